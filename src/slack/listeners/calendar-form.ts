import { createHash } from 'node:crypto';
import { publicDaysOf, yearsAround } from '../../calendars/public-days.js';
import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { unknownYears } from '../../domain/calendar/missing-years.js';
import { joinPublicDays } from '../../domain/calendar/public-days.js';
import { refuse } from '../../domain/refusal.js';
import { nextCalendar } from '../../domain/settings/next-calendar.js';
import type { NextSettings } from '../../domain/settings/next-settings.js';
import { calendarOf, newestCalendars, type Settings } from '../../domain/settings.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { calendarChanges } from '../messages/calendar-changes.js';
import { calendarName } from '../messages/calendar-words.js';
import { typed as escaped } from '../messages/mrkdwn.js';
import {
  calendarForm,
  type CalendarMetadata,
  type CalendarTyped,
  type Shown,
} from '../modals/calendar-form.js';
import { countryFaults, readCalendarForm, typedIn } from '../modals/calendar-read.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors, NextView, ReadResult } from '../modals/modal.js';
import type { Recognised } from '../who.js';
import type { Acting } from './acting.js';
import { firstShown, todayAt } from './calendars.js';

type Said = Omit<DeskCalendar, 'version'>;

/**
 * The form is submitted: what would change is shown above the fields; submitted once more as it was shown, it is saved as
 * a new version. Open requests keep the version they were registered with. Saved again, it is the same.
 */
export async function calendarSubmitted(
  context: SlackContext,
  acting: Acting,
  { metadata, values }: { metadata: CalendarMetadata; values: ViewValues },
): Promise<FieldErrors | NextView | undefined> {
  const recognised = await context.who.is(acting.userId);
  const { person, settings, mayAdminister } = recognised;
  const { locale } = person;
  if (!mayAdminister) return { name: refusalText(refuse('only-administrators'), locale) };
  const typed = typedIn(values);
  const id = idFor(metadata, settings);
  const read = await readWhole(context, typed, { ...metadata, id }, recognised);
  if ('errors' in read) return read.errors;
  const next = nextCalendar(settings, read.ok);
  if (metadata.isNew && !next.isSame && versionIn(settings, id) > 0) {
    // Somebody else's new calendar has got this id meanwhile.
    return calendarSubmitted(context, acting, { metadata: without(metadata, 'id'), values });
  }
  const wasShown = metadata.shown === digestOf(read.ok);
  const isNewest = metadata.version === versionIn(settings, id);
  if (wasShown && (next.isSame || isNewest)) {
    if (!next.isSame && !(await context.settings.save(settings, next.settings)))
      return calendarSubmitted(context, acting, { metadata, values });
    tell(context, recognised, read.ok, { next, isUnchanged: next.isSame && isNewest });
    return undefined;
  }
  const confirmed = { ...metadata, id, version: versionIn(settings, id), shown: digestOf(read.ok) };
  const shown = await whatChanges(context, recognised, metadata, read.ok, next);
  return { how: 'update', next: calendarForm(confirmed, typed, locale, shown) };
}

/** A new calendar keeps the id under which its differences were shown, so that what is submitted twice is one. */
const idFor = ({ id }: CalendarMetadata, settings: Settings): string => id ?? freeId(settings);

function without<T extends object, K extends keyof T>(given: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = given;
  return rest;
}

/** The calendar as it is to be, with the public days of its country as they are known now. */
async function readWhole(
  { clock }: SlackContext,
  typed: CalendarTyped,
  { id, untouched = [] }: CalendarMetadata & { id: string },
  { settings, person: { locale } }: Recognised,
): Promise<ReadResult<Said>> {
  const newest = newestCalendars(settings);
  const before = newest.find((one) => one.id === id);
  const taken = newest.filter((one) => one.id !== id).map(calendarName);
  const from = firstShown(settings, clock());
  const read = readCalendarForm(typed, { id, before, from, taken, untouched }, locale);
  if ('errors' in read || read.ok.country === undefined) return read;
  const { country } = read.ok;
  const found = await publicDaysOf(country, yearsAround(Number(from.slice(0, 4))));
  if (!found) return { errors: { country: textsIn(locale).calendars.faults.countryUnknown } };
  const known = before?.country === country ? before.publicDays : undefined;
  const said = { ...read.ok, publicDays: joinPublicDays(known, found) };
  const errors = countryFaults(said, locale);
  return errors ? { errors } : { ok: said };
}

const versionIn = (settings: Settings, id: string): number =>
  newestCalendars(settings).find((one) => one.id === id)?.version ?? 0;

/** Like any words of a form they may be longer than its metadata. */
const digestOf = (said: Said): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);

/** Ids are for files and other settings; nobody has to think of one. */
function freeId(settings: Settings): string {
  const taken = new Set(settings.calendars.map(({ id }) => id));
  for (let no = settings.calendars.length; ; no += 1)
    if (!taken.has(`calendar-${no}`)) return `calendar-${no}`;
}

async function whatChanges(
  { tickets, clock }: SlackContext,
  { settings, person: { locale } }: Recognised,
  { id, version }: CalendarMetadata,
  after: Said,
  next: NextSettings,
): Promise<Shown> {
  const t = textsIn(locale).calendars;
  const name = escaped(calendarName(after), 100);
  const before = newestCalendars(settings).find((one) => one.id === after.id);
  if (next.isSame) return { lines: [t.confirm.unchanged({ name })] };
  const now = calendarOf(next.settings, after.id);
  const notice =
    before && id !== undefined && before.version !== version
      ? { notice: t.confirm.changedMeanwhile({ version: before.version }) }
      : {};
  const head = before ? t.confirm.changes({ name, version: now.version }) : t.confirm.isNew({ name });
  const year = Number(todayAt(settings, clock()).slice(0, 4));
  const years = unknownYears(now, [year, year + 1]).join(t.separator);
  const unknown = years ? [t.unknownYears({ years })] : [];
  const changes = calendarChanges(before, after, locale);
  if (!before) return { ...notice, lines: [head, ...changes, ...unknown] };
  const under = { calendarId: after.id, below: now.version, notPolicies: [] };
  const count = await tickets.countUnder(under);
  return { ...notice, lines: [head, ...changes, ...unknown, t.confirm.openKeep({ count })] };
}

/** It is saved; whether Slack can be told just now changes nothing. */
function tell(
  { client, log }: SlackContext,
  { person }: Recognised,
  said: Said,
  { next, isUnchanged }: { next: NextSettings; isUnchanged: boolean },
): void {
  const { done } = textsIn(person.locale).calendars;
  const { version } = calendarOf(next.settings, said.id);
  const text = isUnchanged ? done.unchanged : done.saved({ name: escaped(calendarName(said), 100), version });
  tellPerson(client, person, undefined, asMessage(text)).catch((error: unknown) =>
    log.warn({ err: error, calendar: said.id }, 'saving of a calendar not told'),
  );
}
