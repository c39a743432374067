import { rescinded, type FiredKey } from '../sla/milestones.js';
import type { FactStated } from './facts.js';
import type { Ticket } from './ticket.js';

/** Whether people have been told that a clock was breached, and not been told since that it never was. */
export const breachTold = ({ history }: Pick<Ticket, 'history'>, metric: string, cycle: number): boolean =>
  history.findLast(
    (fact) =>
      (fact.type === 'breached' || fact.type === 'breach-rescinded') &&
      fact.metric === metric &&
      fact.cycle === cycle,
  )?.type === 'breached';

/**
 * Breaches that, as is known now, never were (sla.md rule 8): each that was told is taken back as visibly, and none counts
 * as fired any more, for the clock may go on and be breached after all.
 * @param ticket with its clocks as they are now
 */
export function breachesTakenBack(ticket: Pick<Ticket, 'clocks' | 'fired' | 'history'>): {
  fired: Ticket['fired'];
  facts: FactStated[];
} {
  const back = rescinded(ticket.clocks, ticket.fired);
  const clocks = new Map(back.map((one) => [nameOf(one), one]));
  return {
    fired: ticket.fired.filter((one) => !back.includes(one)),
    facts: [...clocks.values()]
      .filter(({ metric, cycle }) => breachTold(ticket, metric, cycle))
      .map(({ metric, cycle }) => ({ type: 'breach-rescinded', metric, cycle })),
  };
}

const nameOf = ({ metric, cycle }: FiredKey): string => `${metric} ${cycle}`;
