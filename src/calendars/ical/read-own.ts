import type ICAL from 'ical.js';
import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { countrySchema } from '../../domain/calendar/public-days.js';
import { isDay } from '../../domain/time/day.js';
import { dayOf, daysOf, isRepeated, NotUnderstood, textOf } from './event.js';
import { DAY, OWN } from './marks.js';
import type { NotTaken, Parsed } from './parse.js';
import { byLine, nameOf, reasonOf } from './read-feed.js';
import { MINUTE_MS } from '../../domain/time/units.js';

const WEEKDAYS = { MO: 'mon', TU: 'tue', WE: 'wed', TH: 'thu', FR: 'fri', SA: 'sat', SU: 'sun' } as const;
type Weekday = (typeof WEEKDAYS)[keyof typeof WEEKDAYS];

/** An event of ours is one day, or a run of them: it needs no window. */
const ALWAYS = { from: '0000-01-01', until: '9999-12-31' };
const DAY_MINUTES = 1440;

/** A whole calendar, as our own export says it; its hours are still to be checked. */
export interface OwnCalendar {
  readonly name?: string;
  readonly country?: string;
  readonly hours:
    | '24x7'
    | {
        readonly week: Partial<Record<Weekday, string[]>>;
        readonly holidays: string[];
        readonly workdays: string[];
        readonly days: Record<string, string[]>;
      };
  readonly publicDays?: NonNullable<DeskCalendar['publicDays']>;
}

/** Whether a file is an export of ours. */
export const isOwn = ({ calendar }: Parsed): boolean => calendar.hasProperty(OWN.calendar);

/** @returns the calendar that was written, and what in the file is not of ours or was changed so that it cannot be read */
export function readOwn({ calendar, events, notTaken: broken }: Parsed): {
  calendar: OwnCalendar;
  notTaken: NotTaken[];
} {
  const notTaken: NotTaken[] = [...broken];
  const found = new Found(daysIn(calendar, OWN.overruledHolidays), daysIn(calendar, OWN.overruledWorkdays));
  for (const { component, line } of events) {
    try {
      found.add(component);
    } catch (error) {
      notTaken.push({ line, what: nameOf(component), why: reasonOf(error) });
    }
  }
  const name = textOf(calendar, 'name');
  const country = countrySchema.safeParse(textOf(calendar, OWN.country)).data;
  const years = (textOf(calendar, OWN.years) ?? '').split(' ').map(Number).filter(Number.isInteger);
  const isAlways = textOf(calendar, OWN.hours) === '24x7';
  return {
    calendar: {
      ...(name === undefined ? {} : { name }),
      ...(country === undefined ? {} : { country }),
      ...(country !== undefined && calendar.hasProperty(OWN.years)
        ? {
            publicDays: {
              years,
              holidays: sorted(found.publicHolidays),
              workdays: sorted(found.publicWorkdays),
            },
          }
        : {}),
      hours: isAlways ? '24x7' : found.hours(),
    },
    notTaken: byLine(notTaken),
  };
}

const daysIn = (calendar: ICAL.Component, name: string): Set<string> =>
  new Set((textOf(calendar, name) ?? '').split(' ').filter(isDay));

const sorted = (days: ReadonlySet<string>): string[] => [...days].sort();

/** What the events of a file add up to. */
class Found {
  private readonly week = new Map<Weekday, string[]>();
  private readonly holidays = new Set<string>();
  private readonly workdays = new Set<string>();
  private readonly days = new Map<string, string[]>();

  constructor(
    readonly publicHolidays: Set<string>,
    readonly publicWorkdays: Set<string>,
  ) {}

  add(event: ICAL.Component): void {
    const mark = textOf(event, OWN.day);
    const isPublic = event.hasProperty(OWN.public);
    const into = (days: Set<string>) => {
      for (const day of daysOf(event, ALWAYS, new Set())) days.add(day);
    };
    if (mark === DAY.weekly) return this.addWeekly(event);
    if (isRepeated(event)) throw new NotUnderstood('repeats, which only hours of the week do');
    if (mark === DAY.closed) return into(isPublic ? this.publicHolidays : this.holidays);
    if (mark === DAY.makeUp) return into(isPublic ? this.publicWorkdays : this.workdays);
    if (mark === DAY.special) return this.addTo(this.days, dayOf(event, 'dtstart') ?? '', intervalOf(event));
    if (mark === DAY.shut) {
      for (const day of daysOf(event, ALWAYS, new Set())) this.days.set(day, this.days.get(day) ?? []);
      return;
    }
    throw new NotUnderstood('does not say what it is (X-YINGDA-DAY): it was not in the export');
  }

  hours(): Exclude<OwnCalendar['hours'], '24x7'> {
    return {
      week: Object.fromEntries(
        Object.values(WEEKDAYS).flatMap((day) => {
          const intervals = this.week.get(day);
          return intervals ? [[day, intervals.sort()]] : [];
        }),
      ),
      holidays: sorted(this.holidays),
      workdays: sorted(this.workdays),
      days: Object.fromEntries([...this.days].sort().map(([day, intervals]) => [day, intervals.sort()])),
    };
  }

  private addWeekly(event: ICAL.Component): void {
    const [rule, ...more] = event.getAllProperties('rrule').map((one) => one.getFirstValue() as ICAL.Recur);
    if (!rule || more.length > 0 || rule.freq !== 'WEEKLY' || rule.interval > 1 || rule.count || rule.until)
      throw new NotUnderstood('is marked as hours of the week, and does not repeat each week without end');
    const days = (rule.parts['BYDAY'] ?? []).map((day) => WEEKDAYS[String(day) as keyof typeof WEEKDAYS]);
    if (days.length === 0) throw new NotUnderstood('does not say on which weekdays');
    const interval = intervalOf(event);
    for (const day of days) this.addTo(this.week, day, interval);
  }

  private addTo<K>(into: Map<K, string[]>, key: K, interval: string): void {
    const known = into.get(key) ?? [];
    if (!known.includes(interval)) into.set(key, [...known, interval]);
  }
}

/** The times of an event as hours of a day; one that ends at midnight ends at 24:00. */
function intervalOf(event: ICAL.Component): string {
  const [from, to] = [wallMinutes(event, 'dtstart'), wallMinutes(event, 'dtend')];
  const [open, close] = [from, to].map((minutes) => ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES);
  if (to <= from || to - from > DAY_MINUTES)
    throw new NotUnderstood('ends before it begins, or lasts more than a day');
  return `${clockText(open!)}-${close === 0 ? '24:00' : clockText(close!)}`;
}

/** Minutes since 1970 as if the wall clock were UTC. */
function wallMinutes(event: ICAL.Component, name: string): number {
  const value = event.getFirstPropertyValue(name) as ICAL.Time | null;
  if (dayOf(event, name) === undefined || !value || value.isDate)
    throw new NotUnderstood(`${name.toUpperCase()} is no time of day`);
  if (value.zone.tzid === 'UTC')
    throw new NotUnderstood('is in UTC: hours of the desk are times of the wall clock');
  if (value.second !== 0) throw new NotUnderstood('has seconds');
  return Date.UTC(value.year, value.month - 1, value.day, value.hour, value.minute) / MINUTE_MS;
}

const clockText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
