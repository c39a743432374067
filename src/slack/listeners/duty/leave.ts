import { announceLeave, endLeave } from '../../../domain/duty/announce-leave.js';
import { keepsRotas } from '../../../domain/duty/may.js';
import { isRefusal, type Refusal } from '../../../domain/refusal.js';
import { textsIn } from '../../../i18n/texts.js';
import { refusalText } from '../../answer.js';
import type { SlackContext } from '../../context.js';
import type { ViewValues } from '../../modals/inputs.js';
import { leaveModal, readLeave, type LeaveMetadata } from '../../modals/duty/leave.js';
import type { Answered, Pressed } from '../../given.js';
import type { Recognised } from '../../who.js';
import type { Acting } from '../acting.js';
import { calendarAgain, calendarBelow, staffOnly } from './calendar.js';
import { updateShown } from '../update-shown.js';

/** *My leave* in the calendar. */
export async function leaveAsked(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised) return;
  const view = await leaveView(context, recognised, { below: calendarBelow(pressed) });
  await context.client.views.push({ trigger_id: acting.triggerId, view });
}

async function leaveView(
  { duty, clock }: SlackContext,
  { person, settings }: Recognised,
  metadata: LeaveMetadata,
  notice?: string,
) {
  const { leaves } = await duty.load(clock());
  const seen = leaves
    .filter((leave) => leave.person.id === person.id || keepsRotas(person))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  return leaveModal({ leaves: seen, person, zone: settings.zone, metadata, notice });
}

/** The form is submitted: somebody will be away. */
export async function leaveSubmitted(
  context: SlackContext,
  acting: Acting,
  metadata: LeaveMetadata,
  values: ViewValues,
): Promise<Answered> {
  const recognised = await context.who.is(acting.userId);
  const { person, settings } = recognised;
  const read = readLeave(values, person, settings.zone);
  if ('errors' in read) return read.errors;
  const { personId, ...said } = read.ok;
  const { id, name, teamId } = await context.who.profile(personId);
  const asked = { ...said, person: { id, name, teamId } };
  const outcome = await context.dutyRunner.makeLeave(acting.cause, (given) =>
    announceLeave(asked, person, given),
  );
  if (isRefusal(outcome)) {
    const field = fieldOf(outcome);
    return { [field in values ? field : 'fromDay']: refusalText(outcome, person.locale) };
  }
  await calendarAgain(context, recognised, metadata.below, textsIn(person.locale).duty.leave.done);
  return metadata.below ? 'back' : undefined;
}

function fieldOf({ refused }: Refusal): string {
  switch (refused) {
    case 'no-role':
    case 'duty-for-heads':
      return 'person';
    case 'ends-before-it-begins':
    case 'in-the-past':
    case 'too-long-a-time':
      return 'toDay';
    default:
      return 'fromDay';
  }
}

/** *Cancel leave*: called off, or ended at once when it has begun. */
export async function leaveEnded(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised || !pressed.view) return;
  const { person } = recognised;
  const outcome = await context.dutyRunner.changeLeave(pressed.value, acting.cause, (leave, given) =>
    endLeave(leave, person, given),
  );
  await acting.acknowledge();
  const text = isRefusal(outcome)
    ? refusalText(outcome, person.locale)
    : textsIn(person.locale).duty.leave.ended;
  const metadata = pressed.view.metadata as LeaveMetadata;
  await updateShown(context, { id: pressed.view.id }, await leaveView(context, recognised, metadata, text));
  await calendarAgain(context, recognised, metadata.below);
}
