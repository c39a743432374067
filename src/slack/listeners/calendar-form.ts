import { createHash } from 'node:crypto';
import { publicDaysOf, yearsAround } from '../../calendars/public-days.js';
import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { joinPublicDays } from '../../domain/calendar/public-days.js';
import { refuse } from '../../domain/refusal.js';
import { nextCalendar } from '../../domain/settings/next-calendar.js';
import { calendarOf, newestCalendars, type Settings } from '../../domain/settings/settings.js';
import { intend } from '../../domain/terms/intend.js';
import { withIntention } from '../../domain/settings/intention.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { calendarName } from '../messages/calendar-words.js';
import { typed as escaped } from '../messages/mrkdwn.js';
import type { CalendarMetadata, CalendarTyped } from '../modals/calendar-form.js';
import { countryFaults, readCalendarForm, typedIn } from '../modals/calendar-read.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors, NextView, ReadResult } from '../modals/modal.js';
import { REACH_BLOCK, wantsOpen } from '../modals/reach.js';
import type { Recognised } from '../who.js';
import type { Acting } from './acting.js';
import { calendarConfirmation, versionIn, type Draft } from './calendar-confirm.js';
import { firstShown } from './calendars.js';
import { promiser } from './policies.js';

type Said = Omit<DeskCalendar, 'version'>;

interface Submitted {
  readonly id: string;
  readonly metadata: CalendarMetadata;
  readonly values: ViewValues;
}

/**
 * The form is submitted: what would change is shown above the fields; submitted once more as it was shown, it is saved as
 * a new version, and in the same update that the open requests are to get it, when that was chosen. Otherwise they keep
 * the version they were registered with (sla.md rule 7). Submitted again, it is the same.
 */
export async function calendarSubmitted(
  context: SlackContext,
  acting: Acting,
  view: Submitted,
): Promise<FieldErrors | NextView | undefined> {
  const recognised = await context.who.is(acting.userId);
  const { locale } = recognised.person;
  if (!recognised.mayAdminister) return { name: refusalText(refuse('only-administrators'), locale) };
  const read = await readDraft(context, recognised, view);
  if ('errors' in read) return read.errors;
  const { metadata, next, digest, said } = read.ok;
  const isNewest = metadata.version === versionIn(recognised.settings, said.id);
  const wasShown = metadata.shown === digest && (next.isSame || isNewest);
  if (!wasShown) return calendarConfirmation(context, recognised, read.ok);
  const toOpen = wantsOpen(view.values);
  if (toOpen && metadata.counted !== digest)
    return { [REACH_BLOCK]: textsIn(locale).policies.faults.stillCounting };
  const { settings } = recognised;
  const after = toOpen ? withReach(next.settings, recognised, acting, said.id) : next.settings;
  // Whoever was quicker has saved something else: what this would change is looked at again.
  if (after !== settings && !(await context.settings.save(settings, after)))
    return calendarSubmitted(context, acting, view);
  tell(context, recognised, read.ok, { toOpen, isUnchanged: next.isSame && isNewest });
  return undefined;
}

/** The effect is counted again: whoever counted may be gone. */
export async function calendarRecounted(
  context: SlackContext,
  acting: Acting,
  view: Submitted,
): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const read = await readDraft(context, recognised, view);
  if ('errors' in read || !recognised.mayAdminister) return;
  const { next, afterwards } = await calendarConfirmation(context, recognised, read.ok);
  await context.client.views.update({ view_id: view.id, view: next });
  await afterwards?.();
}

/** A new calendar keeps the id under which its differences were shown, so that what is submitted twice is one. */
async function readDraft(
  context: SlackContext,
  recognised: Recognised,
  { id: viewId, metadata, values }: Submitted,
): Promise<ReadResult<Draft>> {
  const { settings } = recognised;
  const typed = typedIn(values);
  const read = async (id: string): Promise<ReadResult<Draft>> => {
    const whole = await readWhole(context, typed, { ...metadata, id }, recognised);
    if ('errors' in whole) return whole;
    const said = whole.ok;
    const next = nextCalendar(settings, said);
    return { ok: { viewId, metadata, typed, said, digest: digestOf(said), next } };
  };
  const drafted = await read(metadata.id ?? freeId(settings));
  const isTaken =
    'ok' in drafted &&
    metadata.isNew &&
    !drafted.ok.next.isSame &&
    versionIn(settings, drafted.ok.said.id) > 0;
  // Somebody else's new calendar has got this id meanwhile.
  return isTaken ? read(freeId(settings)) : drafted;
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

/** The words of a form may be longer than its metadata. */
const digestOf = (said: Said): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);

/** Ids are for files and other settings; nobody has to think of one. */
function freeId(settings: Settings): string {
  const taken = new Set(settings.calendars.map(({ id }) => id));
  for (let no = 1; ; no += 1) if (!taken.has(`calendar-${no}`)) return `calendar-${no}`;
}

/** That it is to reach the open requests stands beside the version itself: a crash leaves both or neither. */
function withReach(
  settings: Settings,
  recognised: Recognised,
  { cause, at }: Acting,
  calendarId: string,
): Settings {
  const known = settings.intentions;
  if (known?.some(({ id }) => id === cause)) return settings;
  const reach = { policies: [], calendars: [calendarId] };
  const intention = intend(promiser(recognised), { cause, at }, settings, reach);
  return { ...settings, intentions: withIntention(known, intention) };
}

/** It is saved; whether Slack can be told just now changes nothing. */
function tell(
  { client, log }: SlackContext,
  { person }: Recognised,
  { said, next }: Draft,
  { toOpen, isUnchanged }: { toOpen: boolean; isUnchanged: boolean },
): void {
  const t = textsIn(person.locale);
  const { version } = calendarOf(next.settings, said.id);
  const what = { name: escaped(calendarName(said), 100), version };
  const text = toOpen
    ? t.calendars.done.applying(what)
    : isUnchanged
      ? t.calendars.done.unchanged
      : t.calendars.done.saved(what);
  tellPerson(client, person, undefined, asMessage(text)).catch((error: unknown) =>
    log.warn({ err: error, calendar: said.id }, 'saving of a calendar not told'),
  );
}
