import { Fault } from '../domain/fault.js';
import type { Contract } from '../domain/contract/contract.js';
import { isRefusal } from '../domain/refusal.js';
import type { Settings } from '../domain/settings/settings.js';
import { changedTerms } from '../domain/terms/changed-terms.js';
import { NO_REQUESTS, tallied, type Tally } from '../domain/terms/tally.js';
import { advanced, stagesOf, taken, type TermsChange } from '../domain/terms/terms-change.js';
import type { MovedClock } from '../domain/ticket/moves.js';
import { reportFault } from '../observability/faults.js';
import type { Log } from '../observability/log.js';
import type { CommandRunner } from '../run-command.js';
import type { Contracts } from '../store/contracts.js';
import type { SettingsStore } from '../store/settings.js';
import type { TermsChanges } from '../store/terms-changes.js';
import type { Tickets } from '../store/tickets.js';

/** Requests that are looked up at once, and those after which it is stored how far the work has come. */
const PAGE = 2_000;
const BATCH = 100;
const CONCURRENCY = 4;
/** A run hands over to the next one before its lock is at an end. */
const LONGEST_MS = 5_000;

export interface ApplyingTerms {
  readonly settings: SettingsStore;
  readonly termsChanges: TermsChanges;
  readonly tickets: Tickets;
  readonly contracts: Contracts;
  readonly runner: CommandRunner;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
  readonly log: Log;
}

/**
 * Works off what is to reach the open requests (sla.md rule 7): takes intentions up, and lets each change go on from where
 * it stands. Requests change one by one, each once by its cause, and how far a change has come is stored batch by batch
 * with the figures of that batch; so it may be cut short anywhere, and two processes may be at it.
 * @throws Fault `store-unavailable`; what is left stays to be done
 */
export async function applyTermsChanges(deps: ApplyingTerms): Promise<void> {
  const { settings: store, termsChanges, clock } = deps;
  const end = clock().getTime() + LONGEST_MS;
  const settings = await store.load();
  await takeUp(settings, deps);
  for (const id of await termsChanges.unfinished()) {
    while (clock().getTime() <= end && (await pageDone(id, settings, end, deps)));
  }
}

/** An intention becomes work. */
async function takeUp(settings: Settings, { termsChanges, tickets, clock }: ApplyingTerms): Promise<void> {
  const intentions = settings.intentions ?? [];
  const unknown = await termsChanges.unknownOf(intentions.map(({ id }) => id));
  for (const intention of intentions.filter(({ id }) => unknown.includes(id))) {
    const counts = await Promise.all(stagesOf(intention).map((stage) => tickets.countUnder(stage)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    await termsChanges.insert(taken(intention, total, clock()));
  }
}

/** @returns false when nothing is left of this change */
async function pageDone(id: string, settings: Settings, end: number, deps: ApplyingTerms): Promise<boolean> {
  const { termsChanges, tickets, clock } = deps;
  let change = await termsChanges.load(id);
  if (!change?.workingSince) return false;
  const stage = stagesOf(change)[change.stage];
  const page = stage ? await tickets.numbersUnder(stage, change.after, PAGE) : [];
  for (let from = 0; change && (from < page.length || from === 0); from += BATCH) {
    if (from > 0 && clock().getTime() > end) return true;
    const batch = page.slice(from, from + BATCH);
    const isLast = page.length < PAGE && from + BATCH >= page.length;
    change = await batchDone(batch, isLast, change, settings, deps);
  }
  return true;
}

/** @returns how far it has come; undefined when another process was quicker */
async function batchDone(
  batch: readonly Numbered[],
  isLast: boolean,
  change: TermsChange,
  settings: Settings,
  deps: ApplyingTerms,
): Promise<TermsChange | undefined> {
  const { termsChanges, clock, nudge } = deps;
  const { tally, failed } = await reached(batch, change, settings, deps);
  const last = isLast ? undefined : batch.at(-1)?.id;
  const now = clock();
  const next = advanced(change, { last, tally, failed }, { roster: settings.roster, now });
  if (!(await termsChanges.commit(change, next.change, next.intents, now))) return undefined;
  nudge(next.intents.map(({ lane }) => lane));
  return { ...next.change, version: change.version + 1 };
}

interface Numbered {
  readonly id: string;
  readonly contractId: string;
}

async function reached(
  batch: readonly Numbered[],
  change: TermsChange,
  settings: Settings,
  deps: ApplyingTerms,
): Promise<{ tally: Tally; failed: string[] }> {
  const contracts = await contractsOf(batch, deps);
  const moves = new Map<string, readonly MovedClock[]>();
  const failed: string[] = [];
  const waiting = batch[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const { id } of waiting) {
      try {
        const moved = await reach(id, change, { settings, contracts, runner: deps.runner });
        if (moved) moves.set(id, moved);
      } catch (error) {
        if (error instanceof Fault) throw error;
        reportFault(deps.log, error, `terms of ${id}`);
        failed.push(id);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const tally = batch.reduce(
    (sum, { id }) => (moves.has(id) ? tallied(sum, id, moves.get(id)!) : sum),
    NO_REQUESTS,
  );
  return { tally, failed: failed.sort() };
}

async function contractsOf(
  batch: readonly Numbered[],
  { contracts }: ApplyingTerms,
): Promise<ReadonlyMap<string, Contract>> {
  const ids = [...new Set(batch.map(({ contractId }) => contractId))];
  const found = await Promise.all(ids.map((id) => contracts.load(id)));
  return new Map(found.flatMap((contract) => (contract ? [[contract.id, contract]] : [])));
}

interface Known {
  readonly settings: Settings;
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly runner: CommandRunner;
}

/** @returns what it did to the request, now or when it was done before; undefined when it has nothing to do with it */
async function reach(
  ticketId: string,
  change: TermsChange,
  { settings, contracts, runner }: Known,
): Promise<readonly MovedClock[] | undefined> {
  const cause = `terms:${change.id}:${ticketId}`;
  const done = await runner.applyTerms(
    ticketId,
    ({ terms, contractId }) => changedTerms(terms, contracts.get(contractId), change, settings),
    { ...change.by, roles: change.roles },
    { cause, at: change.at },
  );
  if (isRefusal(done)) {
    if (done.refused === 'too-busy') throw new Fault('conflict', true, { detail: `terms of ${ticketId}` });
    throw new Error(`terms of ${ticketId} refused: ${done.refused}`);
  }
  const fact = done.record.history.find((one) => one.cause === cause);
  return fact?.type === 'terms-changed' ? fact.moved : undefined;
}
