/** An instant as the wall clock in an IANA zone shows it: `2026-11-23 08:30`, the same in both languages. */
export function minuteText(instant: Date, zone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return instant.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
}

/** The same for a narrow column: the year is left out when it is the one that goes without saying. */
export function shortMinuteText(instant: Date, zone: string, year: number): string {
  const text = minuteText(instant, zone);
  return text.startsWith(`${year}-`) ? text.slice(5) : text;
}

/** The calendar day in an IANA zone: `2026-11-23`. */
export function dayText(instant: Date, zone: string): string {
  return instant.toLocaleDateString('sv-SE', { timeZone: zone });
}
