import { setTimeout } from 'node:timers/promises';
import type { Outcome } from './domain/record/decision.js';
import type { Recorded } from './domain/record/record.js';
import { isRefusal, type Refusal } from './domain/refusal.js';
import { inTurn } from './in-turn.js';
import type { Settings } from './domain/settings/settings.js';
import type { Records } from './store/records.js';

/** Conflicts endured before the person is asked to try again. */
const MOST_CONFLICTS = 10;
/** Longest wait after the first conflict, in ms; it grows with each, and is random, so that rivals part. */
const PART_MS = 5;

/** What a person did and when: `cause` is the same however often Slack repeats it, `at` is Slack's own time. */
export interface Act {
  readonly cause: string;
  readonly at: Date;
  /** As they were loaded for this act, when they were. */
  readonly settings?: Settings | undefined;
}

/** `repeated`: it had been done already, by this same act, or there was nothing to do. */
export interface Done<R> {
  readonly record: R;
  readonly repeated: boolean;
}

/** A kind of record, as far as a change of one needs to know it. */
export interface Changing<R extends Recorded> {
  readonly kept: Pick<Records<R>, 'load' | 'commit'>;
  /** Whether the act of this cause has been done on it. */
  readonly hasHappened: (record: R, cause: string) => boolean;
  /** There is none of this id. */
  readonly gone: (id: string) => Refusal;
  /** Others change it all the time. */
  readonly busy: (record: R) => Refusal;
}

export interface Surroundings {
  readonly clock: () => Date;
  /** Told which lanes owe something new; may be lost. */
  readonly nudge: (lanes: string[]) => void;
}

/** Whether an act stands in a history. */
export const isInHistory = (
  { history }: { readonly history: readonly { readonly cause: string }[] },
  cause: string,
): boolean => history.some((one) => one.cause === cause);

/**
 * The only way a record changes: load, decide, commit; at most a few conflicts (architecture.md, "The one flow"). An act is done
 * once, however often and by however many processes it is begun.
 * @param cause of the act; what nobody did is known by the state that it was due in
 * @param decide on the record as it is then
 * @throws Fault `store-unavailable`
 */
export async function run<R extends Recorded>(
  changing: Changing<R>,
  id: string,
  cause: string | ((record: R) => string),
  decide: (record: R, context: { now: Date; cause: string }) => Outcome<R> | Promise<Outcome<R>>,
  around: Surroundings,
): Promise<Done<R> | Refusal> {
  return inTurn(changing.kept, id, () => change(changing, id, cause, decide, around));
}

async function change<R extends Recorded>(
  { kept, hasHappened, gone, busy }: Changing<R>,
  id: string,
  cause: string | ((record: R) => string),
  decide: (record: R, context: { now: Date; cause: string }) => Outcome<R> | Promise<Outcome<R>>,
  { clock, nudge }: Surroundings,
): Promise<Done<R> | Refusal> {
  let last: R | undefined;
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const record = await kept.load(id);
    if (!record) return gone(id);
    const act = typeof cause === 'string' ? cause : cause(record);
    if (hasHappened(record, act)) return { record, repeated: true };
    const now = clock();
    const outcome = await decide(record, { now, cause: act });
    if (!outcome) return { record, repeated: true };
    if (isRefusal(outcome)) return outcome;
    const { intents } = outcome;
    if (await kept.commit(record, outcome.record, { intents, cause: act, now })) {
      nudge(intents.map(({ lane }) => lane));
      return { record: outcome.record, repeated: false };
    }
    last = record;
    await setTimeout(Math.random() * PART_MS * (attempt + 1));
  }
  return busy(last!);
}
