import { refOf, type Person } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import type { CommandOf } from './commands.js';
import { wordGiven } from './page/word-due.js';
import type { Ticket } from './ticket.js';
import type { Change } from './verb.js';

/** How it will be solved, and about when, as somebody says it to the customer. */
export type ProposalSaid = Omit<CommandOf<'propose'>, 'do'>;

/**
 * R6, R25: whether the customer still has to hear how it will be solved, before or with the first act of work. A category that
 * is promised no solution (sla.md, Clocks) is not asked for one; nor is it asked again of items that were proposed for in the request that they
 * came from.
 */
export const owesProposal = ({
  proposal,
  clocks,
  cycle,
}: Pick<Ticket, 'proposal' | 'clocks' | 'cycle'>): boolean =>
  proposal === undefined &&
  clocks.some(
    (clock) => clock.metric === 'solution' && clock.cycle === cycle && !clock.dropped && !clock.stoppedAt,
  );

/** R6, R24, R25: the proposal as it is told, recorded and archived, by whichever act it is made. */
export const proposed = (ticket: Ticket, said: ProposalSaid, actor: Person): Change => ({
  set: {
    mode: said.mode,
    proposal: said,
    responsible: ticket.responsible ?? refOf(actor),
    ...wordGiven(ticket),
  },
  facts: [{ type: 'proposed', ...said }],
});

/**
 * The proposal that goes before an act of work, where none has been made: the solution clock is never stopped by something
 * that the customer was not told.
 * @param said with the act; told also where somebody has proposed meanwhile, for nothing that was typed is lost
 * @returns nothing to be told before; or the proposal; or why the act has to wait for it
 */
export function proposedBefore(
  ticket: Ticket,
  said: ProposalSaid | undefined,
  actor: Person,
): Change | Refusal {
  if (said) return proposed(ticket, said, actor);
  return owesProposal(ticket) ? refuse('unproposed', { number: ticket.id }) : { set: {}, facts: [] };
}
