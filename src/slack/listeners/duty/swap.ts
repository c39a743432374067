import { offers } from '../../../domain/duty/shares.js';
import { answerSwap, proposeSwap, withdrawSwap } from '../../../domain/duty/swap.js';
import { isRefusal, refuse } from '../../../domain/refusal.js';
import { textsIn } from '../../../i18n/texts.js';
import { asMessage, refusalText } from '../../answer.js';
import type { SlackContext } from '../../context.js';
import type { ViewValues } from '../../modals/inputs.js';
import { readSwap, swapModal, type RotaMetadata } from '../../modals/duty/swap.js';
import type { Answered, Pressed } from '../../given.js';
import type { Recognised } from '../../who.js';
import { answer, type Acting } from '../acting.js';
import { calendarAgain, calendarBelow, staffOnly } from './calendar.js';
import { updateShown } from '../update-shown.js';
import { DAY_MS } from '../../../domain/time/units.js';

/** How far ahead duties are offered to be swapped. */
const OFFERED_MS = 35 * DAY_MS;

/** *Swap* in the calendar. */
export async function swapAsked(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised) return;
  const metadata = { rotaId: pressed.value, below: calendarBelow(pressed) };
  const view = await swapView(context, recognised, metadata);
  if (view) await context.client.views.push({ trigger_id: acting.triggerId, view });
  else await calendarAgain(context, recognised, metadata.below, gone(recognised));
}

const gone = ({ person }: Recognised): string => refusalText(refuse('rota-gone'), person.locale);

async function swapView(
  { duty, clock }: SlackContext,
  { person }: Recognised,
  metadata: RotaMetadata,
  notice?: string,
) {
  const now = clock();
  const [rota, plan] = await Promise.all([duty.rotas.load(metadata.rotaId), duty.load(now)]);
  if (!rota || rota.retiredAt) return undefined;
  const offered = offers(plan, rota.id, now, new Date(now.getTime() + OFFERED_MS));
  return swapModal({ rota, offers: offered, person, metadata, notice });
}

/** The form is submitted: the colleague is asked. */
export async function swapSubmitted(
  context: SlackContext,
  acting: Acting,
  metadata: RotaMetadata,
  values: ViewValues,
): Promise<Answered> {
  const recognised = await context.who.is(acting.userId);
  const { person } = recognised;
  const read = readSwap(values, person.locale);
  if ('errors' in read) return read.errors;
  const { colleagueId, ...shares } = read.ok;
  const { id, name, teamId } = await context.who.profile(colleagueId);
  const asked = { ...shares, colleague: { id, name, teamId } };
  const outcome = await context.dutyRunner.changeRota(metadata.rotaId, acting.cause, (rota, given) =>
    proposeSwap(rota, asked, person, given),
  );
  if (isRefusal(outcome)) return { yours: refusalText(outcome, person.locale) };
  await calendarAgain(context, recognised, metadata.below, textsIn(person.locale).duty.swap.done);
  return metadata.below ? 'back' : undefined;
}

/** *Accept*, *Decline*, *Withdraw*: under the message that asks, or in the form of swaps. */
export async function swapAnswered(
  context: SlackContext,
  acting: Acting,
  pressed: Pressed,
  how: 'accept' | 'decline' | 'withdraw',
): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised) return;
  const { person } = recognised;
  const { rotaId, swapId } = JSON.parse(pressed.value) as { rotaId: string; swapId: string };
  const outcome = await context.dutyRunner.changeRota(rotaId, acting.cause, (rota, given) =>
    how === 'withdraw'
      ? withdrawSwap(rota, swapId, person, given)
      : answerSwap(rota, swapId, how, person, given),
  );
  await acting.acknowledge();
  const t = textsIn(person.locale).duty.swap;
  const text = isRefusal(outcome)
    ? refusalText(outcome, person.locale)
    : { accept: t.accepted, decline: t.declined, withdraw: t.withdrawn }[how];
  if (!pressed.view || !acting.viewId) return answer(context, acting, recognised, asMessage(text));
  const metadata = pressed.view.metadata as RotaMetadata;
  const view = await swapView(context, recognised, metadata, text);
  if (view) await updateShown(context, { id: acting.viewId }, view);
  await calendarAgain(context, recognised, metadata.below);
}
