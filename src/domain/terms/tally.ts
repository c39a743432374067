import { z } from 'zod';
import type { MovedClock } from '../ticket/moves.js';

/** Requests that a tally names; the others are counted. */
export const MOST_NAMED = 10;

const count = z.number().int();
/** What a change of terms does to the open requests that it reaches (sla.md rule 7). A request may be in several counts. */
export const tallySchema = z.object({
  requests: count,
  /** Requests with a clock that is due earlier, or later. */
  earlier: count,
  later: count,
  /** Requests that are promised something new, or something no more. */
  added: count,
  dropped: count,
  /** Requests that are late at once, and the first of them by number. */
  breached: count,
  named: z.array(z.string()),
  /** Requests that are late and would be in time; the breach stays. */
  inTime: count,
});
export type Tally = z.infer<typeof tallySchema>;

export const NO_REQUESTS: Tally = {
  requests: 0,
  earlier: 0,
  later: 0,
  added: 0,
  dropped: 0,
  breached: 0,
  named: [],
  inTime: 0,
};

/** Adds one request, with what the change does to its clocks. Of any number of requests it keeps the same few figures. */
export function tallied(tally: Tally, ticketId: string, moved: readonly MovedClock[]): Tally {
  const some = (test: (clock: MovedClock) => boolean) => Number(moved.some(test));
  const breached = some((clock) => clock.breached === true);
  return {
    requests: tally.requests + 1,
    earlier: tally.earlier + some(({ from, to }) => from !== undefined && to !== undefined && to < from),
    later: tally.later + some(({ from, to }) => from !== undefined && to !== undefined && to > from),
    added: tally.added + some(({ from }) => from === undefined),
    dropped: tally.dropped + some(({ to }) => to === undefined),
    breached: tally.breached + breached,
    named: breached && tally.named.length < MOST_NAMED ? [...tally.named, ticketId] : tally.named,
    inTime: tally.inTime + some((clock) => clock.inTime === true),
  };
}

/** Two tallies of different requests as one. */
export const together = (a: Tally, b: Tally): Tally => ({
  requests: a.requests + b.requests,
  earlier: a.earlier + b.earlier,
  later: a.later + b.later,
  added: a.added + b.added,
  dropped: a.dropped + b.dropped,
  breached: a.breached + b.breached,
  named: [...a.named, ...b.named].slice(0, MOST_NAMED),
  inTime: a.inTime + b.inTime,
});
