import { randomUUID } from 'node:crypto';
import { outboxEntries } from '../../domain/outbox.js';
import { reportFault } from '../../observability/faults.js';
import type { Log } from '../../observability/log.js';
import type { Lanes } from '../../store/lanes.js';
import type { Outboxes, Owed, Receipt } from '../../store/outboxes.js';
import { failureOf, MOST_TRIES_OF_BUG, retryAfterMs, TRY_FOR_MS, type Failure } from './failures.js';
import { Lease, LostLease } from './lease.js';
import { pace } from './pace.js';
import type { Render } from './render.js';
import type { Rendered, Sender } from './send.js';

const SWEEP_LIMIT = 200;
const LANE_LIMIT = 100;
/** Lanes worked at the same time by one process. */
const CONCURRENCY = 16;

interface Dependencies {
  readonly outboxes: Outboxes;
  readonly lanes: Lanes;
  readonly sender: Sender;
  readonly render: Render;
  /**
   * Told before a direct message of a request is given up, so that somebody else is asked at once.
   * @param error Slack's word
   */
  readonly notReached: (owed: Owed, error: string) => Promise<void>;
  readonly log: Log;
  readonly clock: () => Date;
  /** Between two messages of a lane, in the long run. */
  readonly intervalMs: number;
}

/**
 * Takes what is owed to Slack and sends it: at least once, never twice visibly, in order within a lane, one
 * process a lane (design.md, "The one flow").
 */
export class Delivery {
  private readonly holder = randomUUID();
  private readonly running = new Map<string, Promise<void>>();
  private readonly waiting = new Set<string>();
  private readonly again = new Set<string>();
  private readonly waking = new Set<NodeJS.Timeout>();
  private readonly stopping = new AbortController();

  constructor(private readonly deps: Dependencies) {}

  /** Starts work on these lanes soon; may be lost, the sweep finds them anyway. */
  nudge(lanes: Iterable<string>): void {
    if (this.stopping.signal.aborted) return;
    for (const lane of lanes) {
      if (this.running.has(lane)) this.again.add(lane);
      else this.waiting.add(lane);
    }
    this.startWaiting();
  }

  /** Finds lanes in which something is due, whoever wrote it. */
  async sweep(): Promise<void> {
    this.nudge(await this.deps.outboxes.dueLanes(this.deps.clock(), SWEEP_LIMIT));
  }

  /** Ends after the message that each lane is sending. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.waiting.clear();
    for (const timer of this.waking) clearTimeout(timer);
    await Promise.all(this.running.values());
  }

  private startWaiting(): void {
    for (const lane of this.waiting) {
      if (this.running.size >= CONCURRENCY) return;
      this.waiting.delete(lane);
      const work = this.work(lane).finally(() => {
        this.running.delete(lane);
        if (this.again.delete(lane)) this.waiting.add(lane);
        if (!this.stopping.signal.aborted) this.startWaiting();
      });
      this.running.set(lane, work);
    }
  }

  private async work(lane: string): Promise<void> {
    const { lanes, log, clock } = this.deps;
    try {
      const held = await Lease.take({ lanes, lane, holder: this.holder, clock, log });
      if (!held) return;
      await this.sendAll(lane, held.lease, held.tat).finally(() => held.lease.end());
      await held.lease.release();
    } catch (error) {
      // The store is out of reach: what is owed stays owed, the next sweep tries again.
      log.warn({ lane, err: error }, 'delivery interrupted');
    }
  }

  private async sendAll(lane: string, lease: Lease, since: Date): Promise<void> {
    const { outboxes, clock } = this.deps;
    let tat = since;
    while (!this.stopping.signal.aborted) {
      const owed = await outboxes.ofLane(lane, LANE_LIMIT, clock());
      const first = owed[0];
      if (!first || first.entry.dueAt > clock()) return;
      const { waitMs, next } = pace(tat, clock(), this.deps.intervalMs);
      if (waitMs > 0 && !(await this.pause(waitMs))) return;
      tat = next;
      if (!(await lease.renew(tat))) return;
      if (!(await this.sendOne(first, owed, lease))) return;
    }
  }

  /** @returns false when the lane has to wait */
  private async sendOne(first: Owed, owed: readonly Owed[], lease: Lease): Promise<boolean> {
    const { outboxes, clock } = this.deps;
    const { entry } = first;
    try {
      if (first.unreadable) throw new Error(first.unreadable);
      const rendered = await this.deps.render(first);
      if (!rendered) {
        await outboxes.settle([first], { channel: '' }, clock());
        return true;
      }
      if (!rendered.updateTs && !entry.begun) await outboxes.begin(first);
      const receipt = await this.sendOrRepost(first, rendered, lease);
      await outboxes.settle(rendered.updateTs ? sameCard(first, owed) : [first], receipt, clock());
      return true;
    } catch (error) {
      if (error instanceof LostLease) return false;
      if (isStoreFault(error)) throw error;
      return this.failed(first, failureOf(error), error);
    }
  }

  /** A card that somebody has deleted is posted anew: the request must have one. */
  private async sendOrRepost(owed: Owed, rendered: Rendered, lease: Lease): Promise<Receipt> {
    const { outboxes, sender } = this.deps;
    const stillOurs = () => lease.assertHeld();
    try {
      return await sender.send(owed.entry, rendered, stillOurs);
    } catch (error) {
      if (!rendered.updateTs || failureOf(error).kind !== 'message-gone') throw error;
      await outboxes.begin(owed);
      return sender.send(owed.entry, { ...rendered, updateTs: undefined }, stillOurs);
    }
  }

  private async failed(owed: Owed, failure: Failure, thrown: unknown): Promise<boolean> {
    const { outboxes, log, clock } = this.deps;
    const { entry, ownerId } = owed;
    const now = clock();
    const about = { owner: ownerId, entry: entry.id, message: entry.message, lane: entry.lane };
    log.warn({ ...about, ...failure }, 'not delivered');
    if (failure.kind === 'wait') {
      await outboxes.postpone(owed, new Date(now.getTime() + failure.afterMs), failure.error, false);
      this.wakeAfter(entry.lane, failure.afterMs);
      return false;
    }
    if (mayPass(failure, owed, now)) {
      const afterMs = retryAfterMs(entry.attempts);
      await outboxes.postpone(owed, new Date(now.getTime() + afterMs), failure.error, true);
      this.wakeAfter(entry.lane, afterMs);
      return false;
    }
    const isBug = failure.kind === 'bug';
    const error = isBug
      ? `bug ${reportFault(log, thrown, `delivery of ${entry.id}`).reference}`
      : failure.error;
    if (!isBug && entry.kind === 'direct' && owed.owner === 'tickets') await this.tellNotReached(owed, error);
    const notices = await this.deps.render.undeliverable(owed, error);
    await outboxes.giveUp(owed, error, now, outboxEntries(notices, `${entry.id}!`, now));
    this.nudge(notices.map((notice) => notice.lane));
    return true;
  }

  /** @throws only when the store is out of reach: then the message is not given up yet, and this is done again */
  private async tellNotReached(owed: Owed, error: string): Promise<void> {
    try {
      await this.deps.notReached(owed, error);
    } catch (thrown) {
      if (isStoreFault(thrown)) throw thrown;
      reportFault(this.deps.log, thrown, `not reached: ${owed.entry.id}`);
    }
  }

  private wakeAfter(lane: string, afterMs: number): void {
    const timer = setTimeout(() => {
      this.waking.delete(timer);
      this.nudge([lane]);
    }, afterMs + 5);
    timer.unref();
    this.waking.add(timer);
  }

  /** @returns false when the process is stopping */
  private pause(ms: number): Promise<boolean> {
    const { signal } = this.stopping;
    return new Promise((resolve) => {
      const stop = () => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve(true);
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}

/** What may pass is tried for a day, what is our own mistake a few times: others wait behind it. */
function mayPass(failure: Failure, { entry }: Owed, now: Date): boolean {
  if (failure.kind === 'bug') return entry.attempts + 1 < MOST_TRIES_OF_BUG;
  const since = entry.notBefore ?? entry.createdAt;
  return failure.kind === 'retry' && now.getTime() - since.getTime() <= TRY_FOR_MS;
}

const CARDS: readonly string[] = ['post-card', 'update-card'];

/** One update shows the newest state, so it settles all that was owed of the same card when it was rendered. */
function sameCard(first: Owed, owed: readonly Owed[]): Owed[] {
  return owed.filter(
    ({ ownerId, entry }) =>
      ownerId === first.ownerId && CARDS.includes(entry.kind) && entry.place === first.entry.place,
  );
}

const isStoreFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'store-unavailable';
