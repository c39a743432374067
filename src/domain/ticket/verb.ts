import type { Contract } from '../contract/contract.js';
import type { Person } from '../people/person.js';
import type { Roster } from '../people/roster.js';
import type { Refusal } from '../refusal.js';
import type { CommandOf } from './commands.js';
import type { ErrandStated } from './errands.js';
import type { FactStated } from './facts.js';
import type { Verb } from './lifecycle.js';
import type { Ticket } from './ticket.js';

/** Who acts, when they did it, and who stands behind the roles at this moment. */
export interface ActContext {
  readonly actor: Person;
  readonly at: Date;
  readonly roster: Roster;
  /** Given to the verbs that depend on it. */
  readonly contract?: Contract | undefined;
  /** The other request that the command names, as it is now. */
  readonly other?: Ticket | undefined;
}

/** What a verb decides: the fields that change and what has happened. It does nothing (architecture.md, convention 1). */
export interface Change {
  readonly set: Partial<Ticket>;
  readonly facts: readonly FactStated[];
  /** What is then owed to other documents. */
  readonly errands?: readonly ErrandStated[];
}

/**
 * One verb. It is asked only when the lifecycle knows the verb in this status, what it answers is there
 * (`applies.ts`) and the person may use it, so it checks what is its own alone.
 */
export type DecideVerb<V extends Verb> = (
  ticket: Ticket,
  command: CommandOf<V>,
  context: ActContext,
) => Change | Refusal;
