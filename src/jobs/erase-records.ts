import { randomBytes } from 'node:crypto';
import { Fault } from '../domain/fault.js';
import { eraseTold } from '../domain/privacy/erase-told.js';
import { heldInTold } from '../domain/privacy/held-in-told.js';
import { erasedIn, toErase, waitingFor, type Erasure } from '../domain/privacy/erasure.js';
import type { Told } from '../domain/record/told.js';
import { isErasedFact } from '../domain/record/told.js';
import { isRefusal } from '../domain/refusal.js';
import { reportFault } from '../observability/faults.js';
import type { Log } from '../observability/log.js';
import type { KindRecords } from '../store/kind-records.js';
import type { SealStore } from '../store/seals.js';
import type { SettingsStore } from '../store/settings.js';

/** Records that are looked at before it is stored how far the work has come. */
const PAGE = 50;
/** Somebody else changes the same record meanwhile, again and again: the next run tries. */
const MOST_CONFLICTS = 10;
const SEED_BYTES = 32;

export interface ErasingRecords {
  readonly records: KindRecords;
  readonly seals: Pick<SealStore, 'anchorOf' | 'anchor'>;
  readonly settings: Pick<SettingsStore, 'load'>;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
  readonly log: Log;
}

/**
 * One page further through the records of all kinds. Whatever is done can be done again: of each record that it was is known by
 * the fact.
 */
export async function recordsLookedThrough(erasure: Erasure, deps: ErasingRecords): Promise<Erasure> {
  const { records, clock, log } = deps;
  const numbers = await records.numbersAfter(erasure.recordsAfter ?? '', PAGE);
  let next = erasure;
  for (const number of numbers) {
    try {
      next = await erasedFromRecord(next, number, deps);
    } catch (error) {
      if (error instanceof Fault) throw error;
      reportFault(log, error, `erasing personal data in ${number}`);
      next = { ...next, failed: [...new Set([...next.failed, number])] };
    }
  }
  const isLast = numbers.length < PAGE;
  return {
    ...next,
    recordsAfter: numbers.at(-1) ?? erasure.recordsAfter,
    ...(isLast ? { lookedAt: clock() } : {}),
  };
}

/** One that was open: seen to now, or still waited for. */
export async function recordRevisited(
  erasure: Erasure,
  number: string,
  deps: ErasingRecords,
): Promise<Erasure> {
  const waiting = erasure.waiting.filter((one) => one.number !== number);
  const next = await erasedFromRecord({ ...erasure, waiting }, number, deps);
  // Nothing has become of it: the demand is as it was.
  return next.waiting.some((one) => one.number === number) ? erasure : next;
}

/** One record: erased, or waited for while it is open, or nothing of theirs in it. */
async function erasedFromRecord(erasure: Erasure, number: string, deps: ErasingRecords): Promise<Erasure> {
  const { records, seals, settings, clock, nudge, log } = deps;
  const { subject, reason, by } = erasure;
  if (!subject) return erasure;
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const record = await records.load(number);
    if (!record) return erasure;
    const kind = records.kinds.named(record.kind);
    const facts = record.history.map(({ id }) => id);
    const keys = toErase(heldInTold(kind, record, subject), erasure, number, facts);
    const before = placesDone(erasure, record);
    if (keys.size === 0) return before > 0 ? erasedIn(erasure, number, before) : erasure;
    if (!kind.isClosed(record.state)) return waitingFor(erasure, number, []);
    const anchor = await seals.anchorOf(number);
    const { deskLocale, zone } = await settings.load();
    const now = clock();
    const cause = `erase:${erasure.id}:${number}:${record.history.length}`;
    const seed = randomBytes(SEED_BYTES).toString('hex');
    const context = {
      at: erasure.at,
      now,
      cause,
      seed,
      roster: {},
      deskLocale,
      zone,
      needed: () => undefined,
    };
    const decision = eraseTold(kind, record, { keys, reason, anchor }, by, context);
    if (!decision) return before > 0 ? erasedIn(erasure, number, before) : erasure;
    if (isRefusal(decision)) {
      reportFault(log, new Error(decision.refused), `erasing personal data in ${number}`);
      return { ...erasure, failed: [...new Set([...erasure.failed, number])] };
    }
    const { intents } = decision;
    if (await records.commitErased(record, decision.record, { intents, cause, now })) {
      // The chain as it was is whole, and goes on over the same hashes.
      await seals.anchor(number, record.seal);
      nudge(intents.map(({ lane }) => lane));
      return erasedIn(erasure, number, placesDone(erasure, decision.record));
    }
  }
  throw new Fault('conflict', true, { detail: number });
}

const placesDone = ({ id }: Erasure, { id: number, history }: Told): number =>
  history
    .filter(isErasedFact)
    .filter(({ cause }) => cause.startsWith(`erase:${id}:${number}:`))
    .reduce((sum, { what }) => sum + what.length, 0);
