import { z } from 'zod';
import { DAY_MS, MINUTE_MS, SECOND_MS } from './units.js';

const WEEK = 7 * DAY_MS;

/** Offsets of one IANA zone: a small stand-in for dayjs's timezone plugin, which is wrong around changes of offset. */
export interface Zone {
  name: string;
  /** Milliseconds by which the wall clock is ahead of UTC at the instant `utc` (milliseconds since 1970). */
  offsetAt(utc: number): number;
  /**
   * The instant at which the wall clock shows `wall` (milliseconds since 1970 as if the wall clock were UTC).
   * A time that the clock jumps over is the moment of the jump; a time shown twice is its first showing. So
   * later wall times never come out earlier, and intervals that do not overlap on the wall do not overlap in fact.
   */
  toInstant(wall: number): number;
  /** The number of the day (days since 1970-01-01) that the wall calendar shows at the instant `utc`. */
  dayAt(utc: number): number;
}

/** Whether `name` is an IANA zone known here. Bare offsets (`+08:00`) are no zones: they know no daylight saving. */
export const isZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const zoneSchema = z.string().refine(isZone, { error: 'not a known IANA time zone' });

const zones = new Map<string, Zone>();

/** The zone of this name, compiled once. The name must satisfy `isZone`. */
export const zoneOf = (name: string): Zone => {
  const known = zones.get(name);
  if (known) return known;
  const zone = compileZone(name);
  zones.set(name, zone);
  return zone;
};

const compileZone = (name: string): Zone => {
  const ask = offsetReader(name);
  const offsetAt = weeklyOffsets(ask);
  return {
    name,
    offsetAt,
    toInstant(wall) {
      const before = offsetAt(wall - DAY_MS);
      const after = offsetAt(wall + DAY_MS);
      const first = wall - Math.max(before, after);
      const last = wall - Math.min(before, after);
      if (first + offsetAt(first) === wall) return first;
      if (last + offsetAt(last) === wall) return last;
      return firstWith(first, last, (utc) => offsetAt(utc) === after);
    },
    dayAt: (utc) => Math.floor((utc + offsetAt(utc)) / DAY_MS),
  };
};

/** Asks the platform's zone data for the offset at an instant; slow, some microseconds a call. */
const offsetReader = (name: string): ((utc: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (utc) => {
    const whole = Math.floor(utc / SECOND_MS) * SECOND_MS;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(whole)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
  };
};

/** Remembers offsets by the week; no zone has changed its offset twice within one. */
const weeklyOffsets = (ask: (utc: number) => number): ((utc: number) => number) => {
  const starts = new Map<number, number>();
  const jumps = new Map<number, number>();
  const startOffset = (week: number): number => {
    let offset = starts.get(week);
    if (offset === undefined) starts.set(week, (offset = ask(week * WEEK)));
    return offset;
  };
  return (utc) => {
    const week = Math.floor(utc / WEEK);
    const before = startOffset(week);
    const after = startOffset(week + 1);
    if (before === after) return before;
    let jump = jumps.get(week);
    if (jump === undefined) {
      jump = firstWith(week * WEEK, (week + 1) * WEEK, (at) => ask(at) === after);
      jumps.set(week, jump);
    }
    return utc < jump ? before : after;
  };
};

/** The first whole second in (from, to] at which `holds`, which stays true once it is. */
const firstWith = (from: number, to: number, holds: (utc: number) => boolean): number => {
  let low = Math.floor(from / SECOND_MS) - 1;
  let high = Math.ceil(to / SECOND_MS);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle * SECOND_MS)) high = middle;
    else low = middle;
  }
  return high * SECOND_MS;
};

/** An instant as ISO 8601 with the zone's own offset: `2026-11-23T10:30:00+08:00`; milliseconds only when there are any. */
export const inZone = (instant: Date, zone: string): string => {
  const utc = instant.getTime();
  const offset = zoneOf(zone).offsetAt(utc);
  const wall = new Date(utc + offset).toISOString().replace('.000Z', '').replace('Z', '');
  const minutes = Math.abs(Math.round(offset / MINUTE_MS));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
