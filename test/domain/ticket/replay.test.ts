import fc from 'fast-check';
import { clockSchema, ledger, type Clock } from '../../../src/domain/sla/clock.js';
import { slaEvents, termsAtReceipt } from '../../../src/domain/ticket/clocks.js';
import type { Fact } from '../../../src/domain/ticket/facts.js';
import { ticketSchema, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { whyOf } from '../../../src/domain/ticket/why.js';
import { anyLife, play } from './any-life.js';

const runs = { numRuns: 100 };
const replayed = (ticket: Ticket, history: readonly Fact[] = ticket.history): Clock[] => {
  const told = { ...ticket, history: [...history] };
  return ledger(slaEvents(told), termsAtReceipt(told), ticket.clocksAt!);
};
const nameOf = ({ metric, cycle }: { metric: string; cycle: number }): string => `${metric} ${cycle}`;

describe('whatever happens to a request: corrected, disputed, annulled, under other terms', () => {
  it('its stored clocks are those of its history, in any order and with facts told again', () => {
    const life = fc.tuple(anyLife, fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(life, ([steps, random]) => {
        const { ticket } = play(steps);
        expect(replayed(ticket)).toEqual(ticket.clocks);
        const again = ticket.history.filter(() => random.next().value! % 3 === 0);
        const shuffled = [...ticket.history, ...again]
          .map((fact) => ({ fact, rank: random.next().value! }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ fact }) => fact);
        expect(replayed(ticket, shuffled)).toEqual(ticket.clocks);
      }),
      runs,
    );
  });

  it('it is what its schema says, and what the store gives back replays to the same', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { ticket } = play(life);
        const stored = ticketSchema.parse(ticket);
        expect(stored).toEqual(ticket);
        expect(replayed(stored).map((clock) => clockSchema.parse(clock))).toEqual(stored.clocks);
      }),
      runs,
    );
  });

  it('what people were told of breaches is what is known: told and taken back in turn, never about a clock in time', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        play(life, ({ ticket }, now, { verb }) => {
          const told = new Map<string, Fact['type']>();
          for (const fact of ticket.history) {
            if (fact.type !== 'breached' && fact.type !== 'breach-rescinded') continue;
            expect(told.get(nameOf(fact))).not.toBe(fact.type);
            if (fact.type === 'breach-rescinded') expect(told.has(nameOf(fact))).toBe(true);
            told.set(nameOf(fact), fact.type);
          }
          const breached = ticket.clocks.filter(({ breachedAt }) => breachedAt).map(nameOf);
          for (const [name, type] of told) if (type === 'breached') expect(breached).toContain(name);
          if (verb !== 'tick') return;
          // After the sweep everybody knows of every breach that is one.
          for (const clock of ticket.clocks) {
            if (clock.breachedAt && clock.breachedAt <= now) expect(told.get(nameOf(clock))).toBe('breached');
          }
        });
      }),
      runs,
    );
  });

  it('the account of every clock adds up to what it allows', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { ticket } = play(life);
        for (const { clock, lines } of whyOf(ticket, undefined, ticket.clocksAt!)) {
          const sum = lines
            .filter(({ kind }) => kind === 'counted' || kind === 'ahead')
            .reduce((all, { workingMinutes }) => all + workingMinutes, 0);
          expect(sum).toBeCloseTo(clock.allowedMinutes, 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('a pause that was annulled leaves the clocks as if it had never been', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const { ticket } = play(life);
      const annulled = new Set(
        ticket.history.flatMap((fact) => (fact.type === 'pause-annulled' ? [fact.wait] : [])),
      );
      if (annulled.size === 0) return;
      const without = ticket.history.filter(({ id }) => !annulled.has(id));
      expect(replayed(ticket, without)).toEqual(ticket.clocks);
    }),
    runs,
  );
});
