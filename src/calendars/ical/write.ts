import { workingHours, type DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { readHours } from '../../domain/sla/hours.js';
import { ICAL } from './design.js';
import { DAY, OWN } from './marks.js';
import { inSpans, nextDay, type DaySpan } from '../../domain/calendar/spans.js';
import { DAY_MS, MINUTE_MS } from '../../domain/time/units.js';

const PRODID = '-//Yingda//Service desk//EN';
/** A Monday: hours of the week stand from here on. */
const FIRST_MONDAY = '2024-01-01';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const ROUND_THE_CLOCK = '00:00-24:00';

/** What events are called, in the language of whoever reads the calendar. */
export interface Names {
  readonly open: string;
  readonly closed: string;
  readonly makeUp: string;
}

/**
 * A calendar of the desk as iCalendar (RFC 5545): hours of the week, closed days, make-up days, days of their own hours.
 * Times have no zone, as in the desk: they are those of the wall clock wherever a contract is. Our own properties say
 * the rest, so that `readOwn` gives the same calendar again.
 * @param now when it is written (`DTSTAMP`)
 */
export function writeCalendar(calendar: DeskCalendar, names: Names, now: Date): string {
  const { id, name, country, hours, publicDays } = calendar;
  const file = new ICAL.Component('vcalendar');
  set(file, 'version', '2.0');
  set(file, 'prodid', PRODID);
  set(file, 'calscale', 'GREGORIAN');
  set(file, 'x-wr-calname', name ?? id);
  if (name !== undefined) set(file, 'name', name);
  set(file, OWN.calendar, id);
  if (hours === '24x7') set(file, OWN.hours, hours);
  if (country !== undefined) set(file, OWN.country, country);
  if (publicDays) set(file, OWN.years, publicDays.years.join(' '));
  const events = new Events(file, id, now);
  for (const open of weekly(calendar)) {
    const first = dayAfter(FIRST_MONDAY, open.weekdays[0]!);
    const rule = `FREQ=WEEKLY;BYDAY=${open.weekdays.map((day) => BYDAY[day]).join(',')}`;
    const event = events.timed(DAY.weekly, names.open, first, open.hours);
    event.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule));
    for (const day of open.except) event.addProperty(dateTimes('exdate', day, open.hours));
  }
  if (hours === '24x7') return written(file);
  const allDay = (mark: string, summary: string, days: readonly string[], of?: string) =>
    inSpans(days).forEach((span) => events.allDay(mark, summary, span, of));
  allDay(DAY.closed, names.closed, hours.holidays);
  allDay(DAY.makeUp, names.makeUp, hours.workdays);
  const writtenDays = new Set([...hours.holidays, ...hours.workdays, ...Object.keys(hours.days)]);
  const ofCountry = (mark: string, summary: string, days: readonly string[] = [], overruled: string) => {
    allDay(
      mark,
      summary,
      days.filter((day) => !writtenDays.has(day)),
      country,
    );
    const other = days.filter((day) => writtenDays.has(day));
    if (other.length > 0) set(file, overruled, other.join(' '));
  };
  ofCountry(DAY.closed, names.closed, publicDays?.holidays, OWN.overruledHolidays);
  ofCountry(DAY.makeUp, names.makeUp, publicDays?.workdays, OWN.overruledWorkdays);
  for (const [day, intervals] of Object.entries(hours.days)) {
    if (intervals.length === 0) events.allDay(DAY.shut, names.closed, { first: day, last: day });
    for (const interval of intervals) events.timed(DAY.special, names.open, day, interval);
  }
  return written(file);
}

const written = (file: ICAL.Component): string => `${file.toString()}\r\n`;

interface Weekly {
  readonly hours: string;
  /** 0 is Monday. */
  readonly weekdays: number[];
  /** Days on which it is not so. */
  readonly except: string[];
}

/** Intervals of the week, each with the weekdays that have it. */
function weekly(calendar: DeskCalendar): Weekly[] {
  const hours = workingHours(calendar);
  if (hours === '24x7') return [{ hours: ROUND_THE_CLOCK, weekdays: [0, 1, 2, 3, 4, 5, 6], except: [] }];
  const single = [...hours.holidays, ...hours.workdays, ...Object.keys(hours.days)];
  const days = [...new Set(single)].filter((day) => day >= FIRST_MONDAY).sort();
  const found = new Map<string, number[]>();
  WEEKDAYS.forEach((weekday, index) => {
    for (const interval of hours.week[weekday] ?? [])
      found.set(interval, [...(found.get(interval) ?? []), index]);
  });
  return [...found].map(([interval, weekdays]) => ({
    hours: interval,
    weekdays,
    except: days.filter((day) => weekdays.includes((new Date(day).getUTCDay() + 6) % 7)),
  }));
}

/** The events of a file; each has a name of its own that stays the same from export to export. */
class Events {
  private readonly stamp: ICAL.Time;

  constructor(
    private readonly file: ICAL.Component,
    private readonly id: string,
    now: Date,
  ) {
    this.stamp = ICAL.Time.fromJSDate(now, true);
  }

  timed(mark: string, summary: string, day: string, hours: string): ICAL.Component {
    const event = this.add(mark, summary, `${day}T${hours}`);
    const { from, to } = endsOf(day, hours);
    event.addPropertyWithValue('dtstart', from);
    event.addPropertyWithValue('dtend', to);
    return event;
  }

  allDay(mark: string, summary: string, { first, last }: DaySpan, country?: string): void {
    const event = this.add(mark, summary, country === undefined ? first : `${country}-${first}`);
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(first));
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(nextDay(last)));
    if (country !== undefined) set(event, OWN.public, country);
  }

  private add(mark: string, summary: string, which: string): ICAL.Component {
    const event = new ICAL.Component('vevent');
    set(event, 'uid', `${encodeURIComponent(this.id)}-${mark.toLowerCase()}-${which}@yingda`);
    event.addPropertyWithValue('dtstamp', this.stamp);
    set(event, 'summary', summary);
    set(event, 'transp', 'TRANSPARENT');
    set(event, OWN.day, mark);
    this.file.addSubcomponent(event);
    return event;
  }
}

/** As text, so that what people wrote cannot end the line. */
function set(component: ICAL.Component, name: string, value: string): void {
  component.addProperty(new ICAL.Property([name, {}, 'text', value]));
}

const dayAfter = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

function endsOf(day: string, text: string): { from: ICAL.Time; to: ICAL.Time } {
  const { open, close } = readHours(text) ?? { open: 0, close: 1440 };
  return { from: wallTime(day, open), to: wallTime(day, close) };
}

/** A time of the wall clock, without a zone. */
const wallTime = (day: string, minutes: number): ICAL.Time =>
  ICAL.Time.fromDateTimeString(new Date(Date.parse(day) + minutes * MINUTE_MS).toISOString().slice(0, 19));

function dateTimes(name: string, day: string, hours: string): ICAL.Property {
  const property = new ICAL.Property(name);
  property.setValue(endsOf(day, hours).from);
  return property;
}
