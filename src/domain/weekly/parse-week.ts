import { isoWeekOf, partsOf, previousWeek, weekExists, weekOf } from './week.js';
import type { IsoWeek } from './week.js';

/** Why a text names no week: not readable at all, or a week that its year does not have. */
export interface WeekFault {
  code: 'week-unreadable' | 'week-not-in-year';
  text: string;
}

const THIS = new Set(['', 'this', 'this week', 'current', '本周', '这周', '这一周']);
const LAST = new Set(['last', 'last week', 'previous', '上周', '上一周']);
const WITH_YEAR = /^(\d{4})(?:-?w|-|年第?)(\d{1,2})周?$/;
const NUMBER_ONLY = /^(?:w|week ?|第)?(\d{1,2})周?$/;

/**
 * The week that a person means by `2026-W47`, `W47`, `47`, `第47周`, `last`, `上周`, `this` or `本周` (`/service report
 * [week]`; nothing at all is this week). A number without a year is the latest such week that has begun.
 */
export function parseWeek(text: string, reference: { now: Date; zone: string }): IsoWeek | WeekFault {
  const said = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const current = weekOf(reference.now, reference.zone);
  if (THIS.has(said)) return current;
  if (LAST.has(said)) return previousWeek(current);

  const dated = WITH_YEAR.exec(said);
  if (dated) {
    const [year, number] = [Number(dated[1]), Number(dated[2])];
    return weekExists(year, number) ? isoWeekOf(year, number) : { code: 'week-not-in-year', text };
  }
  const bare = NUMBER_ONLY.exec(said);
  if (!bare) return { code: 'week-unreadable', text };
  const number = Number(bare[1]);
  return latestBegun(number, current) ?? { code: 'week-not-in-year', text };
}

function latestBegun(number: number, current: IsoWeek): IsoWeek | undefined {
  const { year } = partsOf(current);
  // Two years with a week 53 are at most seven years apart, and this year's may be still to come.
  for (let back = 0; back <= 7; back += 1) {
    const week = isoWeekOf(year - back, number);
    if (weekExists(year - back, number) && week <= current) return week;
  }
  return undefined;
}
