import { endOverride, override } from '../../../domain/duty/override.js';
import { stretches } from '../../../domain/duty/stretches.js';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.js';
import { textsIn } from '../../../i18n/texts.js';
import { refusalText } from '../../answer.js';
import type { SlackContext } from '../../context.js';
import type { ViewValues } from '../../modals/inputs.js';
import { overrideModal, readOverride } from '../../modals/duty/override.js';
import type { RotaMetadata } from '../../modals/duty/swap.js';
import type { Answered, Pressed } from '../../given.js';
import type { Recognised } from '../../who.js';
import type { Acting } from '../acting.js';
import { calendarAgain, calendarBelow, staffOnly } from './calendar.js';
import { updateShown } from '../update-shown.js';
import { DAY_MS } from '../../../domain/time/units.js';

/** How far ahead somebody's next duty is looked for. */
const AHEAD_MS = 60 * DAY_MS;

/** *Override* in the calendar. */
export async function overrideAsked(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised) return;
  const metadata = { rotaId: pressed.value, below: calendarBelow(pressed) };
  const view = await overrideView(context, recognised, metadata);
  if (view) await context.client.views.push({ trigger_id: acting.triggerId, view });
  else {
    const text = refusalText(refuse('rota-gone'), recognised.person.locale);
    await calendarAgain(context, recognised, metadata.below, text);
  }
}

async function overrideView(
  { duty, clock }: SlackContext,
  { person }: Recognised,
  metadata: RotaMetadata,
  notice?: string,
) {
  const now = clock();
  const [rota, plan] = await Promise.all([duty.rotas.load(metadata.rotaId), duty.load(now)]);
  if (!rota || rota.retiredAt) return undefined;
  const ahead = stretches(plan, rota.id, now, new Date(now.getTime() + AHEAD_MS));
  const proposed = ahead.find((one) => one.person?.id === person.id && one.layerId !== undefined);
  return overrideModal({ rota, proposed, person, now, metadata, notice });
}

/** The form is submitted: somebody else is on duty for a time. */
export async function overrideSubmitted(
  context: SlackContext,
  acting: Acting,
  metadata: RotaMetadata,
  values: ViewValues,
): Promise<Answered> {
  const recognised = await context.who.is(acting.userId);
  const { person } = recognised;
  const read = readOverride(values, person);
  if ('errors' in read) return read.errors;
  const { personId, ...said } = read.ok;
  const { id, name, teamId } = await context.who.profile(personId);
  const asked = { ...said, person: { id, name, teamId } };
  const outcome = await context.dutyRunner.changeRota(metadata.rotaId, acting.cause, (rota, given) =>
    override(rota, asked, person, given),
  );
  if (isRefusal(outcome)) return { [fieldOf(outcome)]: refusalText(outcome, person.locale) };
  await calendarAgain(context, recognised, metadata.below, textsIn(person.locale).duty.override.done);
  return metadata.below ? 'back' : undefined;
}

function fieldOf({ refused }: Refusal): string {
  switch (refused) {
    case 'no-role':
    case 'on-leave':
    case 'on-duty-already':
      return 'person';
    case 'ends-before-it-begins':
    case 'in-the-past':
    case 'too-long-a-time':
      return 'to';
    default:
      return 'layer';
  }
}

/** *Cancel this* beside an override: it ends, at once when it has begun. */
export async function overrideEnded(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised || !pressed.view) return;
  const { person } = recognised;
  const { rotaId, overrideId } = JSON.parse(pressed.value) as { rotaId: string; overrideId: string };
  const outcome = await context.dutyRunner.changeRota(rotaId, acting.cause, (rota, given) =>
    endOverride(rota, overrideId, person, given),
  );
  await acting.acknowledge();
  const text = isRefusal(outcome)
    ? refusalText(outcome, person.locale)
    : textsIn(person.locale).duty.override.ended;
  const metadata = pressed.view.metadata as RotaMetadata;
  const view = await overrideView(context, recognised, metadata, text);
  if (view) await updateShown(context, { id: pressed.view.id }, view);
  await calendarAgain(context, recognised, metadata.below);
}
