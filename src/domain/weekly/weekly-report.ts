import { clockTally } from './clock-tally.js';
import type { MetricResult } from './clock-tally.js';
import { topList } from './top-list.js';
import { weekRange } from './week.js';
import type { IsoWeek } from './week.js';
import { CATEGORIES } from '../ticket/words.js';
import type { Metric } from '../sla/terms.js';
import type { Category } from '../ticket/words.js';
import type { WeeklyRow } from './weekly-row.js';

/** No list of a report is longer than this; its `total` still counts all. Bounds the memory of a report and its pages. */
export const LIST_LIMIT = 300;

/** Whose report it is: the contract as it is named to the customer. */
export interface ReportContract {
  id: string;
  customerName: string;
  site: string;
  name: string;
}

/** What a report is about: one contract, one ISO week in the contract's IANA zone, made at `now`. */
export interface ReportScope {
  week: IsoWeek;
  zone: string;
  contract: ReportContract;
  now: Date;
}

/** A request still open. `overdue` when its next deadline has passed, or when one of its clocks was breached. */
export interface OpenLine extends Omit<WeeklyRow, 'clocks' | 'resolvedAt' | 'unansweredAt' | 'closedAt'> {
  overdue: boolean;
}

/** A request resolved in the week. */
export interface ResolvedLine extends Omit<WeeklyRow, 'clocks' | 'unansweredAt' | 'closedAt' | 'nextDueAt'> {
  resolvedAt: Date;
}

/** Requests received in the week: `finished` were resolved or closed by the time of the report, `open` were not. */
export interface CategoryCount {
  received: number;
  finished: number;
  open: number;
}

/** The weekly on-site service report (R17) as plain data, free of language. */
export interface WeeklyReport {
  week: IsoWeek;
  zone: string;
  from: Date;
  to: Date;
  generatedAt: Date;
  contract: ReportContract;
  received: {
    total: number;
    major: number;
    byCategory: Record<Category, CategoryCount>;
    byStatus: { status: string; count: number }[];
  };
  clocks: Record<Metric, MetricResult>;
  /** As of `generatedAt`, whenever received; by next deadline, those without one last. */
  open: { total: number; overdue: number; items: OpenLine[] };
  /** `unsolvable`: how many of them cannot be solved (R26). Reports made before that was told have none. */
  resolved: { total: number; unsolvable?: number; items: ResolvedLine[] };
  /** Closed in the week because the customer did not answer, with a result that nobody has signed or without one. */
  unanswered?: number;
  longestOpen: OpenLine | null;
}

/** The report of all the rows at once; see `startWeeklyReport` for which rows to give. */
export function weeklyReport(scope: ReportScope & { requests: Iterable<WeeklyRow> }): WeeklyReport {
  const report = startWeeklyReport(scope);
  for (const row of scope.requests) report.add(row);
  return report.finish();
}

/**
 * A report made row by row, in memory that does not grow with the rows. Give it, in any order, the contract's requests
 * that were not closed before the week began (`closedAt` missing or `>= from`): those received or resolved in the week,
 * those still open, and those whose clocks were decided in it. Rows beyond that do no harm.
 */
export function startWeeklyReport({ week, zone, contract, now }: ReportScope) {
  const { from, to } = weekRange(week, zone);
  const clocks = clockTally(from, to);
  const received = receivedTally();
  const open = topList<OpenLine>(LIST_LIMIT, byDeadline);
  const oldest = topList<OpenLine>(1, byReceipt);
  const resolved = topList<ResolvedLine>(LIST_LIMIT, byResolution);
  let [overdue, unsolvable, unanswered] = [0, 0, 0];
  const inWeek = (instant: Date) => instant >= from && instant < to;

  return {
    add(row: WeeklyRow): void {
      if (inWeek(row.receivedAt)) received.add(row);
      for (const clock of row.clocks) clocks.add(clock);
      if (isOpen(row)) {
        const line = openLine(row, now);
        open.add(line);
        oldest.add(line);
        if (line.overdue) overdue += 1;
      }
      if (row.unansweredAt && inWeek(row.unansweredAt)) unanswered += 1;
      if (row.resolvedAt && inWeek(row.resolvedAt)) {
        resolved.add(resolvedLine(row, row.resolvedAt));
        if (row.unsolvable) unsolvable += 1;
      }
    },
    finish(): WeeklyReport {
      return {
        week,
        zone,
        from,
        to,
        generatedAt: now,
        contract,
        received: received.finish(),
        clocks: clocks.finish(),
        open: { ...open.finish(), overdue },
        resolved: { ...resolved.finish(), unsolvable },
        unanswered,
        longestOpen: oldest.finish().items[0] ?? null,
      };
    },
  };
}

function receivedTally() {
  let [total, major] = [0, 0];
  const byCategory = new Map<Category, CategoryCount>(
    CATEGORIES.map((category) => [category, { received: 0, finished: 0, open: 0 }]),
  );
  const byStatus = new Map<string, number>();
  return {
    add(row: WeeklyRow): void {
      total += 1;
      if (row.severity === 'major') major += 1;
      const count = byCategory.get(row.category);
      if (count) {
        count.received += 1;
        count[isOpen(row) ? 'open' : 'finished'] += 1;
      }
      byStatus.set(row.status, (byStatus.get(row.status) ?? 0) + 1);
    },
    finish: (): WeeklyReport['received'] => ({
      total,
      major,
      byCategory: Object.fromEntries(byCategory) as Record<Category, CategoryCount>,
      byStatus: [...byStatus]
        .map(([status, count]) => ({ status, count }))
        .sort((a, b) => b.count - a.count || compareText(a.status, b.status)),
    }),
  };
}

const isOpen = (row: WeeklyRow) => !row.resolvedAt && !row.closedAt;

function openLine(row: WeeklyRow, now: Date): OpenLine {
  const { clocks, resolvedAt: _resolvedAt, unansweredAt: _unansweredAt, closedAt: _closedAt, ...line } = row;
  const late = row.nextDueAt !== undefined && row.nextDueAt < now;
  return { ...line, overdue: late || clocks.some((clock) => clock.state === 'breached' && !clock.stoppedAt) };
}

function resolvedLine(row: WeeklyRow, resolvedAt: Date): ResolvedLine {
  const {
    clocks: _clocks,
    unansweredAt: _unansweredAt,
    closedAt: _closedAt,
    nextDueAt: _nextDueAt,
    ...line
  } = row;
  return { ...line, resolvedAt };
}

const byReceipt = (a: OpenLine, b: OpenLine) =>
  a.receivedAt.getTime() - b.receivedAt.getTime() || compareText(a.number, b.number);

const byResolution = (a: ResolvedLine, b: ResolvedLine) =>
  a.resolvedAt.getTime() - b.resolvedAt.getTime() || compareText(a.number, b.number);

function byDeadline(a: OpenLine, b: OpenLine): number {
  const [dueA, dueB] = [a.nextDueAt?.getTime() ?? Infinity, b.nextDueAt?.getTime() ?? Infinity];
  return dueA === dueB ? byReceipt(a, b) : dueA - dueB;
}

/** By code unit, not by locale, so that every machine sorts alike. */
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
