import { MINUTE_MS } from '../domain/time/units.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { StoredModel } from './models.js';

/** Among the lanes, and none: what updates of the whole workspace have spent. */
const ID = 'chat.update';
/** No queue is longer: an instant further ahead is that of a clock that was wrong, and nobody waits for it. */
const FURTHEST_MS = 15 * MINUTE_MS;
/** A turn that was not taken for so long is another's by now. */
const TURN_LASTS_MS = 5_000;

/**
 * How updates are spaced so that no minute has more than so many: some at once, the others evenly.
 * @param perMinute what Slack allows the workspace (slack.md, "Rates")
 */
export function spacing(perMinute: number): { readonly burst: number; readonly intervalMs: number } {
  const burst = Math.max(1, Math.floor(perMinute / 5));
  return { burst, intervalMs: MINUTE_MS / Math.max(1, perMinute - burst) };
}

/**
 * What Slack allows of `chat.update`, for the whole workspace and so for all processes together: the instant of the generic
 * cell rate algorithm stands in one document. Whoever finds nothing left is given a turn: lanes do not run a race for it, and
 * each is woken once.
 */
export class UpdateBudget {
  private readonly burst: number;
  private readonly intervalMs: number;
  /** When the lanes of this process that wait may have theirs, in ms since 1970. */
  private readonly turns = new Map<string, number>();

  /** @param clock the wall's: it is Slack's minute that is counted, whatever the desk takes for the time */
  constructor(
    private readonly model: StoredModel,
    perMinute: number,
    private readonly clock: () => Date = () => new Date(),
  ) {
    ({ burst: this.burst, intervalMs: this.intervalMs } = spacing(perMinute));
  }

  /**
   * @returns how long the lane has to wait before it updates a message, in ms; 0 when it may now, and then it is spent
   * @throws Fault `store-unavailable`
   */
  async take(lane: string): Promise<number> {
    const now = this.clock().getTime();
    const kept = this.turns.get(lane);
    const isKept = kept !== undefined && now - kept <= TURN_LASTS_MS;
    const turn = isKept ? kept : await this.reserve(now);
    if (turn <= now) {
      this.turns.delete(lane);
      return 0;
    }
    this.turns.set(lane, turn);
    return turn - now;
  }

  /** Slack has said that it was too much: no update goes before. */
  async holdFor(ms: number): Promise<void> {
    const now = this.clock().getTime();
    this.turns.clear();
    const tatMs = now + ms + (this.burst - 1) * this.intervalMs;
    await withStore(() =>
      this.model.collection.updateOne({ _id: ID }, { $max: { tatMs }, $set: { until: new Date(now) } }),
    );
  }

  /** @returns from when on one more may go */
  private async reserve(now: number): Promise<number> {
    const until = new Date(now);
    for (;;) {
      const ahead = { _id: ID, tatMs: { $gte: now, $lte: now + FURTHEST_MS } };
      const before = (await withStore(() =>
        this.model.collection.findOneAndUpdate(ahead, { $inc: { tatMs: this.intervalMs }, $set: { until } }),
      )) as unknown as { tatMs: number } | null;
      if (before) return before.tatMs - (this.burst - 1) * this.intervalMs;
      if (await this.begin(now, until)) return now;
    }
  }

  /** @returns false when somebody else was quicker */
  private async begin(now: number, until: Date): Promise<boolean> {
    const over = { _id: ID, $or: [{ tatMs: { $lt: now } }, { tatMs: { $gt: now + FURTHEST_MS } }] };
    try {
      await withStore(() =>
        this.model.collection.updateOne(
          over,
          { $set: { tatMs: now + this.intervalMs, until } },
          { upsert: true },
        ),
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
