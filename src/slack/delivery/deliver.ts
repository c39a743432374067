import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lanes } from '../../store/lanes.js';
import { LaneWork, type LaneDependencies } from './lane-work.js';
import { Lease } from './lease.js';
import { DAY_MS } from '../../domain/time/units.js';

const SWEEP_LIMIT = 200;
/** Lanes worked at the same time by one process. */
const CONCURRENCY = 16;
/** A timer cannot wait longer than some 24 days; the sweep finds what is due in any case. */
const LONGEST_TIMER_MS = DAY_MS;

interface Dependencies extends LaneDependencies {
  readonly lanes: Lanes;
}

/**
 * Takes what is owed to Slack and sends it: at least once, never twice visibly, in order within a lane, one
 * process a lane (architecture.md, "The one flow").
 */
export class Delivery {
  private readonly holder = randomUUID();
  private readonly running = new Map<string, Promise<void>>();
  private readonly waiting = new Set<string>();
  private readonly again = new Set<string>();
  private readonly waking = new Set<NodeJS.Timeout>();
  private readonly stopping = new AbortController();

  constructor(private readonly deps: Dependencies) {
    // Each lane that waits for its pace listens.
    setMaxListeners(CONCURRENCY + 1, this.stopping.signal);
  }

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
      const { lease, state } = held;
      const around = {
        lane,
        lease,
        isStopping: () => this.stopping.signal.aborted,
        pause: (ms: number) => this.pause(ms),
        wakeAfter: (ms: number) => this.wakeAfter(lane, ms),
        nudge: (lanes: string[]) => this.nudge(lanes),
        othersWait: () => this.waiting.size > 0,
      };
      await new LaneWork(this.deps, around, state).sendAll().finally(() => lease.end());
      await lease.release();
    } catch (error) {
      // The store is out of reach: what is owed stays owed, the next sweep tries again.
      log.warn({ lane, err: error }, 'delivery interrupted');
    }
  }

  private wakeAfter(lane: string, afterMs: number): void {
    const timer = setTimeout(
      () => {
        this.waking.delete(timer);
        this.nudge([lane]);
      },
      Math.min(Math.max(0, afterMs) + 5, LONGEST_TIMER_MS),
    );
    timer.unref();
    this.waking.add(timer);
  }

  /** @returns false when the process is stopping */
  private pause(ms: number): Promise<boolean> {
    const { signal } = this.stopping;
    return sleep(ms, true, { signal }).catch(() => false);
  }
}
