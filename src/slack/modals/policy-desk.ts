import type { types } from '@slack/bolt';
import { LATE_HOURS, type DeskPolicy } from '../../domain/sla/escalation.js';
import type { Texts } from '../../i18n/texts.js';
import { minutesText, readNumberText } from '../parse/minutes.js';
import { selectInput, textInput, type Read } from './inputs.js';

const NUMBER_LENGTH = 30;
const DISPATCH = ['first', 'department'] as const;

/** What of a policy is the desk's own way of working, and promised to nobody: who dispatches, what is registered late, what is
 * closed because the customer does not answer. */
export const deskInputs = (
  { dispatch, lateHours, closeUnanswered }: DeskPolicy,
  t: Texts,
): types.InputBlock[] => [
  selectInput({
    id: 'dispatch',
    label: t.policies.label.dispatch,
    options: DISPATCH.map((value) => ({ value, label: t.dispatch.who[value] })),
    initial: dispatch ?? 'first',
  }),
  textInput({
    id: 'lateHours',
    label: t.policies.form.lateHours,
    max: NUMBER_LENGTH,
    initial: minutesText(lateHours ?? LATE_HOURS),
  }),
  textInput({
    id: 'closeUnanswered',
    label: t.policies.form.closeUnanswered,
    optional: true,
    max: NUMBER_LENGTH,
    initial: closeUnanswered && String(closeUnanswered.afterReminders),
  }),
];

/** What the desk does anyway is not written into a policy that did not say it: it would be another version, saying the same. */
export function readDesk(read: Read, before: DeskPolicy): Partial<Record<keyof DeskPolicy, unknown>> {
  const dispatch = read.choice('dispatch');
  const lateHours = readNumberText(read.text('lateHours')) ?? NaN;
  const reminders = read.text('closeUnanswered');
  return {
    ...(reminders === '' ? {} : { closeUnanswered: { afterReminders: readNumberText(reminders) ?? NaN } }),
    ...(before.dispatch === undefined && dispatch === 'first' ? {} : { dispatch }),
    ...(before.lateHours === undefined && lateHours === LATE_HOURS ? {} : { lateHours }),
  };
}
