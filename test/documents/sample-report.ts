import { weeklyReport } from '../../src/domain/weekly/weekly-report.js';
import type { WeeklyReport } from '../../src/domain/weekly/weekly-report.js';
import { CATEGORIES } from '../../src/domain/ticket/words.js';
import type { Metric } from '../../src/domain/sla/terms.js';
import type { ClockRow, WeeklyRow } from '../../src/domain/weekly/weekly-row.js';

const HOUR = 3_600_000;
const MONDAY = new Date('2026-11-16T00:00:00+08:00').getTime();
const TITLES = [
  '前置机与主站通信中断，值班员电话报告',
  '历史数据库备份失败',
  'SCADA 画面刷新缓慢，需要检查服务器负载及网络交换机端口的误码情况，并给出书面的处理意见与后续预防措施',
  'Upgrade of the gateway firmware to 4.2.1',
  '新员工操作培训（第二批）',
  '报表导出格式咨询',
  '增加遥测越限短信告警的需求',
  '季度巡检与寻访',
];
const ENGINEERS = ['李建国', '王芳', 'Chen Wei', '欧阳志远'];
const PROMISES: [Metric, number][] = [
  ['response', 0.5],
  ['solution', 2],
  ['onsite', 2],
  ['repair', 4],
];

/** A contract's report on week 47 of 2026 with so many requests, of which so many are open; always the same. */
export function sampleReport({ requests = 14, open = 5, contract = {} } = {}): WeeklyReport {
  return weeklyReport({
    week: '2026-W47',
    zone: 'Asia/Shanghai',
    contract: {
      id: 'c1',
      customerName: '华东电力调度中心',
      site: '上海浦东主站机房',
      name: '调度自动化系统维护服务合同 2026',
      ...contract,
    },
    now: new Date('2026-11-23T08:30:00+08:00'),
    requests: Array.from({ length: requests }, (_, n) => sampleRequest(n, n >= requests - open)),
  });
}

function sampleRequest(n: number, isOpen: boolean): WeeklyRow {
  const receivedAt = new Date(MONDAY + (9 + ((n * 37) % 150)) * HOUR);
  const resolvedAt = new Date(Math.min(receivedAt.getTime() + (2 + (n % 5)) * HOUR, MONDAY + 167 * HOUR));
  const row: WeeklyRow = {
    number: `SR-2026-${String(42 + n).padStart(6, '0')}`,
    title: TITLES[n % TITLES.length] as string,
    category: CATEGORIES[(n * (n % 3)) % CATEGORIES.length] ?? 'other',
    severity: n % 6 === 5 ? 'major' : 'general',
    status: isOpen
      ? (['assigned', 'waiting', 'arrived'][n % 3] as string)
      : n % 4 === 0
        ? 'resolved'
        : 'confirmed',
    receivedAt,
    engineerName: n % 7 === 6 ? undefined : ENGINEERS[n % ENGINEERS.length],
    clocks: PROMISES.map(([metric, hours]) =>
      sampleClock(n, metric, receivedAt, hours * HOUR, isOpen, resolvedAt),
    ),
  };
  if (!isOpen) return { ...row, resolvedAt };
  return n % 9 === 8 ? row : { ...row, nextDueAt: dueOf(n) };
}

const dueOf = (n: number) => new Date(MONDAY + 7 * 24 * HOUR + (7 + ((n * 13) % 40)) * HOUR);

function sampleClock(
  n: number,
  metric: Metric,
  startedAt: Date,
  length: number,
  isOpen: boolean,
  resolvedAt: Date,
): ClockRow {
  const dueAt = new Date(startedAt.getTime() + length);
  const base = { metric, cycle: 1, startedAt, dueAt };
  if (metric === 'onsite' && n % 2) return { ...base, state: 'cancelled', stoppedAt: startedAt };
  if (metric === 'response') {
    const late = n % 11 === 10;
    const stoppedAt = new Date(startedAt.getTime() + (late ? 50 : 4 + (n % 20)) * 60_000);
    return { ...base, state: late ? 'breached' : 'met', stoppedAt, ...(late && { breachedAt: dueAt }) };
  }
  if (isOpen) return { ...base, state: n % 2 ? 'paused' : 'running' };
  if (metric === 'repair' && resolvedAt > dueAt)
    return { ...base, state: 'breached', breachedAt: dueAt, stoppedAt: resolvedAt };
  return { ...base, state: 'met', stoppedAt: new Date(Math.min(dueAt.getTime(), resolvedAt.getTime())) };
}
