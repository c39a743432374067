import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { unknownYears } from '../../domain/calendar/missing-years.js';
import { calendarOf, newestCalendars, type Settings } from '../../domain/settings/settings.js';
import type { NextSettings } from '../../domain/settings/next-settings.js';
import { textsIn } from '../../i18n/texts.js';
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
import type { NextView } from '../modals/modal.js';
import type { Effect } from '../modals/reach.js';
import type { Recognised } from '../who.js';
import { todayAt } from './calendars.js';
import { countAtOnce, countEffect } from './count-effect.js';

/** Slack waits for 3 s, and the rest of the answer takes its time. */
const AT_ONCE_MS = 1_000;

/** A calendar as somebody has typed it, and what it would make of the settings. */
export interface Draft {
  readonly viewId: string;
  /** Of the form as it was submitted. */
  readonly metadata: CalendarMetadata;
  readonly typed: CalendarTyped;
  readonly said: Omit<DeskCalendar, 'version'>;
  /** By it the same words are known again. */
  readonly digest: string;
  readonly next: NextSettings;
}

/** The form once more, under what would change; what it does to open requests comes into it when it has been counted. */
export async function calendarConfirmation(
  context: SlackContext,
  { settings, person }: Recognised,
  draft: Draft,
): Promise<NextView & { readonly how: 'update' }> {
  const { viewId, metadata, typed, said, digest, next } = draft;
  const { locale } = person;
  const before = newestCalendars(settings).find(({ id }) => id === said.id);
  const lines = whatChanges(draft, before, todayAt(settings, context.clock()), locale);
  const isBehind = before && !metadata.isNew && before.version !== metadata.version;
  const { changedMeanwhile } = textsIn(locale).calendars.confirm;
  const shown: Shown = {
    lines,
    ...(isBehind ? { notice: changedMeanwhile({ version: before.version }) } : {}),
  };
  const { counted: _before, ...kept } = metadata;
  const confirmed = { ...kept, id: said.id, version: before?.version ?? 0, shown: digest };
  if (!before) return { how: 'update', next: calendarForm(confirmed, typed, locale, shown) };
  const form = (effect: Effect) => {
    const isCounted = effect !== 'counting' && 'counted' in effect;
    const known = isCounted ? { ...confirmed, counted: digest } : confirmed;
    return calendarForm(known, typed, locale, { ...shown, effect });
  };
  const update = async (effect: Effect, hash?: string): Promise<string | undefined> => {
    const view = { view_id: viewId, view: form(effect), ...(hash ? { hash } : {}) };
    const answered = await context.client.views.update(view);
    return answered.view?.hash;
  };
  const reach = { policies: [], calendars: [said.id] };
  const asked = { by: person.id, cause: `view:${viewId}`, settings: next.settings, reach };
  const counted = await countAtOnce(context, asked, AT_ONCE_MS);
  if (counted) return { how: 'update', next: form({ counted }) };
  return {
    how: 'update',
    next: form('counting'),
    afterwards: () => countEffect(context, asked, update),
  };
}

function whatChanges(
  { said, next }: Draft,
  before: DeskCalendar | undefined,
  today: string,
  locale: Recognised['person']['locale'],
): string[] {
  const t = textsIn(locale).calendars;
  const name = escaped(calendarName(said), 100);
  if (next.isSame) return [t.confirm.unchanged({ name })];
  const now = calendarOf(next.settings, said.id);
  const year = Number(today.slice(0, 4));
  const years = unknownYears(now, [year, year + 1]).join(t.separator);
  return [
    before ? t.confirm.changes({ name, version: now.version }) : t.confirm.isNew({ name }),
    ...calendarChanges(before, said, locale),
    ...(years ? [t.unknownYears({ years })] : []),
  ];
}

/** The newest version of a calendar; 0 when there is none of that id. */
export const versionIn = (settings: Settings, id: string): number =>
  newestCalendars(settings).find((one) => one.id === id)?.version ?? 0;
