const MOST = 50;
const MINUTE_MS = 60_000;

/** `chat.update` is of tier 3: some 50 calls in a minute, for the whole workspace and not for a channel. */
export class UpdateRate {
  private recent: number[] = [];

  /** Seconds to wait before the next update; 0 when it may be made now. */
  ask(): number {
    const now = Date.now();
    this.recent = this.recent.filter((at) => at > now - MINUTE_MS);
    if (this.recent.length >= MOST) return Math.ceil((this.recent[0]! + MINUTE_MS - now) / 1000);
    this.recent.push(now);
    return 0;
  }
}
