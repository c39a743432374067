import type { Locale } from '../../domain/people/person.js';
import { dateFormat } from './date-format.js';

/** Days and times of one zone as text: opening hours are said in it, so what lies between them must be too. */
export interface ZoneTimes {
  /** Day and time. */
  at(instant: Date): string;
  /** From and to; the day is left out where it is `day` already. Gives the day on which it ends too. */
  span(from: Date, to: Date, day?: string): { text: string; day: string };
}

/** @param zone an IANA zone */
export function timesIn(zone: string, locale: Locale): ZoneTimes {
  const days = dateFormat(locale, {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  });
  const times = dateFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const at = (instant: Date, known?: string): string => {
    const day = days.format(instant);
    return day === known ? times.format(instant) : `${day} ${times.format(instant)}`;
  };
  return {
    at: (instant) => at(instant),
    span: (from, to, known) => ({
      text: `${at(from, known)}–${at(to, days.format(from))}`,
      day: days.format(to),
    }),
  };
}

/** A day `YYYY-MM-DD`, short. */
export const dayText = (day: string, locale: Locale): string =>
  dateFormat(locale, { timeZone: 'UTC', month: 'short', day: 'numeric' }).format(new Date(day));

/** A day of the week, short; 0 is Monday. */
export const weekdayText = (day: number, locale: Locale): string =>
  // The first of January 2024 was a Monday.
  dateFormat(locale, { timeZone: 'UTC', weekday: 'short' }).format(Date.UTC(2024, 0, 1 + day));
