import { outboxEntries } from '../../domain/record/outbox.js';
import { reportFault } from '../../observability/faults.js';
import type { Owed } from '../../store/outboxes.js';
import { failureOf, MOST_TRIES_OF_BUG, retryAfterMs, TRY_FOR_MS, type Failure } from './failures.js';
import type { LaneDependencies, Surroundings } from './lane-work.js';
import { RENDERERS } from './renderers/by-kind.js';

/**
 * What becomes of a message that was not delivered: it is tried again later, or given up and told of.
 * @param all the entries it was to tell
 * @returns false when the lane has to wait
 * @throws Fault `store-unavailable`; the entries are still owed then
 */
export async function failed(
  all: readonly Owed[],
  thrown: unknown,
  deps: LaneDependencies,
  around: Surroundings,
): Promise<boolean> {
  const { outboxes, log, clock } = deps;
  const failure = failureOf(thrown);
  const now = clock();
  const entries = all.map(({ entry }) => entry.id);
  log.warn({ owner: all[0]!.ownerId, entries, lane: around.lane, ...failure }, 'not delivered');
  const later = all.filter((owed) => mayPass(failure, owed, now));
  if (later.length > 0) {
    const attempts = Math.max(...later.map(({ entry }) => entry.attempts));
    const afterMs = failure.kind === 'wait' ? failure.afterMs : retryAfterMs(attempts);
    const dueAt = new Date(now.getTime() + afterMs);
    await outboxes.postpone(later, dueAt, failure.error, failure.kind !== 'wait');
    around.wakeAfter(afterMs);
  }
  const lost = all.filter((owed) => !later.includes(owed));
  const isBug = failure.kind === 'bug';
  const error = () =>
    isBug ? `bug ${reportFault(log, thrown, `delivery of ${lost[0]!.entry.id}`).reference}` : failure.error;
  if (lost.length > 0) await giveUp(lost, error(), isBug, deps, around);
  return later.length === 0;
}

/** What may pass is tried for a day, what is our own mistake a few times: others wait behind it. */
function mayPass(failure: Failure, { entry }: Owed, now: Date): boolean {
  if (failure.kind === 'wait') return true;
  if (failure.kind === 'bug') return entry.attempts + 1 < MOST_TRIES_OF_BUG;
  const since = entry.notBefore ?? entry.createdAt;
  return failure.kind === 'retry' && now.getTime() - since.getTime() <= TRY_FOR_MS;
}

async function giveUp(
  lost: readonly Owed[],
  error: string,
  isBug: boolean,
  deps: LaneDependencies,
  around: Surroundings,
): Promise<void> {
  const { outboxes, render, clock } = deps;
  for (const owed of lost) {
    const { entry, owner } = owed;
    // Somebody of a customer is told in their thread instead: nobody else is asked for them.
    if (!isBug && entry.kind === 'direct' && entry.place !== 'customer' && RENDERERS[owner].asksPeople)
      await tellNotReached(owed, error, deps);
    const notices = await render.undeliverable(owed, error);
    const now = clock();
    await outboxes.giveUp(owed, error, now, outboxEntries(notices, `${entry.id}!`, now));
    around.nudge(notices.map((notice) => notice.lane));
  }
}

/** @throws only when the store is out of reach: then the message is not given up yet, and this is done again */
async function tellNotReached(owed: Owed, error: string, deps: LaneDependencies): Promise<void> {
  try {
    await deps.notReached(owed, error);
  } catch (thrown) {
    if (isStoreFault(thrown)) throw thrown;
    reportFault(deps.log, thrown, `not reached: ${owed.entry.id}`);
  }
}

export const isStoreFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'store-unavailable';
