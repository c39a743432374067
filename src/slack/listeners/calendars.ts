import { newestCalendars, type Settings } from '../../domain/settings/settings.js';
import { refuse } from '../../domain/refusal.js';
import { inZone } from '../../domain/time/zone.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import {
  calendarForm,
  DAY_LISTS,
  LONGEST_LIST,
  typedFrom,
  type CalendarMetadata,
} from '../modals/calendar-form.js';
import { calendarListModal } from '../modals/calendar-list.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';

/** `/service calendars`: the list, in words. */
export async function calendarsAsked(context: SlackContext, acting: Acting): Promise<void> {
  const allowed = await administratorOnly(context, acting);
  if (!allowed) return;
  const { settings, person } = allowed;
  const today = todayAt(settings, context.clock());
  await context.client.views.open({
    trigger_id: acting.triggerId,
    view: calendarListModal(newestCalendars(settings), today, person.locale),
  });
}

/** The form of a calendar; of a new one when none is named. */
export async function calendarFormAsked(context: SlackContext, acting: Acting, id?: string): Promise<void> {
  const allowed = await administratorOnly(context, acting);
  if (!allowed) return;
  const { settings, person } = allowed;
  const calendar = newestCalendars(settings).find((one) => one.id === id);
  const typed = typedFrom(calendar, firstShown(settings, context.clock()));
  const untouched = DAY_LISTS.filter((list) => typed[list].length > LONGEST_LIST);
  const metadata: CalendarMetadata = {
    ...(calendar ? { id: calendar.id } : { isNew: true }),
    version: calendar?.version ?? 0,
    ...(untouched.length > 0 ? { untouched } : {}),
  };
  await context.client.views.push({
    trigger_id: acting.triggerId,
    view: calendarForm(metadata, typed, person.locale),
  });
}

/** On the desk's own wall calendar. */
export const todayAt = ({ zone }: Pick<Settings, 'zone'>, now: Date): string =>
  inZone(now, zone).slice(0, 10);

/** Days of years before this one are history: no form shows them, and they stay. */
export const firstShown = (settings: Pick<Settings, 'zone'>, now: Date): string =>
  `${todayAt(settings, now).slice(0, 4)}-01-01`;

/** @returns undefined when they may not, and have been told so */
async function administratorOnly(context: SlackContext, acting: Acting): Promise<Recognised | undefined> {
  const recognised = await context.who.is(acting.userId);
  if (recognised.mayAdminister) return recognised;
  const refusal = refuse('only-administrators');
  await answer(context, acting, recognised, asMessage(refusalText(refusal, recognised.person.locale)));
  return undefined;
}
