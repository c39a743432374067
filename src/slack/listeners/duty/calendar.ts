import { isStaff } from '../../../domain/people/person.js';
import { refuse } from '../../../domain/refusal.js';
import { asMessage, refusalText } from '../../answer.js';
import type { SlackContext } from '../../context.js';
import {
  calendarModal,
  mondayOf,
  type CalendarBelow,
  type CalendarMetadata,
} from '../../modals/duty/calendar.js';
import type { Pressed } from '../../given.js';
import type { Recognised } from '../../who.js';
import { answer, type Acting } from '../acting.js';
import { updateShown } from '../update-shown.js';
import { DAY_MS } from '../../../domain/time/units.js';

/** A leave or an override that ended before a shown day may still cut a stretch that is shown. */
const MARGIN_MS = 2 * DAY_MS;

/** Staff see the rotas, nobody else. @returns undefined when that was told */
export async function staffOnly(
  context: SlackContext,
  acting: Acting,
  verb = 'oncall',
): Promise<Recognised | undefined> {
  const recognised = await context.who.is(acting.userId);
  if (isStaff(recognised.person)) return recognised;
  const refusal = refuse('not-permitted', { verb });
  await answer(context, acting, recognised, asMessage(refusalText(refusal, recognised.person.locale)));
  return undefined;
}

/** `/service oncall`, and the button under what is said about duty: who is on duty, and the calendar. */
export async function calendarAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised) return;
  const now = context.clock();
  const { rotas } = await context.duty.load(now);
  const zone = rotas[0]?.zone ?? recognised.settings.zone;
  const metadata = { rotaId: rotas[0]?.id, firstDay: mondayOf(zone, now) };
  await context.client.views.open({
    trigger_id: acting.triggerId,
    view: await calendarView(context, recognised, metadata),
  });
}

/** Another week, or another rota. */
export async function calendarTurned(
  context: SlackContext,
  acting: Acting,
  { value, view }: Pressed,
  what: 'week' | 'rota',
): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised || !view) return;
  const before = view.metadata as CalendarMetadata;
  const metadata = what === 'week' ? { ...before, firstDay: Number(value) } : { ...before, rotaId: value };
  const shown = await calendarView(context, recognised, metadata);
  await updateShown(context, view, shown);
}

async function calendarView(
  { duty, clock }: SlackContext,
  { person }: Recognised,
  metadata: CalendarMetadata,
  notice?: string,
) {
  const now = clock();
  const from = new Date(metadata.firstDay * DAY_MS - MARGIN_MS);
  const plan = await duty.loadSince(from < now ? from : now);
  return calendarModal({ plan, metadata, person, now, notice });
}

/** The calendar in which a button was pressed, for the modal above it to remember. */
export const calendarBelow = ({ view }: Pressed): CalendarBelow | undefined =>
  view && { ...(view.metadata as CalendarMetadata), viewId: view.id };

/**
 * The calendar below a modal, as it is now; one closed meanwhile has nothing left to show.
 * @param rotaId to be shown instead of the one that was
 */
export async function calendarAgain(
  context: SlackContext,
  recognised: Recognised,
  below: CalendarBelow | undefined,
  notice?: string,
  rotaId = below?.rotaId,
): Promise<void> {
  if (!below) return;
  const view = await calendarView(context, recognised, { rotaId, firstDay: below.firstDay }, notice);
  await updateShown(context, { id: below.viewId }, view);
}
