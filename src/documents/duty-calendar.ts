import ICAL from 'ical.js';
import type { DutyPlan } from '../domain/duty/on-duty.js';
import { stretches, type Stretch } from '../domain/duty/stretches.js';
import type { Locale, PersonRef } from '../domain/people/person.js';
import { textsIn, type Texts } from '../i18n/texts.js';
import { DAY_MS } from '../domain/time/units.js';

// It folds after this many octets and then adds a space, which counts among the 75 of a line.
ICAL.foldLength = 74;

/** How often a subscribed calendar should ask again (RFC 7986). */
const REFRESH = 'PT1H';
/** How far beyond what is told the end of a duty is looked for. */
const LONGEST_MS = 60 * DAY_MS;

interface Given {
  readonly plan: DutyPlan;
  readonly person: PersonRef;
  /** How far the plan reaches back: where a turn that began before is cut, its own beginning is told. */
  readonly since: Date;
  /** The duties told are those that end after `from` and begin before `to`. */
  readonly from: Date;
  readonly to: Date;
  readonly locale: Locale;
  /** When anything in the plan was last changed: the calendar is the same as long as nothing is. */
  readonly changedAt: Date;
}

/** The duties of one person as an iCalendar (RFC 5545), an event for each; all times are UTC. */
export function dutyCalendar({ plan, person, since, from, to, locale, changedAt }: Given): string {
  const t = textsIn(locale).duty.ics;
  const calendar = new ICAL.Component('vcalendar');
  const name = t.name({ name: person.name });
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Yingda//Duty//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addProperty(textOf('name', name));
  calendar.addProperty(textOf('x-wr-calname', name));
  const refresh = new ICAL.Property('refresh-interval');
  refresh.setValue(ICAL.Duration.fromString(REFRESH));
  calendar.addProperty(refresh);
  calendar.addPropertyWithValue('x-published-ttl', REFRESH);
  for (const rota of plan.rotas) {
    const all = stretches(plan, rota.id, since, new Date(to.getTime() + LONGEST_MS));
    const own = all.filter((one) => one.person?.id === person.id && one.to > from && one.from < to);
    for (const one of own) {
      const layer = rota.layers.find(({ id }) => id === one.layerId)?.name ?? '';
      const whole = one.from <= since ? { ...one, from: one.since } : one;
      calendar.addSubcomponent(eventOf(whole, { rota: rota.name, layer }, changedAt, t));
    }
  }
  return `${calendar.toString()}\r\n`;
}

/** A property that ical.js does not know: without its type its text would not be escaped. */
function textOf(name: string, value: string): ICAL.Property {
  const property = new ICAL.Property(name);
  property.resetType('text');
  property.setValue(value);
  return property;
}

function eventOf(
  one: Stretch,
  names: { rota: string; layer: string },
  changedAt: Date,
  t: Texts['duty']['ics'],
): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uidOf(one));
  event.addPropertyWithValue('dtstamp', utc(changedAt));
  event.addPropertyWithValue('dtstart', utc(one.from));
  event.addPropertyWithValue('dtend', utc(one.to));
  event.addPropertyWithValue('summary', t.summary(names).trim());
  const why = noteOf(one, t);
  if (why) event.addPropertyWithValue('description', why);
  return event;
}

/** The same duty has the same name each time it is told, whatever becomes of its end. */
const uidOf = ({ rotaId, layerId = 'rota', from, person }: Stretch): string =>
  `${rotaId}.${layerId}.${from.getTime() / 1000}.${person!.id}@duty.yingda`;

function noteOf({ cause, covers }: Stretch, t: Texts['duty']['ics']): string | undefined {
  if (cause === 'cover' && covers) return t.covers({ name: covers.name });
  return cause === 'turn' || cause === 'cover' ? undefined : t[cause];
}

const utc = (at: Date): ICAL.Time => ICAL.Time.fromJSDate(at, true);
