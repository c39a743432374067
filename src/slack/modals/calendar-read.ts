import { faultsOfCountry } from '../../domain/calendar/check-calendar.js';
import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { inWordsOf } from '../../domain/calendar/lay-over.js';
import type { Locale } from '../../domain/people/person.js';
import { calendarSchema } from '../../domain/sla/calendar.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { openingHours } from '../messages/calendar-changes.js';
import { calendarName } from '../messages/calendar-words.js';
import { typed as escaped } from '../messages/mrkdwn.js';
import { readDayHours, readDays, readSpecialDays, type WordsRead } from '../parse/calendar-words.js';
import { DAY_LISTS, NO_COUNTRY, WEEKDAYS, type CalendarTyped, type DayList } from './calendar-form.js';
import { Read, type ViewValues } from './inputs.js';
import type { FieldErrors, ReadResult } from './modal.js';

type OpeningHours = Exclude<DeskCalendar['hours'], '24x7'>;
type Said = Omit<DeskCalendar, 'version' | 'publicDays'>;
const FULL_DAY = '00:00-24:00';

/** What the form is read against. */
export interface Basis {
  readonly id: string;
  /** The newest version; none when the calendar is new. */
  readonly before: DeskCalendar | undefined;
  /** The first day that the form shows. */
  readonly from: string;
  /** Names of the other calendars. */
  readonly taken: readonly string[];
  readonly untouched: readonly DayList[];
}

/** What stands in the fields of a submitted form. */
export function typedIn(values: ViewValues): CalendarTyped {
  const read = new Read(values);
  const texts = [...WEEKDAYS, ...DAY_LISTS].map((id) => [id, read.text(id)]);
  return {
    ...(Object.fromEntries(texts) as Omit<CalendarTyped, 'name' | 'country'>),
    name: read.text('name'),
    country: read.choice('country') ?? NO_COUNTRY,
  };
}

/** @returns the calendar as it is to be, without the public days of its country; or what is wrong at which field */
export function readCalendarForm(typed: CalendarTyped, basis: Basis, locale: Locale): ReadResult<Said> {
  const t = textsIn(locale);
  const { faults } = t.calendars;
  const errors: FieldErrors = {};
  const part = ({ part: said }: { part: string }) => ({ part: escaped(said, 60) });
  const take = <T>(
    field: string,
    read: WordsRead<T>,
    fault: (p: { part: string }) => string,
  ): T | undefined => {
    if ('ok' in read) return read.ok;
    errors[field] = fault(part(read));
    return undefined;
  };
  if (!typed.name) errors['name'] = t.fields.required;
  else if (basis.taken.includes(typed.name)) errors['name'] = faults.nameTaken;
  const week = WEEKDAYS.flatMap((day) => {
    const hours = take(day, readDayHours(typed[day]), faults.hours) ?? [];
    return hours.length > 0 ? [[day, hours] as const] : [];
  });
  const old = openingHours(basis.before?.hours ?? { week: {}, holidays: [], workdays: [], days: {} });
  const isHistory = (day: string) => day < basis.from;
  const list = (field: DayList, before: readonly string[]): string[] => {
    if (basis.untouched.includes(field)) return [...before];
    const days = take(field, readDays(typed[field]), faults.days) ?? [];
    return [...new Set([...before.filter(isHistory), ...days])].sort();
  };
  const special = basis.untouched.includes('special')
    ? old.days
    : {
        ...Object.fromEntries(Object.entries(old.days).filter(([day]) => isHistory(day))),
        ...take('special', readSpecialDays(typed.special), faults.special),
      };
  const read: OpeningHours = {
    week: Object.fromEntries(week),
    holidays: list('closed', old.holidays),
    workdays: list('makeUp', old.workdays),
    days: special,
  };
  if (Object.keys(errors).length > 0) return { errors };
  const found = faultsOfHours(read, basis.untouched, t);
  if (Object.keys(found).length > 0) return { errors: found };
  const country = typed.country === NO_COUNTRY ? undefined : typed.country;
  return {
    ok: {
      id: basis.id,
      ...nameOf(typed.name, basis),
      ...(country === undefined ? {} : { country }),
      hours:
        country === undefined && isRoundTheClock(read)
          ? '24x7'
          : inWordsOf(basis.before ? openingHours(basis.before.hours) : read, read),
    },
  };
}

/** A calendar without a name is called by its id; that it stands in the field gives it none. */
const nameOf = (name: string, { before }: Basis) =>
  before && before.name === undefined && name === calendarName(before) ? {} : { name };

const isRoundTheClock = ({ week, holidays, workdays, days }: OpeningHours): boolean =>
  WEEKDAYS.every((day) => week[day]?.join() === FULL_DAY) &&
  holidays.length + workdays.length + Object.keys(days).length === 0;

/** What the schema has against the hours, at the fields in which they stand. */
function faultsOfHours(
  hours: OpeningHours,
  untouched: readonly DayList[],
  { calendars: { faults } }: Texts,
): FieldErrors {
  const errors: FieldErrors = {};
  // A list that is not in the form cannot have a sentence under it.
  const at = (list: DayList) => (untouched.includes(list) ? 'mon' : list);
  for (const { path, message } of calendarSchema.safeParse(hours).error?.issues.flatMap(inner) ?? []) {
    const [part, which] = path.map(String);
    if (part === 'week' && which === undefined) errors['mon'] ??= faults.neverOpen;
    else if (part === 'week') errors[which!] ??= /^intervals/.test(message) ? faults.overlap : faults.night;
    else if (part === 'workdays')
      errors[at('makeUp')] ??= faults.dayOverlap({ day: hours.workdays[Number(which)] ?? '' });
    else errors[at('special')] ??= faults.dayOverlap({ day: which ?? '' });
  }
  return errors;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a union's branches the one that looked inside is meant. */
const inner = (issue: Issue): readonly Issue[] =>
  issue.errors?.find((branch) => branch.some(({ path }) => path.length > 0)) ?? [issue];

/** What public days have against the hours. */
export function countryFaults(
  calendar: Omit<DeskCalendar, 'version'>,
  locale: Locale,
): FieldErrors | undefined {
  const { faults } = textsIn(locale).calendars;
  const [first] = faultsOfCountry(calendar);
  if (!first) return undefined;
  return { country: faults.country({ day: /^\d{4}-\d\d-\d\d/.exec(first.message)?.[0] ?? '' }) };
}
