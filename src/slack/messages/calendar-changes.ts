import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { changedYears } from '../../domain/calendar/public-days.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { calendarName, countryText, daysText } from './calendar-words.js';
import { dateFormat } from './date-format.js';
import { typed } from './mrkdwn.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const LONG_DAY = { timeZone: 'UTC', weekday: 'long' } as const;
/** Runs of days that a line names. */
const MOST_SPANS = 12;
const FULL_DAY = ['00:00-24:00'];

type Said = Omit<DeskCalendar, 'version'>;
type OpeningHours = Exclude<DeskCalendar['hours'], '24x7'>;

/** A weekday by its whole name; 0 is Monday. */
export const weekdayName = (index: number, locale: Locale): string =>
  dateFormat(locale, LONG_DAY).format(Date.UTC(2024, 0, 1 + index));

/** What becomes otherwise in a calendar, a line each; everything, when it is a new one. */
export function calendarChanges(before: DeskCalendar | undefined, after: Said, locale: Locale): string[] {
  const texts = textsIn(locale);
  const { confirm, label, none } = texts.calendars;
  const [old, now] = [before && openingHours(before.hours), openingHours(after.hours)];
  const line = (name: string, from: string, to: string) =>
    from === to ? [] : [confirm.line({ label: name, from, to })];
  const countryOf = (of: Said | undefined) => (of?.country ? countryText(of.country, locale) : none);
  return [
    ...(before ? line(label.name, typed(calendarName(before), 100), typed(calendarName(after), 100)) : []),
    ...WEEKDAYS.flatMap((day, index) =>
      line(weekdayName(index, locale), hoursText(old?.week[day], texts), hoursText(now.week[day], texts)),
    ),
    ...line(label.country, countryOf(before), countryOf(after)),
    ...changedDays(label.closed, old?.holidays, now.holidays, texts, locale),
    ...changedDays(label.makeUp, old?.workdays, now.workdays, texts, locale),
    ...specialChanges(old?.days, now.days, texts),
    ...publicChanges(before, after, texts, locale),
  ];
}

/** Round the clock is a week of whole days. */
export const openingHours = (hours: DeskCalendar['hours']): OpeningHours =>
  hours === '24x7'
    ? {
        week: Object.fromEntries(WEEKDAYS.map((day) => [day, FULL_DAY])),
        holidays: [],
        workdays: [],
        days: {},
      }
    : hours;

const hoursText = (hours: readonly string[] | undefined, { calendars }: Texts): string =>
  typed(hours?.join(', ') || calendars.shut, 200);

function changedDays(
  label: string,
  before: readonly string[] = [],
  after: readonly string[],
  { calendars: { confirm } }: Texts,
  locale: Locale,
): string[] {
  const added = after.filter((day) => !before.includes(day));
  const removed = before.filter((day) => !after.includes(day));
  return [
    ...(added.length > 0 ? [confirm.added({ label, days: daysText(added, locale, MOST_SPANS) })] : []),
    ...(removed.length > 0 ? [confirm.removed({ label, days: daysText(removed, locale, MOST_SPANS) })] : []),
  ];
}

function specialChanges(
  before: OpeningHours['days'] = {},
  after: OpeningHours['days'],
  texts: Texts,
): string[] {
  const { confirm, none } = texts.calendars;
  const text = (hours: readonly string[] | undefined) => (hours ? hoursText(hours, texts) : none);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((day) => text(before[day]) !== text(after[day]))
    .map((day) => confirm.line({ label: day, from: text(before[day]), to: text(after[day]) }));
}

function publicChanges(
  before: DeskCalendar | undefined,
  after: Said,
  { calendars: { confirm, label, separator } }: Texts,
  locale: Locale,
): string[] {
  if (!after.country) return [];
  const country = countryText(after.country, locale);
  const known = before?.country === after.country ? before.publicDays : undefined;
  return changedYears(known, after.publicDays).map(({ year, isNew, holidays, workdays }) => {
    if (isNew) {
      const counts = { holidays: holidays.added.length, workdays: workdays.added.length };
      return confirm.publicYear({ country, year, ...counts });
    }
    const said = (name: string, sign: string, days: readonly string[]) =>
      days.length > 0 ? [`${name} ${sign}${daysText(days, locale, MOST_SPANS)}`] : [];
    const days = [
      ...said(label.closed, '+', holidays.added),
      ...said(label.closed, '−', holidays.removed),
      ...said(label.makeUp, '+', workdays.added),
      ...said(label.makeUp, '−', workdays.removed),
    ].join(separator);
    return confirm.publicChanged({ country, year, days });
  });
}
