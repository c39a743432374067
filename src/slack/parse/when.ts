/** Slack's timestamps (`1763800000.000200`) as instants: when a person did it (sla.md rule 4). */
export function instantOf(ts: string | undefined, fallback: Date): Date {
  const seconds = Number(ts);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(Math.floor(seconds * 1000)) : fallback;
}
