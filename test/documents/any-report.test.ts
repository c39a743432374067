import fc from 'fast-check';
import { weeklyChart } from '../../src/documents/chart.js';
import { en } from '../../src/documents/labels/en.js';
import { zhCN } from '../../src/documents/labels/zh-CN.js';
import { weeklyReportPdf } from '../../src/documents/weekly-report-pdf.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import { attainmentWithPauses } from '../../src/domain/weekly/clock-tally.js';
import { CATEGORIES, SEVERITIES, STATUSES } from '../../src/domain/ticket/words.js';
import { weekOf } from '../../src/domain/weekly/week.js';
import { weeklyReport } from '../../src/domain/weekly/weekly-report.js';
import type { ClockRow, WeeklyRow } from '../../src/domain/weekly/weekly-row.js';
import { readPdf, textOf } from './read-pdf.js';

const DAY = 86_400_000;
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('前置机通信中断', '备份失败 🔥'),
);
const instants = fc.date({ min: new Date('2026-12-14'), max: new Date('2027-01-18'), noInvalidDate: true });
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });

const clocks: fc.Arbitrary<ClockRow> = fc.record({
  metric: fc.constantFrom(...METRICS),
  cycle: fc.integer({ min: 1, max: 3 }),
  state: fc.constantFrom('running', 'paused', 'met', 'breached', 'cancelled'),
  startedAt: instants,
  dueAt: instants,
  stoppedAt: maybe(instants),
  breachedAt: maybe(instants),
  metByPause: maybe(fc.boolean()),
});

const rows: fc.Arbitrary<WeeklyRow> = fc.record({
  number: fc.integer({ min: 1, max: 999_999 }).map((n) => `SR-2026-${String(n).padStart(6, '0')}`),
  title: words,
  category: fc.constantFrom(...CATEGORIES),
  severity: fc.constantFrom(...SEVERITIES),
  status: fc.oneof(fc.constantFrom(...STATUSES), words),
  receivedAt: instants,
  resolvedAt: maybe(instants),
  closedAt: maybe(instants),
  engineerName: maybe(words),
  clocks: fc.array(clocks, { maxLength: 6 }),
  nextDueAt: maybe(instants),
});

const reports = fc
  .record({
    zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
    now: instants,
    contract: fc.record({ id: words, customerName: words, site: words, name: words }),
    requests: fc.array(rows, { maxLength: 40 }),
  })
  .map((given) =>
    weeklyReport({ ...given, week: weekOf(new Date(given.now.getTime() - 4 * DAY), given.zone) }),
  );
const languages = fc.constantFrom(zhCN, en);

test('any report makes a PDF with every open and resolved request in it, and a place to sign', async () => {
  await fc.assert(
    fc.asyncProperty(reports, languages, async (report, labels) => {
      const { pages } = readPdf(await weeklyReportPdf(report, labels));
      const text = textOf(pages.flat());
      for (const { number } of [...report.open.items, ...report.resolved.items])
        expect(text).toContain(number);
      expect(textOf(pages.at(-1))).toContain(labels.customerLead);
    }),
    { numRuns: 40 },
  );
});

test('any report makes a chart', async () => {
  await fc.assert(
    fc.asyncProperty(reports, languages, async (report, labels) => {
      expect((await weeklyChart(report, labels)).length).toBeGreaterThan(5_000);
    }),
    { numRuns: 8 },
  );
});

test('any report adds up: by category, by state, and in total', () => {
  fc.assert(
    fc.property(reports, ({ received, open, clocks: results }) => {
      const categories = Object.values(received.byCategory);
      const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
      expect(sum(categories.map((count) => count.received))).toBe(received.total);
      expect(categories.every((count) => count.finished + count.open === count.received)).toBe(true);
      expect(sum(received.byStatus.map(({ count }) => count))).toBe(received.total);
      expect(open.overdue).toBeLessThanOrEqual(open.total);
      for (const result of Object.values(results)) {
        const { met, missed, attainment } = result;
        expect(attainment).toBe(met + missed === 0 ? null : met / (met + missed));
        const counted = attainmentWithPauses(result);
        if (attainment === null) expect(counted).toBeNull();
        else expect(counted).toBeLessThanOrEqual(attainment);
        expect(counted ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 200 },
  );
});
