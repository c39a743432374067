import type { Rota } from '../../../domain/duty/rota.js';
import type { Stretch } from '../../../domain/duty/stretches.js';
import type { Locale } from '../../../domain/people/person.js';
import { zoneOf } from '../../../domain/time/zone.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import { dateFormat } from '../date-format.js';
import { typed } from '../mrkdwn.js';
import { DAY_MS } from '../../../domain/time/units.js';

interface Given {
  readonly rota: Rota;
  /** The duties from the first day on, as far as they were looked at. */
  readonly stretches: readonly Stretch[];
  /** So far: what ends there may go on. */
  readonly until: Date;
  /** The first of those days (number since 1970-01-01, on the rota's wall clock). */
  readonly firstDay: number;
  readonly locale: Locale;
  /** Whoever looks: their duties stand out. */
  readonly readerId: string;
}

/**
 * The duties of one day, a line each, as they are read on a phone: one that begins on the day says until when, one that
 * goes on through it is there all day, one that merely ends on it was said before.
 */
export function dayLines(given: Given, day: number): string[] {
  const { rota, stretches, firstDay, locale } = given;
  const t = textsIn(locale).duty.calendar;
  const zone = zoneOf(rota.zone);
  const [begin, end] = [day, day + 1].map((n) => zone.toInstant(n * DAY_MS)) as [number, number];
  const lines = stretches.flatMap((stretch) => {
    const [from, to] = [stretch.from.getTime(), stretch.to.getTime()];
    if (to <= begin || from >= end) return [];
    const hasBegun = from < begin || (day === firstDay && from === begin && stretch.since < stretch.from);
    if (hasBegun && to < end && day !== firstDay) return [];
    const time =
      to >= end && from <= begin
        ? t.allDay
        : hasBegun
          ? t.till({ time: clock(to, rota.zone, locale) })
          : begins(stretch, day, given, t);
    return [line(stretch, time, given, t)];
  });
  return lines.length > 0 ? lines : [t.noDuty];
}

/** A duty that begins on this day. */
function begins(stretch: Stretch, day: number, given: Given, t: Texts['duty']['calendar']): string {
  const from = clock(stretch.from.getTime(), given.rota.zone, given.locale);
  if (stretch.to >= given.until) return t.onward({ from });
  return t.span({ from, to: endOf(stretch.to.getTime(), day, given, t) });
}

function line(stretch: Stretch, time: string, { rota, readerId }: Given, t: Texts['duty']['calendar']) {
  const who = whoOf(stretch, readerId, t);
  if (rota.layers.length === 1 && stretch.layerId) return t.line({ time, who });
  const layer = rota.layers.find(({ id }) => id === stretch.layerId)?.name ?? t.wholeRota;
  return t.layerLine({ layer: typed(layer, 60), time, who });
}

/** Covers, overrides, swaps and gaps in words. */
function whoOf({ person, cause, covers }: Stretch, readerId: string, t: Texts['duty']['calendar']): string {
  const away = covers && typed(covers.name, 60);
  if (!person) return away ? t.gapOf({ covers: away }) : t.gap;
  const plain = typed(person.name, 60);
  const name = person.id === readerId ? t.you({ name: plain }) : plain;
  if (cause === 'cover' && away) return t.cover({ name, covers: away });
  if (cause === 'override') return t.override({ name });
  return cause === 'swap' ? t.swap({ name }) : name;
}

/** The end of a duty that began on a day: the time alone on that day and the next, else with its date. */
function endOf(to: number, day: number, { rota, locale }: Given, t: Texts['duty']['calendar']): string {
  const last = zoneOf(rota.zone).dayAt(to);
  const time = clock(to, rota.zone, locale);
  if (last === day) return time;
  if (last === day + 1) return t.nextDay({ time });
  return `${dateOf(last, locale)} ${time}`;
}

const clock = (at: number, zone: string, locale: Locale): string =>
  dateFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

/** A day by its number: date and day of the week. */
export const dateOf = (day: number, locale: Locale): string =>
  dateFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(day * DAY_MS);
