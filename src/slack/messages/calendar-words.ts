import { unknownYears } from '../../domain/calendar/missing-years.js';
import { comingDays } from '../../domain/calendar/coming-days.js';
import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { inSpans, type DaySpan } from '../../domain/calendar/spans.js';
import type { Locale } from '../../domain/people/person.js';
import type { CalendarSpec } from '../../domain/sla/calendar-spec.js';
import { hoursOfWeek } from '../../domain/sla/hours-of-week.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { dateFormat } from './date-format.js';
import { typed } from './mrkdwn.js';
import { dayText, weekdayText } from './zone-times.js';

/** Runs of days that the list names of each calendar. */
const MOST_COMING = 3;

export const calendarName = ({ id, name }: Pick<DeskCalendar, 'id' | 'name'>): string => name ?? id;

/** The hours of the week, days of the same hours together: `Mon–Fri 09:00-18:00`. */
export function weekText(hours: CalendarSpec, locale: Locale, t: Texts): string {
  if (hours === '24x7') return t.why.roundTheClock;
  const week = hoursOfWeek(hours).map(({ first, last, hours: intervals }) => {
    const days = [first, last].map((day) => weekdayText(day, locale));
    return `${first === last ? days[0]! : days.join('–')} ${intervals.join(', ')}`;
  });
  return week.join('; ');
}

/** A country by its name in the language of the reader, with the part of it. */
export function countryText(code: string, locale: Locale): string {
  const [country = '', ...part] = code.split('-');
  const name = new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  return part.length > 0 ? `${name} (${part.join('-')})` : name;
}

const WITH_YEAR: Readonly<Record<Locale, (days: string, year: string) => string>> = {
  'zh-CN': (days, year) => `${year}${days}`,
  en: (days, year) => `${days}, ${year}`,
};

/** A run of days, with the year: what is far ahead would else be taken for this year. */
export function spanText({ first, last }: DaySpan, locale: Locale): string {
  const year = dateFormat(locale, { timeZone: 'UTC', year: 'numeric' }).format(new Date(first));
  const days = first === last ? dayText(first, locale) : `${dayText(first, locale)}–${dayText(last, locale)}`;
  return WITH_YEAR[locale](days, year);
}

export const daysText = (days: readonly string[], locale: Locale, most: number): string => {
  const spans = inSpans(days);
  const shown = spans.slice(0, most).map((span) => spanText(span, locale));
  return [...shown, ...(spans.length > shown.length ? ['…'] : [])].join('; ');
};

/** What a calendar says, for people: hours, country, what comes next. */
export function calendarLines(calendar: DeskCalendar, today: string, locale: Locale): string[] {
  const texts = textsIn(locale);
  const t = texts.calendars;
  const { country, publicDays, hours } = calendar;
  const year = Number(today.slice(0, 4));
  const years = (publicDays?.years ?? []).filter((one) => one >= year).join(t.separator);
  const unknown = unknownYears(calendar, [year, year + 1]).join(t.separator);
  const coming = comingDays(calendar, today, MOST_COMING).map(({ kind, ...span }) =>
    t.comingDay({ days: spanText(span, locale), kind: t.kind[kind] }),
  );
  const week = weekText(hours, locale, texts);
  const named = country && countryText(country, locale);
  return [
    t.hours({ hours: typed(week || t.neverOpen, 600) }),
    ...(named ? [years ? t.country({ country: named, years }) : t.countryOnly({ country: named })] : []),
    ...(unknown ? [t.unknownYears({ years: unknown })] : []),
    ...(coming.length > 0 ? [t.coming({ days: coming.join(t.separator) })] : []),
  ];
}
