import { isNumber, toNumber, typeOf } from '../bson/types.js';
import { MongoError, failedToParse } from '../errors.js';
import type { Evaluate } from './expression.js';
import { compileFields, isNil } from './expression.js';

const MS = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};
const MONTHS = { month: 1, quarter: 3, year: 12 };
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Bins are counted from here, in local time (manual, "$dateTrunc"); it was a Saturday. */
const REFERENCE = Date.UTC(2000, 0, 1);
const REFERENCE_DAY = 6;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that a zone is ahead of UTC at an instant; throws 40485 for a zone that does not exist. */
export function zoneOffset(zone: unknown, at: number): number {
  if (isNil(zone) || zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  if (typeof zone !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeOf(zone)}`);
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const local = Date.UTC(
    parts.year!,
    parts.month! - 1,
    parts.day!,
    parts.hour! % 24,
    parts.minute!,
    parts.second!,
  );
  return local - Math.floor(at / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const fields = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields });
    formats.set(zone, made);
    return made;
  } catch {
    throw new MongoError(40485, `unrecognized time zone identifier: "${zone}"`);
  }
}

/** `$dateTrunc`, which mingo computes wrongly for weeks in a zone. */
export function compileDateTrunc(operand: unknown): Evaluate {
  const fields = compileFields(
    '$dateTrunc',
    operand,
    ['date', 'unit'],
    ['binSize', 'timezone', 'startOfWeek'],
  );
  return (scope) => {
    const [date, unit, zone] = [fields.date!(scope), fields.unit!(scope), fields.timezone?.(scope)];
    const size = fields.binSize ? fields.binSize(scope) : 1;
    const start = fields.startOfWeek ? fields.startOfWeek(scope) : 'sunday';
    if (isNil(date) || isNil(unit) || isNil(size) || isNil(start)) return null;
    if (fields.timezone && isNil(zone)) return null;
    if (!(date instanceof Date))
      throw new MongoError(5439012, `$dateTrunc requires 'date' to be a date, but got ${typeOf(date)}`);
    const bins = isNumber(size) ? toNumber(size) : size;
    if (typeof bins !== 'number' || !Number.isInteger(bins) || bins < 1)
      throw new MongoError(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
    const local = truncate(
      date.getTime() + zoneOffset(zone, date.getTime()),
      String(unit),
      bins,
      String(start),
    );
    return new Date(toUtc(local, zone));
  };
}

function truncate(local: number, unit: string, bins: number, startOfWeek: string): number {
  if (Object.hasOwn(MONTHS, unit)) {
    const date = new Date(local);
    const size = bins * MONTHS[unit as keyof typeof MONTHS];
    const months = (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth();
    return Date.UTC(2000, Math.floor(months / size) * size, 1);
  }
  if (!Object.hasOwn(MS, unit)) throw failedToParse(`unknown time unit value: ${unit}`);
  const size = bins * MS[unit as keyof typeof MS];
  const reference = unit === 'week' ? REFERENCE + daysUntil(startOfWeek) * MS.day : REFERENCE;
  return reference + Math.floor((local - reference) / size) * size;
}

function daysUntil(startOfWeek: string): number {
  const day = DAYS.findIndex(
    (name) => name === startOfWeek.toLowerCase() || name.slice(0, 3) === startOfWeek.toLowerCase(),
  );
  if (day < 0) throw failedToParse(`unknown day of week value: ${startOfWeek}`);
  return (day - REFERENCE_DAY + 7) % 7;
}

/** The instant at which a zone's clocks show a local time; the offset there may differ from the one at the start. */
function toUtc(local: number, zone: unknown): number {
  const guess = local - zoneOffset(zone, local);
  return local - zoneOffset(zone, guess);
}
