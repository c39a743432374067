import type { Account, AccountLine } from '../../src/domain/sla/account.js';
import type { Clock } from '../../src/domain/sla/clock.js';
import { DEFAULT_POLICY, type Terms } from '../../src/domain/sla/policy.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import type { Fill } from './extremes.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-23T02:00:17Z');
const hour = (count: number): Date => new Date(START + count * HOUR);

/** A promise with a name and hours as long as they may be, other ones every day. */
export const promisedMuch = (ticket: Ticket, fill: Fill): Ticket => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const week = Object.fromEntries(
    days.map((day, index) => [
      day,
      Array.from({ length: 10 }, (_none, no) => `${no + 8}:00-${no + 8}:1${index}`),
    ]),
  );
  const calendar = { week, holidays: ['2026-10-01'], workdays: [], days: {} };
  const policy = { ...ticket.terms.policy, name: fill(200), version: 123_456 };
  return { ...ticket, terms: { ...ticket.terms, calendar, policy } };
};

const otherHours = (fill: Fill, zone = 'Asia/Shanghai'): Terms => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const week = Object.fromEntries(days.map((day, no) => [day, [`08:0${no}-12:00`, `13:00-18:0${no}`]]));
  return { policy: { ...DEFAULT_POLICY, name: fill(200), version: 123_456 }, calendar: { week }, zone };
};

const KINDS = ['counted', 'paused', 'closed', 'ahead', 'overrun'] as const;

const lineOf = (fill: Fill, index: number): AccountLine => ({
  from: hour(index * 25),
  to: hour(index * 25 + 24),
  kind: KINDS[index % KINDS.length]!,
  cause: 'waiting-supplier',
  reason: fill(2000),
  workingMinutes: 754.2833,
  singleDays: {
    kind: (['holiday', 'make-up', 'special'] as const)[index % 3]!,
    days: ['2026-10-01', '2026-12-28'],
  },
});

const clockOf = (index: number): Clock => ({
  metric: METRICS[index % METRICS.length]!,
  cycle: 100 + index,
  state: (['running', 'paused', 'met', 'breached', 'cancelled'] as const)[index % 5]!,
  startedAt: hour(0),
  dueAt: hour(1000),
  breachedAt: hour(1000),
  ...(index % 2 ? { stoppedAt: hour(1001) } : {}),
  ...(index % 4 === 3 ? { dropped: true as const } : {}),
  allowedMinutes: 240,
  workedMinutes: 240,
  pausedMinutes: 0,
  policyVersion: 1,
  thresholds: [],
  stretches: [],
});

/** Clocks that have lived through everything, each longer than a message takes. */
export const accountsOf = (fill: Fill, count: number): Account[] =>
  Array.from({ length: count }, (_none, index) => ({
    clock: clockOf(index),
    lines: Array.from({ length: 60 }, (_line, no) => lineOf(fill, no)),
    targetMinutes: 754.2833,
    promised: { minutes: 99_999.9, source: { by: 'severity', word: 'major' } },
    retargets: Array.from({ length: 9 }, (_change, no) => ({
      at: hour(no),
      severity: { from: 'general', to: no % 2 ? 'major' : 'general' },
      ...(no % 4 === 2 && { category: { from: 'fault', to: 'maintenance' } }),
      ...(no % 4 === 0 && { terms: { from: otherHours(fill), to: otherHours(fill, 'Asia/Tokyo') } }),
      promised: { minutes: 99_999.9 },
      allowedMinutes: { from: 754.2833, to: no % 3 ? 754.2833 : 99_999.9 },
      dueAt: { from: hour(no), to: hour(no + 1) },
    })),
    runsWhileWaitingFor: ['customer', 'supplier'],
  }));
