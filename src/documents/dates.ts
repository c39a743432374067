/** An instant as the wall clock in an IANA zone shows it: `2026-11-23 08:30`, the same in both languages. */
export function minuteText(instant: Date, zone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return instant.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
}

/** The calendar day in an IANA zone: `2026-11-23`. */
export function dayText(instant: Date, zone: string): string {
  return instant.toLocaleDateString('sv-SE', { timeZone: zone });
}
