import { refuse } from '../../refusal.js';
import type { DecideVerb } from '../verb.js';

/** sla.md rule 8: something was really done at another time; a breach that never was is taken back, visibly. */
export const correct: DecideVerb<'correct'> = (ticket, { metric, to, reason }, { at }) => {
  const clock = ticket.clocks.find((one) => one.metric === metric && one.cycle === ticket.cycle);
  if (!clock || clock.dropped) return refuse('no-clock-to-correct', { metric, number: ticket.id });
  if (to < clock.startedAt || to > at) return refuse('corrected-time');
  return {
    set: {},
    facts: [{ type: 'corrected', metric, ...(clock.stoppedAt ? { from: clock.stoppedAt } : {}), to, reason }],
  };
};
