/** Messages that may go at once after a silence: Slack allows short bursts (slack.md, "Rates"). */
const BURST = 4;

/**
 * The generic cell rate algorithm.
 * @param tat the theoretical arrival time kept with the lane
 * @param intervalMs between two messages of a lane in the long run
 * @returns how long to wait before sending now, in ms, and the lane's next `tat`
 */
export function pace(tat: Date, now: Date, intervalMs: number): { waitMs: number; next: Date } {
  // No process that keeps the pace is further ahead: a clock was wrong, and nobody waits for it.
  const furthest = now.getTime() + BURST * intervalMs;
  const base = Math.min(Math.max(tat.getTime(), now.getTime()), furthest);
  const waitMs = Math.max(0, base - (BURST - 1) * intervalMs - now.getTime());
  return { waitMs, next: new Date(base + intervalMs) };
}
