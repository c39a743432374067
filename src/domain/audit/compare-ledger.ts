import { clockSchema, type Clock } from '../sla/clock.js';
import { withClocks } from '../ticket/clocks.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Difference } from './finding.js';

const CLOCK_FIELDS = Object.keys(clockSchema.shape) as (keyof Clock)[];
const INSTANTS = ['nextInstantAt', 'nextDueAt'] as const;

/**
 * Replays a request's history up to the instant for which its clocks were stored, and tells what is stored otherwise
 * (sla.md rule 2: the ledger is a function of the history). A request stored before that instant was kept cannot be
 * compared until it changes, and nothing is told of it.
 * @param now an instant that has come by then is not compared: the sweep is about to look at it, and is told of when it does not
 * @throws SlaFault when the history cannot be replayed
 */
export function ledgerDifferences(ticket: Ticket, now: Date): Difference[] {
  if (!ticket.clocksAt) return [];
  const replayed = withClocks(ticket, ticket.clocksAt);
  const isDue = ticket.nextInstantAt !== undefined && ticket.nextInstantAt <= now;
  const compared = INSTANTS.filter((field) => !(field === 'nextInstantAt' && isDue));
  const instants = compared.filter((field) => ticket[field]?.getTime() !== replayed[field]?.getTime());
  return [
    ...clockDifferences(clocksByName(ticket.clocks), clocksByName(replayed.clocks)),
    ...instants.map((field) => ({ field })),
  ];
}

type Named = ReadonlyMap<string, Clock>;

/** Through the schema, so that the parts of both stand in the same order. */
const clocksByName = (clocks: readonly Clock[]): Named =>
  new Map(clocks.map((clock) => [`${clock.metric} ${clock.cycle}`, clockSchema.parse(clock)]));

function clockDifferences(stored: Named, replayed: Named): Difference[] {
  return [...new Set([...stored.keys(), ...replayed.keys()])].flatMap((name) => {
    const [one, other] = [stored.get(name), replayed.get(name)];
    const { metric, cycle } = (one ?? other)!;
    if (!one || !other) return [{ metric, cycle, field: 'clock' }];
    return CLOCK_FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field])).map(
      (field) => ({ metric, cycle, field }),
    );
  });
}
