import type { ReportScope } from '../../../src/domain/weekly/weekly-report.js';
import type { ClockRow, WeeklyRow } from '../../../src/domain/weekly/weekly-row.js';

/** The contract, week and moment that the tests of the weekly report share: week 47 of 2026, told on the Monday after. */
export const scope: ReportScope = {
  week: '2026-W47',
  zone: 'Asia/Shanghai',
  contract: {
    id: 'c1',
    customerName: '华东电力调度中心',
    site: '上海浦东机房',
    name: '调度自动化系统维护合同',
  },
  now: new Date('2026-11-23T08:30:00+08:00'),
};

/** A fault received on the Wednesday of that week and still open, unless said otherwise. */
export function request(change: Partial<WeeklyRow> = {}): WeeklyRow {
  return {
    number: 'SR-2026-000042',
    title: '前置机与主站通信中断',
    category: 'fault',
    severity: 'general',
    status: 'acknowledged',
    receivedAt: new Date('2026-11-18T10:00:00+08:00'),
    engineerName: '李工',
    clocks: [],
    ...change,
  };
}

/** A response clock of such a request: running, due half an hour after receipt, unless said otherwise. */
export function clock(change: Partial<ClockRow> = {}): ClockRow {
  return {
    metric: 'response',
    cycle: 1,
    state: 'running',
    startedAt: new Date('2026-11-18T10:00:00+08:00'),
    dueAt: new Date('2026-11-18T10:30:00+08:00'),
    ...change,
  };
}
