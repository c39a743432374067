/** Slack's rate per channel: about one message a second, with short bursts (slack.md, "Rates"). */
export const INTERVAL_MS = 1_000;
export const BURST = 4;

/**
 * The generic cell rate algorithm.
 * @param tat the theoretical arrival time kept with the lane
 * @returns how long to wait before sending now, in ms, and the lane's next `tat`
 */
export function pace(tat: Date, now: Date): { waitMs: number; next: Date } {
  const base = Math.max(tat.getTime(), now.getTime());
  const waitMs = Math.max(0, base - (BURST - 1) * INTERVAL_MS - now.getTime());
  return { waitMs, next: new Date(base + INTERVAL_MS) };
}
