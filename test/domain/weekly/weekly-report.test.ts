import fc from 'fast-check';
import { attainmentWithPauses } from '../../../src/domain/weekly/clock-tally.js';
import { LIST_LIMIT, startWeeklyReport, weeklyReport } from '../../../src/domain/weekly/weekly-report.js';
import type { WeeklyRow } from '../../../src/domain/weekly/weekly-row.js';
import { clock, request, scope } from './requests.js';

const report = (...requests: WeeklyRow[]) => weeklyReport({ ...scope, requests });
const at = (text: string) => new Date(`2026-11-${text}:00+08:00`);
const number = (n: number) => `SR-2026-${String(n).padStart(6, '0')}`;

describe('the requests received in a week', () => {
  test('are those from Monday 00:00 until before the next Monday 00:00 in the zone of the contract', () => {
    const received = ['15T23:59', '16T00:00', '22T23:59', '23T00:00'].map((text) =>
      request({ receivedAt: at(text) }),
    );
    expect(report(...received).received.total).toBe(2);
  });

  test('are counted by category, finished or open, and by state, the most frequent first', () => {
    const { received } = report(
      request({ category: 'fault', status: 'resolved', resolvedAt: at('18T12:00') }),
      request({ category: 'fault', status: 'acknowledged', severity: 'major' }),
      request({ category: 'training', status: 'cancelled', closedAt: at('19T12:00') }),
      request({ category: 'fault', status: 'acknowledged' }),
    );
    expect(received).toMatchObject({ total: 4, major: 1 });
    expect(received.byCategory.fault).toEqual({ received: 3, finished: 1, open: 2 });
    expect(received.byCategory.training).toEqual({ received: 1, finished: 1, open: 0 });
    expect(received.byCategory.visit).toEqual({ received: 0, finished: 0, open: 0 });
    expect(received.byStatus).toEqual([
      { status: 'acknowledged', count: 2 },
      { status: 'cancelled', count: 1 },
      { status: 'resolved', count: 1 },
    ]);
  });
});

test('of the requests resolved in the week, those that cannot be solved are counted by themselves (R26)', () => {
  const { resolved } = report(
    request({ status: 'resolved', resolvedAt: at('18T12:00'), unsolvable: true }),
    request({ status: 'resolved', resolvedAt: at('18T12:00') }),
    request({ status: 'resolved', resolvedAt: at('23T12:00'), unsolvable: true }),
  );
  expect(resolved).toMatchObject({ total: 2, unsolvable: 1 });
});

describe('the clocks of a week', () => {
  test('attainment is met ÷ (met + missed); running and cancelled clocks leave it alone (sla.md rule 10)', () => {
    const clocks = [
      clock({ state: 'met', stoppedAt: at('18T10:30') }),
      clock({ state: 'met', stoppedAt: at('18T10:10') }),
      clock({ state: 'met', stoppedAt: at('18T10:20') }),
      clock({ state: 'breached', breachedAt: at('18T10:30'), stoppedAt: at('18T11:00') }),
      clock({ state: 'cancelled', stoppedAt: at('18T10:05') }),
      clock({ state: 'running' }),
      clock({ state: 'paused' }),
    ];
    expect(report(request({ clocks })).clocks.response).toEqual({
      ...{ met: 3, metByPause: 0, missed: 1, cancelled: 1, running: 2 },
      attainment: 0.75,
    });
  });

  test('attainment is null, not 0 or 1, when nothing was decided', () => {
    const { clocks } = report(
      request({ clocks: [clock(), clock({ state: 'cancelled', stoppedAt: at('18T10:05') })] }),
    );
    expect(clocks.response.attainment).toBeNull();
    expect(clocks.experts).toMatchObject({ met: 0, missed: 0, running: 0, cancelled: 0, attainment: null });
    expect(attainmentWithPauses(clocks.experts)).toBeNull();
  });

  test('those met only because pauses did not count are told apart, in the week in which they were decided', () => {
    const clocks = [
      clock({ metric: 'repair', state: 'met', stoppedAt: at('18T16:00'), metByPause: true }),
      clock({ metric: 'repair', state: 'met', stoppedAt: at('18T12:00') }),
      clock({ metric: 'repair', state: 'met', stoppedAt: at('24T16:00'), metByPause: true }),
      clock({ metric: 'repair', state: 'breached', breachedAt: at('18T14:00') }),
    ];
    const { repair } = report(request({ clocks })).clocks;
    expect(repair).toMatchObject({ met: 2, metByPause: 1, missed: 1, attainment: 2 / 3 });
    expect(attainmentWithPauses(repair)).toBe(1 / 3);
  });

  test('a clock decided after midnight on Sunday is running this week and counted in the next', () => {
    const late = request({
      receivedAt: at('22T23:50'),
      clocks: [clock({ state: 'breached', startedAt: at('22T23:50'), breachedAt: at('23T00:20') })],
    });
    expect(report(late).clocks.response).toMatchObject({ running: 1, missed: 0 });
    const next = weeklyReport({ ...scope, week: '2026-W48', now: at('30T08:30'), requests: [late] });
    expect(next.clocks.response).toMatchObject({ running: 0, missed: 1, attainment: 0 });
  });

  test('a clock decided at Monday 00:00 sharp belongs to the week that begins then', () => {
    const sharp = clock({ state: 'met', startedAt: at('22T23:40'), stoppedAt: at('23T00:00') });
    const rows = [request({ receivedAt: at('22T23:40'), clocks: [sharp] })];
    expect(report(...rows).clocks.response).toMatchObject({ met: 0, running: 1 });
    const next = weeklyReport({ ...scope, week: '2026-W48', now: at('30T08:30'), requests: rows });
    expect(next.clocks.response).toMatchObject({ met: 1, running: 0 });
  });

  test('a breach of an earlier week is not counted again while the clock overruns', () => {
    const old = clock({ state: 'breached', startedAt: at('12T10:00'), breachedAt: at('12T10:30') });
    expect(report(request({ receivedAt: at('12T10:00'), clocks: [old] })).clocks.response).toMatchObject({
      ...{ met: 0, missed: 0, running: 0 },
    });
  });

  test('each cycle of a reopened request counts on its own', () => {
    const clocks = [
      clock({ metric: 'repair', cycle: 1, state: 'met', stoppedAt: at('18T12:00') }),
      clock({ metric: 'repair', cycle: 2, state: 'breached', breachedAt: at('19T12:00') }),
    ];
    expect(report(request({ clocks })).clocks.repair).toMatchObject({ met: 1, missed: 1, attainment: 0.5 });
  });

  test('over a run of weeks every decided clock is counted exactly once', () => {
    const minutes = fc.integer({ min: 0, max: 5 * 7 * 24 * 60 - 1 });
    const start = at('02T00:00').getTime();
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, fc.boolean()), { maxLength: 30 }), (decisions) => {
        const clocks = decisions.map(([minute, met]) => {
          const instant = new Date(start + minute * 60_000);
          const stop = met ? { stoppedAt: instant } : { breachedAt: instant };
          return clock({ startedAt: new Date(start), state: met ? 'met' : 'breached', ...stop });
        });
        const weeks = (['2026-W45', '2026-W46', '2026-W47', '2026-W48', '2026-W49'] as const).map((week) =>
          weeklyReport({ ...scope, week, now: new Date('2027-01-01'), requests: [request({ clocks })] }),
        );
        const sum = (key: 'met' | 'missed') =>
          weeks.reduce((n, { clocks: { response } }) => n + response[key], 0);
        expect(sum('met')).toBe(decisions.filter(([, met]) => met).length);
        expect(sum('missed')).toBe(decisions.filter(([, met]) => !met).length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the open requests', () => {
  test('are listed whenever received, by next deadline, those without a deadline last', () => {
    const { open } = report(
      request({ number: number(1) }),
      request({ number: number(2), nextDueAt: at('24T10:00') }),
      request({ number: number(3), nextDueAt: at('23T10:00'), receivedAt: at('02T10:00') }),
      request({ number: number(4), resolvedAt: at('20T10:00') }),
      request({ number: number(5), closedAt: at('20T10:00') }),
    );
    expect(open.items.map((line) => line.number)).toEqual([number(3), number(2), number(1)]);
    expect(open).toMatchObject({ total: 3, overdue: 0 });
  });

  test('are overdue when the deadline is past, or a breached clock still overruns', () => {
    const { open } = report(
      request({ number: number(1), nextDueAt: at('23T08:29') }),
      request({ number: number(2), clocks: [clock({ state: 'breached', breachedAt: at('18T10:30') })] }),
      request({ number: number(3), nextDueAt: at('23T08:30') }),
      request({
        number: number(4),
        clocks: [clock({ state: 'breached', breachedAt: at('18T10:30'), stoppedAt: at('18T11:00') })],
      }),
    );
    const overdue = open.items.filter((line) => line.overdue).map((line) => line.number);
    expect(overdue.sort()).toEqual([number(1), number(2)]);
    expect(open.overdue).toBe(2);
  });

  test('name the one open longest', () => {
    const { longestOpen } = report(
      request({ number: number(1), receivedAt: at('18T10:00') }),
      request({ number: number(2), receivedAt: at('03T10:00') }),
      request({ number: number(3), receivedAt: at('01T10:00'), resolvedAt: at('17T10:00') }),
    );
    expect(longestOpen?.number).toBe(number(2));
    expect(report().longestOpen).toBeNull();
  });

  test('are listed up to a limit, in the same order, and all counted', () => {
    const day = 24 * 3_600_000;
    const many = Array.from({ length: LIST_LIMIT * 3 }, (_, i) => {
      const shuffled = (i * 7919) % (LIST_LIMIT * 3);
      return request({ number: number(shuffled), nextDueAt: new Date(scope.now.getTime() + shuffled * day) });
    });
    const { open } = report(...many);
    expect(open.total).toBe(LIST_LIMIT * 3);
    expect(open.items.map((line) => line.number)).toEqual(
      Array.from({ length: LIST_LIMIT }, (_, i) => number(i)),
    );
  });
});

describe('the requests resolved in a week', () => {
  test('are listed in the order of resolution, whenever received', () => {
    const { resolved } = report(
      request({ number: number(1), resolvedAt: at('20T10:00') }),
      request({ number: number(2), receivedAt: at('03T10:00'), resolvedAt: at('16T00:00') }),
      request({ number: number(3), resolvedAt: at('23T00:00') }),
    );
    expect(resolved.items.map((line) => line.number)).toEqual([number(2), number(1)]);
    expect(resolved.total).toBe(2);
  });
});

test('the order of the rows changes nothing in a report', () => {
  const rows = Array.from({ length: 12 }, (_, i) =>
    request({
      number: number(i),
      nextDueAt: i % 3 === 0 ? undefined : at(`2${i % 5}T10:00`),
      resolvedAt: i % 4 === 0 ? at('19T10:00') : undefined,
      clocks: [clock({ state: i % 2 ? 'met' : 'running', stoppedAt: i % 2 ? at('18T10:10') : undefined })],
    }),
  );
  const expected = report(...rows);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(report(...shuffled)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('a report made row by row is the report of all rows at once', () => {
  const rows = [request({ number: number(1) }), request({ number: number(2), resolvedAt: at('20T10:00') })];
  const tally = startWeeklyReport(scope);
  rows.forEach((row) => tally.add(row));
  expect(tally.finish()).toEqual(report(...rows));
});
