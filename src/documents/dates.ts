import { zoneOf } from '../domain/time/zone.js';

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

/** The same in ISO 8601, with seconds and the zone's offset then: `2026-11-23T08:30:00+08:00`. */
export function instantText(instant: Date, zone: string): string {
  const utc = instant.getTime();
  const offset = zoneOf(zone).offsetAt(utc);
  const wall = new Date(utc + offset).toISOString().slice(0, 19);
  const [sign, ahead] = offset < 0 ? ['-', -offset] : ['+', offset];
  return `${wall}${sign}${new Date(ahead).toISOString().slice(11, 16)}`;
}
