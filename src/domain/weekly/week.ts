import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import isoWeek from 'dayjs/plugin/isoWeek.js';
import utc from 'dayjs/plugin/utc.js';
import { zoneOf } from '../time/zone.js';
import { DAY_MS } from '../time/units.js';

dayjs.extend(utc);
dayjs.extend(isoWeek);

/** An ISO 8601 week, Monday to Sunday, such as `2026-W47`. Weeks of four-digit years sort as text. */
export type IsoWeek = `${number}-W${number}`;

/** A half-open stretch of time `[from, to)` (sla.md rule 1). */
export interface WeekRange {
  from: Date;
  to: Date;
}

/** When a report is due after its week: ISO weekday (1 is Monday) and wall time `HH:mm`. */
export interface WeeklyMoment {
  weekday: number;
  time: string;
}

/** The week that the wall clock in an IANA zone is in at an instant. Throws a `RangeError` for an unknown zone. */
export function weekOf(instant: Date, zone: string): IsoWeek {
  return weekOfDay(dayjs.utc(zoneOf(zone).dayAt(instant.getTime()) * DAY_MS));
}

/** From Monday 00:00 to the next Monday 00:00 on the zone's wall clock: 167 or 169 hours when the clocks change. */
export function weekRange(week: IsoWeek, zone: string): WeekRange {
  return {
    from: instantAt(dayOfWeek(week, 1), zone),
    to: instantAt(dayOfWeek(week, 8), zone),
  };
}

/** The week before, over the end of a year too. */
export function previousWeek(week: IsoWeek): IsoWeek {
  return weekOfDay(dayOfWeek(week, 0));
}

/**
 * The instant at which the report on a week is due: the weekday and time that follow the week's end,
 * by the zone's wall clock (R17: by default Monday 08:30). Throws a `RangeError` for a moment that is none.
 */
export function reportDueAt(week: IsoWeek, zone: string, moment: WeeklyMoment): Date {
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(moment.time);
  if (!time || !Number.isInteger(moment.weekday) || moment.weekday < 1 || moment.weekday > 7) {
    throw new RangeError(`No moment of a week: weekday ${moment.weekday}, time ${moment.time}`);
  }
  const day = dayOfWeek(week, 7 + moment.weekday);
  return instantAt(day.hour(Number(time[1])).minute(Number(time[2])), zone);
}

/** Whether an ISO year (1970–9998) has a week of this number; every year has 52, some have 53. */
export function weekExists(year: number, number: number): boolean {
  if (year < 1970 || year > 9998 || number < 1) return false;
  // 28 December is always in the last week.
  return number <= dayjs.utc(Date.UTC(year, 11, 28)).isoWeek();
}

/** Writes a year and a week number as an ISO week; the caller knows that the year has it. */
export function isoWeekOf(year: number, number: number): IsoWeek {
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}` as IsoWeek;
}

/** The year and the number of an ISO week. Throws a `RangeError` when it is none, such as `2025-W53`. */
export function partsOf(week: IsoWeek): { year: number; number: number } {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  const [year, number] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || !weekExists(year, number)) throw new RangeError(`No such week: ${week}`);
  return { year, number };
}

/** The instant at which the wall clock of `zone` shows what `wall` shows in UTC. */
const instantAt = (wall: Dayjs, zone: string) => new Date(zoneOf(zone).toInstant(wall.valueOf()));

const weekOfDay = (day: Dayjs) => isoWeekOf(day.isoWeekYear(), day.isoWeek());

/** The n-th day of a week, at midnight UTC: 1 is its Monday, 0 the Sunday before, 8 the next Monday. */
function dayOfWeek(week: IsoWeek, n: number): Dayjs {
  const { year, number } = partsOf(week);
  // 4 January is always in week 1.
  const monday = dayjs.utc(Date.UTC(year, 0, 4)).isoWeekday(1);
  return monday.add((number - 1) * 7 + n - 1, 'day');
}
