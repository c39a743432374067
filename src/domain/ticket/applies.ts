import { refuse, type Refusal } from '../refusal.js';
import type { Fact, FactType } from './facts.js';
import type { Verb } from './lifecycle.js';
import { removable } from './linked.js';
import { isQuotationOpen } from './quotation.js';
import { leftUndone } from './split.js';
import { clockStands, type Ticket } from './ticket.js';
import { outOfTurn } from './turn.js';

/** Whether a verb has what it needs besides the status; no button is shown without it. */
export const applies = (verb: Verb, ticket: Ticket): boolean => missingFor(verb, ticket) === undefined;

/**
 * What a verb lacks besides the status, for the verbs that answer something: there is nothing to take without an
 * escalation. The verbs refuse by it, and so does Slack before it opens a form.
 */
export function missingFor(verb: Verb, ticket: Ticket): Refusal | undefined {
  const { id: number, escalation, handover, dispute } = ticket;
  switch (verb) {
    case 'take':
      if (!escalation) return refuse('nothing-to-take', { number });
      return escalation.takenBy
        ? refuse('already-taken', { name: escalation.takenBy.name, number })
        : undefined;
    case 'plan':
    case 'close-plan':
      return isPlanOpen(ticket) ? undefined : refuse('no-plan-open', { number });
    case 'accept': {
      const accepted = inThisRound(ticket, 'accepted');
      return accepted ? refuse('already-done', { verb, name: accepted.by.name, number }) : undefined;
    }
    case 'sign-off': {
      // R27: the staff signs off what the customer has confirmed.
      if (ticket.unanswered) return refuse('not-in-this-state', { verb, status: 'unanswered', number });
      const signedOff = inThisRound(ticket, 'signed-off');
      if (signedOff) return refuse('already-done', { verb, name: signedOff.by.name, number });
      const staff = ticket.mode === 'onsite' ? inThisRound(ticket, 'resolved') : undefined;
      return staff ? refuse('already-done', { verb, name: staff.by.name, number }) : undefined;
    }
    case 'handover':
      return handover ? refuse('already-handed-over', { name: handover.by.name, number }) : undefined;
    case 'dispute': {
      const wait = pauseInQuestion(ticket);
      if (!wait) return refuse('no-pause-to-dispute', { number });
      return dispute?.wait === wait ? refuse('already-disputed', { number }) : undefined;
    }
    case 'confirm':
      // Late, where it was closed for want of this signature.
      if (ticket.status !== 'resolved' && ticket.unanswered?.step !== 'confirm')
        return outOfTurn(ticket, verb);
      return beingMerged(ticket);
    case 'merge':
    case 'cancel':
      return beingMerged(ticket);
    case 'uphold':
    case 'annul':
      return dispute && !dispute.decided ? undefined : refuse('nothing-disputed', { number });
    case 'quote':
      return ticket.waiting && !isQuotationOpen(ticket) ? refuse('resume-first', { number }) : undefined;
    case 'accept-quote':
    case 'decline-quote':
      return isQuotationOpen(ticket) ? undefined : refuse('no-quotation-open', { number });
    case 'waive':
      return isQuotationOpen(ticket) || ticket.quotation?.state === 'declined'
        ? undefined
        : refuse('nothing-to-waive', { number });
    case 'unlink':
      return removable(ticket).length > 0 ? undefined : refuse('nothing-linked', { number });
    case 'split':
      return leftUndone(ticket).length > 0 ? undefined : refuse('nothing-left-undone', { number });
    case 'resolve':
      return ticket.quotation?.state === 'declined' ? refuse('charge-undecided', { number }) : undefined;
    default:
      return undefined;
  }
}

function beingMerged({ id: number, merging = [] }: Ticket): Refusal | undefined {
  const [coming] = merging;
  return coming && refuse('being-merged', { number, other: coming.number });
}

/** The last fact of a type since the request was filed, or reopened. */
function inThisRound({ history }: Pick<Ticket, 'history'>, type: FactType): Fact | undefined {
  const begun = history.findLastIndex((fact) => fact.type === 'reopened');
  return history.slice(begun + 1).findLast((fact) => fact.type === type);
}

export const isPlanOpen = ({ emergencyPlan }: Pick<Ticket, 'emergencyPlan'>): boolean =>
  emergencyPlan !== undefined && emergencyPlan.closedAt === undefined;

/** @returns the fact with which the pause under way began; undefined when no clock stands for it */
export function pauseInQuestion(ticket: Ticket): string | undefined {
  const { waiting, history } = ticket;
  if (!waiting || !clockStands(ticket, waiting.waitingFor)) return undefined;
  return history.findLast(({ type }) => type === 'waiting')?.id;
}
