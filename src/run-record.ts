import { asked, decided, opened, ticked } from './domain/record/decide.js';
import type { Context } from './domain/record/context.js';
import { doerOf } from './domain/record/conclude.js';
import type { Outcome } from './domain/record/decision.js';
import type { Errand, RecordName } from './domain/record/errand.js';
import type { Doer } from './domain/record/fact.js';
import type { AnyKind } from './domain/record/kinds.js';
import { yearOf } from './domain/record/number.js';
import type { Told } from './domain/record/told.js';
import type { Person } from './domain/people/person.js';
import { isRefusal, refuse, type Refusal } from './domain/refusal.js';
import { contextOf, type Given, type Givens } from './given.js';
import { isInHistory, run, type Act, type Changing, type Done, type Surroundings } from './run.js';
import type { KindRecords, Page } from './store/kind-records.js';

interface RecordsNeed extends Surroundings {
  readonly records: KindRecords;
  readonly givens: Givens;
  /** Loads a record of a kind that has a store of its own: a request, a contract. */
  readonly others: Readonly<Record<string, (id: string) => Promise<unknown>>>;
}

/** What becomes of records that their history tells, of whatever kind. */
export class RecordRunner {
  private readonly changing: Changing<Told>;

  constructor(private readonly need: RecordsNeed) {
    this.changing = {
      kept: need.records,
      hasHappened: isInHistory,
      gone: (number) => refuse('record-not-found', { number }),
      busy: ({ id: number }) => refuse('too-busy', { number }),
    };
  }

  /**
   * Somebody opens a record.
   * @param given what it is opened with, as its kind wants it
   * @throws Fault `store-unavailable`
   */
  async open(name: string, given: unknown, actor: Person, act: Act): Promise<Done<Told> | Refusal> {
    const forbidden = this.need.records.kinds.named(name).mayNotOpen(actor, given);
    return forbidden ?? this.openFor(name, given, doerOf(actor), act);
  }

  private async openFor(name: string, given: unknown, doer: Doer, act: Act): Promise<Done<Told> | Refusal> {
    const { records, clock, nudge, givens } = this.need;
    const kind = records.kinds.named(name);
    const [known, needed, around] = await Promise.all([
      records.openedBy(kind, act.cause),
      this.needed(kind, undefined, given),
      givens.now(act),
    ]);
    if (known) return { record: known, repeated: true };
    const now = clock();
    const context = contextFor(around, act, now, needed);
    // Whether it may be opened does not depend on its number.
    const first = opened(kind, kind.numbers.format(0, 0), given, doer, context);
    if (isRefusal(first)) return first;
    const done = await records.open(kind, yearOf(now, context.zone), act.cause, now, (number) =>
      mustOpen(opened(kind, number, given, doer, context)),
    );
    if (!done.repeated) nudge(first.intents.map(({ lane }) => lane));
    return done;
  }

  /** A person's command on a record. @throws Fault `store-unavailable` */
  async run(number: string, command: unknown, actor: Person, act: Act): Promise<Done<Told> | Refusal> {
    const given = await this.need.givens.now(act);
    return this.change(number, act, given, command, (kind, record, context) =>
      decided(kind, record, command, actor, context),
    );
  }

  /** What the clock does to a record now. @returns false when nothing was due any more */
  async tick(number: string): Promise<boolean> {
    const now = this.need.clock();
    const act = { cause: `tick:${number}:${now.getTime()}`, at: now };
    const given = await this.need.givens.lately();
    const done = await this.change(number, act, given, undefined, ticked);
    return !isRefusal(done) && !done.repeated;
  }

  /**
   * An errand of another record, once by its cause: a record is asked, or a new one is opened.
   * @returns why not, when it never will be done
   */
  async bring(errand: Errand, cause: string): Promise<Refusal | undefined> {
    const { to, given, by, side, at } = errand;
    const act = { cause, at };
    if (to.id === undefined) {
      const done = await this.openFor(to.kind, given, { by, side }, act);
      return isRefusal(done) ? done : undefined;
    }
    if (this.need.records.kinds.ofNumber(to.id)?.name !== to.kind)
      return refuse('record-not-found', { number: to.id });
    const around = await this.need.givens.lately();
    const done = await this.change(to.id, act, around, errand, (kind, record, context) =>
      asked(kind, record, errand, context),
    );
    return isRefusal(done) ? done : undefined;
  }

  /** One record, for somebody who may see it. */
  async load(number: string, person: Person): Promise<Told | undefined> {
    const { records } = this.need;
    const record = await records.load(number);
    return record && records.kinds.named(record.kind).maySee(person, record) ? record : undefined;
  }

  /** A page of those that are found by these words, as far as the person may see them. */
  async list(name: string, person: Person, page: Page): Promise<{ records: Told[]; total: number }> {
    const { records } = this.need;
    const kind = records.kinds.named(name);
    const found = await records.list(kind, page, kind.seenBy(person));
    return { ...found, records: found.records.filter((record) => kind.maySee(person, record)) };
  }

  private async change(
    number: string,
    act: Act,
    given: Given,
    wanted: unknown,
    decideOn: (kind: AnyKind, record: Told, context: Context) => Outcome<Told>,
  ): Promise<Done<Told> | Refusal> {
    const { records } = this.need;
    const kind = records.kinds.ofNumber(number);
    if (!kind) return refuse('record-not-found', { number });
    return run(
      this.changing,
      number,
      act.cause,
      async (record, { now }) =>
        decideOn(kind, record, contextFor(given, act, now, await this.needed(kind, record, wanted))),
      this.need,
    );
  }

  /** The records that a decision depends on, as they are now. */
  private async needed(
    kind: AnyKind,
    record: Told | undefined,
    wanted: unknown,
  ): Promise<ReadonlyMap<string, unknown>> {
    const names = kind.needs?.(record, wanted) ?? [];
    const found = await Promise.all(names.map((name) => this.other(name)));
    return new Map(names.map((name, index) => [keyOf(name), found[index]]));
  }

  private other({ kind, id }: RecordName): Promise<unknown> {
    const { others, records } = this.need;
    return others[kind]?.(id) ?? records.load(id);
  }
}

const keyOf = ({ kind, id }: RecordName): string => `${kind}/${id}`;

const contextFor = (given: Given, act: Act, now: Date, needed: ReadonlyMap<string, unknown>): Context => ({
  ...contextOf(given, act, now),
  zone: given.settings.zone,
  needed: (name) => needed.get(keyOf(name)),
});

function mustOpen<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`refused for its number alone: ${outcome.refused}`);
  return outcome;
}
