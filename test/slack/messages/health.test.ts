import { BEGINNING } from '../../../src/domain/audit/round.js';
import type { HealthReading } from '../../../src/observability/health.js';
import { healthMessage } from '../../../src/slack/messages/health.js';
import { at } from '../../domain/ticket/requests.js';

const reading = (more: Partial<HealthReading> = {}): HealthReading => ({
  overdue: 0,
  undeliverable: [],
  jobs: [],
  archive: { configured: true, owed: 0, without: 0 },
  audit: { ranAt: at('10:00'), findings: [], more: 0, walk: {} },
  ...more,
});
const said = (given: Partial<HealthReading>) =>
  JSON.stringify(healthMessage(reading(given), 'Asia/Shanghai', 'en').blocks);
const walk = (given: Partial<HealthReading['audit']['walk']>) =>
  said({ audit: { ranAt: at('10:00'), findings: [], more: 0, walk: given } });
const round = { startedAt: at('09:00'), place: BEGINNING, walked: 1234, total: 5000 };

it('every closed request has its bundle only when none is without', () => {
  expect(said({})).toContain('every closed request has its bundle');
  const fifty = said({ archive: { configured: true, owed: 0, without: 50 } });
  expect(fifty).toContain('50 closed requests have no bundle');
  expect(fifty).toContain('archive -- catch-up');
  expect(fifty).not.toContain('every closed request has its bundle');
  expect(fifty).not.toContain('All is well');
  expect(said({ archive: { configured: true, owed: 2, without: 1 } })).toMatch(
    /2 closed.*1 closed request has/,
  );
  expect(said({ archive: { configured: false, owed: 2, without: 50 } })).toContain('without a bundle: 52');
});

it('how far the walk over all chains has come is told, and since when each has been looked at', () => {
  expect(walk({ round })).toMatch(/1234 of 5000 looked at since .*09:00.*have not been looked at yet/);
  const pastRound = { startedAt: at('08:00'), endedAt: at('08:59'), walked: 4990 };
  expect(walk({ round, pastRound })).toMatch(/1234 of 5000 .*No chain was looked at longer ago than .*08:00/);
  expect(walk({ round: { ...round, walked: 5003 }, pastRound })).toContain('5003 of 5003');
});
