import type { Verb } from './lifecycle.js';
import { clockStands, type Ticket } from './ticket.js';

/**
 * What a verb needs besides the status, for the verbs that answer something: there is nothing to take without an
 * escalation. The verbs refuse by it, and no button is shown without it.
 */
export function applies(verb: Verb, ticket: Ticket): boolean {
  switch (verb) {
    case 'take':
      return ticket.escalation !== undefined && ticket.escalation.takenBy === undefined;
    case 'plan':
    case 'close-plan':
      return isPlanOpen(ticket);
    case 'handover':
      return ticket.handover === undefined;
    case 'dispute':
      return pauseInQuestion(ticket) !== undefined && ticket.dispute?.wait !== pauseInQuestion(ticket);
    case 'uphold':
    case 'annul':
      return ticket.dispute !== undefined && ticket.dispute.decided === undefined;
    default:
      return true;
  }
}

export const isPlanOpen = ({ emergencyPlan }: Pick<Ticket, 'emergencyPlan'>): boolean =>
  emergencyPlan !== undefined && emergencyPlan.closedAt === undefined;

/** @returns the fact with which the pause under way began; undefined when no clock stands for it */
export function pauseInQuestion(ticket: Ticket): string | undefined {
  const { waiting, history } = ticket;
  if (!waiting || !clockStands(ticket, waiting.waitingFor)) return undefined;
  return history.findLast(({ type }) => type === 'waiting')?.id;
}
