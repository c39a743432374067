import fc from 'fast-check';
import { compileCalendar } from '../../../src/domain/sla/calendar.js';
import { ledger, ledgerWithTerms, type Clock } from '../../../src/domain/sla/clock.js';
import type { SlaEvent } from '../../../src/domain/sla/events.js';
import { segmentsOf } from '../../../src/domain/sla/explain.js';
import { due, nextInstant, type Fired } from '../../../src/domain/sla/milestones.js';
import { BUSINESS_HOURS } from './desk.js';
import { anyHistory, anyTerms, HISTORY_MINUTES, moment } from './histories.js';

const anyNow = fc.integer({ min: 0, max: HISTORY_MINUTES + 300 }).map(moment);
const sameClock = (a: Clock) => (b: Clock) => a.metric === b.metric && a.cycle === b.cycle;
const day = fc.integer({ min: 1, max: 30 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);

describe('whatever happens to a request', () => {
  it('its ledger does not depend on the order or the number of deliveries', () => {
    const delivered = anyHistory.chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc
          .array(fc.constantFrom(...history), { maxLength: 5 })
          .chain((again) =>
            fc.shuffledSubarray([...history, ...again], { minLength: history.length + again.length }),
          ),
      ),
    );
    fc.assert(
      fc.property(delivered, anyTerms, anyNow, ([history, shuffled], terms, now) => {
        expect(ledger(shuffled, terms, now)).toEqual(ledger(history, terms, now));
      }),
      { numRuns: 300 },
    );
  });

  it('no clock is due before it starts, and its times are in order', () => {
    fc.assert(
      fc.property(anyHistory, anyTerms, anyNow, (history, terms, now) => {
        const corrected = history.some((event) => event.do === 'correct');
        for (const clock of ledger(history, terms, now)) {
          expect(clock.dueAt.getTime()).toBeGreaterThan(clock.startedAt.getTime());
          if (clock.breachedAt && clock.stoppedAt && !corrected && clock.metric !== 'onsite') {
            // Terms that came with the act itself may have made it late at that instant.
            const sameInstant = history.some(
              (event) => event.do === 'terms' && event.at.getTime() === clock.stoppedAt!.getTime(),
            );
            expect(clock.breachedAt.getTime() - (sameInstant ? 1 : 0)).toBeLessThan(
              clock.stoppedAt.getTime(),
            );
          }
          if (clock.state === 'met') {
            expect(clock.stoppedAt!.getTime()).toBeLessThanOrEqual(clock.dueAt.getTime());
          }
          if (clock.state === 'running') expect(clock.dueAt.getTime()).toBeGreaterThan(now.getTime());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the segments of a clock have no gap and add up to what it worked and paused', () => {
    fc.assert(
      fc.property(anyHistory, anyTerms, anyNow, (history, terms, now) => {
        for (const { clock, inForce } of ledgerWithTerms(history, terms, now)) {
          const segments = segmentsOf(clock, inForce);
          const sum = (kind: string) =>
            segments.filter((one) => one.kind === kind).reduce((all, one) => all + one.workingMinutes, 0);
          expect(sum('counted')).toBeCloseTo(clock.workedMinutes, 9);
          expect(sum('paused')).toBeCloseTo(clock.pausedMinutes, 9);
          segments.forEach((one, i) => i > 0 && expect(one.from).toEqual(segments[i - 1]!.to));
          if (segments.length > 0) {
            expect(segments[0]!.from).toEqual(clock.startedAt);
            expect(segments.at(-1)!.to).toEqual(clock.stoppedAt ?? now);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a breach that has happened stays, whatever is done later without a correction', () => {
    const uncorrected = anyHistory.map((history) => history.filter((event) => event.do !== 'correct'));
    fc.assert(
      fc.property(uncorrected, anyTerms, anyNow, anyNow, (history, terms, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const after = ledger(history, terms, later);
        for (const before of ledger(history, terms, earlier)) {
          // An act at this very instant may still be to come in the later telling: only what lies before counts.
          if (!before.breachedAt || before.breachedAt >= earlier) continue;
          expect(after.find(sameClock(before))).toMatchObject({
            state: 'breached',
            breachedAt: before.breachedAt,
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every threshold fires at most once however often one sweeps, and nothing is left to fire at that instant', () => {
    fc.assert(
      fc.property(anyHistory, anyTerms, fc.array(anyNow, { maxLength: 8 }), (history, terms, sweeps) => {
        const fired: Fired[] = [];
        for (const now of sweeps.sort((a, b) => a.getTime() - b.getTime())) {
          const clocks = ledger(history, terms, now);
          const once = due(clocks, fired, now);
          expect(once.every(({ at }) => at <= now)).toBe(true);
          fired.push(...once);
          expect(due(clocks, fired, now)).toEqual([]);
          const next = nextInstant(clocks, fired, now);
          if (next) expect(next.getTime()).toBeGreaterThan(now.getTime());
        }
        const keys = fired.map(({ metric, cycle, threshold }) => `${metric} ${cycle} ${threshold}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('calendar and pauses', () => {
  const start = fc.integer({ min: 0, max: 20_000 }).map(moment);

  it('the working time up to a due time is the time that was added', () => {
    const calendar = compileCalendar(BUSINESS_HOURS, 'Europe/Berlin');
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 10_000_000_000 }), (from, ms) => {
        expect(calendar.workingBetween(from, calendar.addWorking(from, ms))).toBe(ms);
      }),
    );
  });

  it('adding a holiday never brings a due time forward', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 3000 }),
        fc.array(day),
        day,
        (from, minutes, days, more) => {
          const dueAt = (holidays: string[]) =>
            compileCalendar({ ...BUSINESS_HOURS, holidays }, 'Asia/Shanghai').addWorking(
              from,
              minutes * 60_000,
            );
          expect(dueAt([...days, more]).getTime()).toBeGreaterThanOrEqual(dueAt(days).getTime());
        },
      ),
    );
  });

  it('a pause never brings a due time forward', () => {
    const minutes = fc.integer({ min: 0, max: HISTORY_MINUTES });
    const waitless = anyHistory.map((history) => history.filter(({ do: name }) => name !== 'wait'));
    fc.assert(
      fc.property(waitless, anyTerms, anyNow, minutes, minutes, (history, terms, now, a, b) => {
        const pause = [
          { at: moment(Math.min(a, b)), do: 'wait', for: 'customer', reason: 'asked' },
          { at: moment(Math.max(a, b)), do: 'resume' },
        ] as SlaEvent[];
        const paused = ledger([...history, ...pause], terms, now);
        for (const clock of ledger(history, terms, now)) {
          const other = paused.find(sameClock(clock));
          expect(other!.dueAt.getTime()).toBeGreaterThanOrEqual(clock.dueAt.getTime());
        }
      }),
      { numRuns: 300 },
    );
  });
});
