import type { Log } from '../../observability/log.js';
import type { Lanes, LaneState } from '../../store/lanes.js';

/** A process that dies leaves its lanes to the others after this; one that lives renews well before. */
const LEASE_MS = 10_000;
const RENEW_MS = 3_000;
/** A lease is trusted for this much less than it lasts: clocks of processes differ, and a call takes its time. */
const MARGIN_MS = 3_000;

interface Given {
  readonly lanes: Lanes;
  readonly lane: string;
  readonly holder: string;
  readonly clock: () => Date;
  readonly log: Log;
}

/** The lane may be another's by now: whatever was about to be sent is left to whoever has it. */
export class LostLease extends Error {}

/**
 * A lane held by this process, renewed as long as it works. How long it can be trusted goes by the monotonic clock,
 * so that a process that was stopped for a while and goes on knows that it may have lost it.
 */
export class Lease {
  private trustedUntil = 0;
  private readonly renewing: NodeJS.Timeout;

  private constructor(private readonly given: Given) {
    this.renewing = setInterval(() => {
      this.renew().catch((error: unknown) =>
        given.log.warn({ lane: given.lane, err: error }, 'lease not renewed'),
      );
    }, RENEW_MS);
  }

  /** @returns the lease and the lane's state, or undefined while another process has the lane */
  static async take(given: Given): Promise<{ lease: Lease; state: LaneState } | undefined> {
    const { lanes, lane, holder, clock } = given;
    const asked = performance.now();
    const state = await lanes.acquire(lane, holder, clock(), LEASE_MS);
    if (!state) return undefined;
    const lease = new Lease(given);
    lease.trust(asked);
    return { lease, state };
  }

  /**
   * Stays the holder, and notes the lane's state when it is given.
   * @returns false when the lane was lost
   */
  async renew(state?: LaneState): Promise<boolean> {
    const { lanes, lane, holder, clock } = this.given;
    const asked = performance.now();
    const held = await lanes.renew(lane, holder, clock(), LEASE_MS, state);
    if (held) this.trust(asked);
    else this.trustedUntil = 0;
    return held;
  }

  /** @throws LostLease when the lane may be another's by now; to be asked right before something is sent */
  assertHeld(): void {
    if (performance.now() >= this.trustedUntil) throw new LostLease();
  }

  /** Renews no longer. */
  end(): void {
    clearInterval(this.renewing);
  }

  async release(): Promise<void> {
    const { lanes, lane, holder, clock } = this.given;
    await lanes.release(lane, holder, clock());
  }

  private trust(since: number): void {
    this.trustedUntil = Math.max(this.trustedUntil, since + LEASE_MS - MARGIN_MS);
  }
}
