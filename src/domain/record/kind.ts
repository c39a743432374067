import type { z } from 'zod';
import type { Intent } from './outbox.js';
import type { Person } from '../people/person.js';
import type { Refusal } from '../refusal.js';
import type { Context } from './context.js';
import type { Errand, RecordName, StatedErrand } from './errand.js';
import type { BaseFact, Doer, StatedFact } from './fact.js';
import type { Numbering } from './number.js';
import type { Told } from './told.js';

export interface Command {
  readonly do: string;
}

/** What a rule decides: what has happened, and what is then asked of other records. It does nothing. */
export interface Change<F extends BaseFact> {
  readonly facts: readonly StatedFact<F>[];
  readonly errands?: readonly StatedErrand[];
}

/**
 * A kind of record, whole: everything that the one machine has to know of it. Whatever is one is opened, decided, told, swept,
 * erased, verified, archived and listed (architecture.md, "One machine, many kinds"). All of it is pure. Free text stands in
 * fields that `custody/texts.ts` names, for by their names it is erased.
 *
 * @typeParam S its state: what `begin` and `evolve` make of the history
 * @typeParam F its facts
 * @typeParam C its commands, told apart by `do`
 */
export interface Kind<S = unknown, F extends BaseFact = BaseFact, C extends Command = Command> {
  /** In lower case; errands, refusals and the store know it by this. */
  readonly name: string;
  readonly numbers: Numbering;
  readonly state: z.ZodType<S>;
  readonly fact: z.ZodType<F>;
  /** What people ask of it; what does not fit is a fault of whoever calls. */
  readonly command: z.ZodType<C>;

  /** @returns undefined when the person may open one; what another record asks for, that one has decided */
  mayNotOpen(actor: Person, given: unknown): Refusal | undefined;
  open(given: unknown, doer: Doer, context: Context): Change<F> | Refusal;
  /** Its state by its first fact, and by each further one. No fact is passed over. */
  begin(fact: F): S;
  evolve(state: S, fact: F): S;

  /** @returns undefined when they may; who may not even see it is told that there is none */
  mayNot(actor: Person, command: C, record: Told<S, F>): Refusal | undefined;
  maySee(person: Person, record: Told<S, F>): boolean;
  /** The same for lists: words (`listed`) of which a record has one when they may see it; undefined when they see all. */
  seenBy(person: Person): readonly string[] | undefined;
  /** Its lifecycle: which verbs there are now. The rule and the buttons read it. */
  verbs(state: S): readonly C['do'][];
  decide(record: Told<S, F>, command: C, actor: Person, context: Context): Change<F> | Refusal;

  /** What time does to it, and when. */
  tick?(record: Told<S, F>, context: Context): Change<F> | undefined;
  nextInstant?(state: S): Date | undefined;
  /** What an act on another record means here. @returns undefined when there is nothing to do (any more) */
  asked?(record: Told<S, F>, errand: Errand, context: Context): Change<F> | Refusal | undefined;
  /** Records that a decision depends on: they are loaded, and stand in the context. */
  needs?(record: Told<S, F> | undefined, asked: unknown): readonly RecordName[];
  /** Who is told what, where, of what has just happened. */
  announce(record: Told<S, F>, facts: readonly BaseFact[], context: Context): readonly Intent[];

  /** By these words it is found in lists, by `at` it stands in them; `desk` is the channel of its desk. */
  listed(record: Told<S, F>): Listed;
  /** The customer whose it is: names and numbers of people count within their company. */
  customerOf(state: S): string | undefined;
  /** Nobody waits for anything any more: it is archived, and what is personal may be erased. */
  isClosed(state: S): boolean;
}

export interface Listed {
  readonly keys: readonly string[];
  readonly at: Date;
  readonly desk?: string | undefined;
}
