import { pauseInQuestion } from '../applies.js';
import type { DecideVerb } from '../verb.js';
import { ended } from './resume.js';

/** The customer is right: the pause counts as if it had never been, and ends if it still goes on. */
export const annul: DecideVerb<'annul'> = (ticket, { text }) => {
  const { wait } = ticket.dispute!;
  const goesOn = ticket.waiting !== undefined && pauseInQuestion(ticket) === wait;
  const end = goesOn ? ended(ticket, false) : { set: {}, facts: [] };
  return {
    set: { ...end.set, dispute: { ...ticket.dispute!, decided: 'annulled' } },
    facts: [{ type: 'pause-annulled', wait, text }, ...end.facts],
  };
};
