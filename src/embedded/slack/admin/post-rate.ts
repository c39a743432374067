const PER_SECOND = 1;
const BURST = 5;

/** Slack's pace for posting: about one message a second in each channel, with short bursts ("Rate limits"). */
export class PostRate {
  private buckets = new Map<string, { tokens: number; at: number }>();

  /** Seconds to wait before the next post in this channel; 0 when it may be posted now. */
  ask(channel: string): number {
    const now = Date.now();
    const bucket = this.buckets.get(channel) ?? { tokens: BURST, at: now };
    bucket.tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) / 1000) * PER_SECOND);
    bucket.at = now;
    this.buckets.set(channel, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / PER_SECOND);
    bucket.tokens -= 1;
    return 0;
  }
}
