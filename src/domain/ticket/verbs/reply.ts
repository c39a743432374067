import { isStaff } from '../../people/person.js';
import type { DecideVerb } from '../verb.js';
import { wordGiven } from '../page/word-due.js';
import { ended } from './resume.js';

/**
 * Words between the customer and us, in the thread of the customer's card (R34). The customer's answer ends a
 * waiting for them, at the time they wrote it (sla.md rule 6); what they wrote before it is no answer. What staff
 * write in the desk's thread is a note.
 */
export const reply: DecideVerb<'reply'> = (
  ticket,
  { text, files, fileIds, slackTs, through, place },
  { actor, at },
) => {
  const written = { text, files, fileIds, slackTs, through };
  if (place === 'desk') return { set: {}, facts: [{ type: 'noted', ...written }] };
  const said = { type: 'replied', ...written } as const;
  if (isStaff(actor)) return { set: wordGiven(ticket), facts: [said] };
  const { waiting } = ticket;
  // A question about a quotation is no decision on it.
  const isAsked = waiting?.waitingFor === 'customer' && waiting.quotation === undefined;
  const answered = isAsked && at >= waiting.since;
  if (!answered) return { set: {}, facts: [said] };
  const resumed = ended(ticket, true);
  return { set: resumed.set, facts: [said, ...resumed.facts] };
};
