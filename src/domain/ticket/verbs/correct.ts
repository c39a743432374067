import { refuse } from '../../refusal.js';
import type { DecideVerb } from '../verb.js';
import { MINUTE_MS } from '../../time/units.js';

/**
 * sla.md rule 8: something was really done at another time; a breach that never was is taken back, visibly.
 * People choose whole minutes: the minute the clock started in stands for its start, and is not before it.
 */
export const correct: DecideVerb<'correct'> = (ticket, { metric, to: chosen, reason }, { at }) => {
  const clock = ticket.clocks.find((one) => one.metric === metric && one.cycle === ticket.cycle);
  if (!clock || clock.dropped) return refuse('no-clock-to-correct', { metric, number: ticket.id });
  const { startedAt } = clock;
  const sameMinute = Math.floor(+chosen / MINUTE_MS) === Math.floor(+startedAt / MINUTE_MS);
  const to = sameMinute && chosen < startedAt ? startedAt : chosen;
  if (to < startedAt || to > at) return refuse('corrected-time');
  return {
    set: {},
    facts: [{ type: 'corrected', metric, ...(clock.stoppedAt ? { from: clock.stoppedAt } : {}), to, reason }],
  };
};
