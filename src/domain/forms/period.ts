import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { isDay } from '../time/day.js';
import { zoneOf } from '../time/zone.js';
import { DAY_MS } from '../time/units.js';

dayjs.extend(utc);

/** The days that a register covers, both included, and the half-open stretch of time `[from, to)` that they are. */
export interface Period {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly from: Date;
  readonly to: Date;
}

const THIS = new Set(['', 'this', 'this month', 'month', '本月', '这个月']);
const LAST = new Set(['last', 'last month', '上月', '上个月']);
const MONTH = /^(\d{4})[-/.年](\d{1,2})月?$/;
const YEAR = /^(\d{4})年?$/;
/** `2026Q3`, `2026-Q3`, `Q3 2026`, `2026年第3季度`, `2026年三季度`. */
const QUARTER = /^(\d{4})(?:[-/. ]?q([1-4])|年?\s?第?([1-4一二三四])季度?)$|^q([1-4])[-/. ](\d{4})$/;
const CHINESE = '一二三四';
const DAY = String.raw`(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?`;
const DAYS = new RegExp(`^${DAY}(?:\\s*(?:\\.\\.|–|—|-|~|to|至|到|\\s)\\s*${DAY})?$`);

/**
 * The period that a person means by `2026-11`, `2026年11月`, `2026-11-03 2026-11-15`, `2026-11-03..2026-11-15`, a single
 * day, `2026Q3`, `2026年第3季度`, `2026`, `this`, `last`, `本月` or `上月`; nothing at all is this month.
 * @returns undefined when it is none, or its end comes before its beginning
 */
export function readPeriod(
  text: string,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Period | undefined {
  const said = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const today = dayjs.utc(zoneOf(zone).dayAt(now.getTime()) * DAY_MS);
  if (THIS.has(said)) return monthOf(today.format('YYYY-MM'), zone);
  if (LAST.has(said)) return monthOf(today.startOf('month').subtract(1, 'month').format('YYYY-MM'), zone);
  const month = MONTH.exec(said);
  if (month) return monthOf(`${month[1]}-${month[2]!.padStart(2, '0')}`, zone);
  const year = YEAR.exec(said)?.[1];
  if (year) return periodOf(`${year}-01-01`, `${year}-12-31`, zone);
  const quarter = QUARTER.exec(said);
  if (quarter) return quarterOf(quarter.slice(1), zone);
  const days = DAYS.exec(said);
  if (!days) return undefined;
  const firstDay = dayFrom(days.slice(1, 4));
  return periodOf(firstDay, days[4] ? dayFrom(days.slice(4, 7)) : firstDay, zone);
}

function monthOf(month: string, zone: string): Period | undefined {
  const firstDay = `${month}-01`;
  if (!isDay(firstDay)) return undefined;
  return periodOf(firstDay, dayjs.utc(firstDay).endOf('month').format('YYYY-MM-DD'), zone);
}

function quarterOf(
  [year, latin, chinese, before, yearAfter]: (string | undefined)[],
  zone: string,
): Period | undefined {
  const no = CHINESE.includes(chinese ?? '-')
    ? CHINESE.indexOf(chinese!) + 1
    : Number(latin ?? chinese ?? before);
  const first = `${year ?? yearAfter}-${String(no * 3 - 2).padStart(2, '0')}-01`;
  if (!isDay(first)) return undefined;
  return periodOf(first, dayjs.utc(first).add(2, 'month').endOf('month').format('YYYY-MM-DD'), zone);
}

function periodOf(firstDay: string, lastDay: string, zone: string): Period | undefined {
  if (!isDay(firstDay) || !isDay(lastDay) || lastDay < firstDay) return undefined;
  const midnight = (day: dayjs.Dayjs): Date => new Date(zoneOf(zone).toInstant(day.valueOf()));
  return {
    firstDay,
    lastDay,
    from: midnight(dayjs.utc(firstDay)),
    to: midnight(dayjs.utc(lastDay).add(1, 'day')),
  };
}

const dayFrom = ([year, month, day]: string[]): string =>
  `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
