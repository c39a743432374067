import type { Metric } from '../../src/domain/sla/terms.js';
import type { ClockRow, WeeklyRow } from '../../src/domain/weekly/weekly-row.js';
import { weeklyReport, type WeeklyReport } from '../../src/domain/weekly/weekly-report.js';
import type { Category } from '../../src/domain/ticket/words.js';

type Locale = 'zh-CN' | 'en';
type Words = Readonly<Record<Locale, string>>;

const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const PROMISED: readonly [Metric, number][] = [
  ['response', 30],
  ['solution', 120],
  ['onsite', 120],
  ['repair', 240],
];

interface Example {
  readonly title: Words;
  readonly category: Category;
  readonly major?: true;
  readonly received: string;
  /** Minutes after receipt: answered, proposed, on site (none: solved from afar), resolved (none: still open). */
  readonly after: readonly [number, number, number | undefined, number | undefined];
  /** Minutes for which the repair waited for the customer. */
  readonly paused?: number;
  readonly engineer: Words;
}

const LI: Words = { 'zh-CN': '李工', en: 'Li Gong' };
const CHEN: Words = { 'zh-CN': '陈明', en: 'Chen Ming' };

/** A week of a hospital: two promises broken, two requests open. */
const WEEK: readonly Example[] = [
  {
    title: { 'zh-CN': 'PACS 无法登录', en: 'Nobody can log in to PACS' },
    category: 'fault',
    major: true,
    received: '2026-11-16T08:42',
    after: [6, 35, 80, 190],
    engineer: LI,
  },
  {
    title: { 'zh-CN': '胶片打印机卡纸', en: 'The film printer jams' },
    category: 'fault',
    received: '2026-11-16T14:10',
    after: [12, 30, 65, 110],
    engineer: LI,
  },
  {
    title: { 'zh-CN': '门诊叫号屏不刷新', en: 'The queue display stands still' },
    category: 'fault',
    received: '2026-11-17T09:05',
    after: [41, 70, undefined, 150],
    engineer: CHEN,
  },
  {
    title: { 'zh-CN': '夜间备份失败', en: 'The nightly backup failed' },
    category: 'fault',
    received: '2026-11-18T02:20',
    after: [18, 55, 105, 300],
    engineer: LI,
  },
  {
    title: { 'zh-CN': '升级 HIS 客户端到 4.2', en: 'Update the HIS client to 4.2' },
    category: 'maintenance',
    received: '2026-11-18T10:00',
    after: [9, 60, undefined, 170],
    engineer: CHEN,
  },
  {
    title: { 'zh-CN': '新护士站操作培训', en: 'Training for the new nurses’ station' },
    category: 'training',
    received: '2026-11-19T09:30',
    after: [15, 45, 100, 280],
    paused: 75,
    engineer: LI,
  },
  {
    title: { 'zh-CN': '报表怎样导出为 Excel', en: 'How to export a report to Excel' },
    category: 'question',
    received: '2026-11-19T16:25',
    after: [4, 10, undefined, 22],
    engineer: CHEN,
  },
  {
    title: { 'zh-CN': '季度巡检', en: 'Quarterly visit' },
    category: 'visit',
    received: '2026-11-20T08:30',
    after: [10, 25, 60, 230],
    engineer: LI,
  },
  {
    title: { 'zh-CN': '希望增加危急值短信提醒', en: 'Wish: text messages for critical values' },
    category: 'requirement',
    received: '2026-11-22T20:15',
    after: [20, 95, undefined, undefined],
    engineer: CHEN,
  },
  {
    title: { 'zh-CN': '阅片工作站偶发蓝屏', en: 'A reading station crashes now and then' },
    category: 'fault',
    received: '2026-11-22T22:50',
    after: [8, 50, 90, undefined],
    engineer: LI,
  },
];

/** The report on it, made on Monday at 08:30. */
export function exampleReport(locale: Locale): WeeklyReport {
  const contract = {
    'zh-CN': { customerName: '仁和医院', site: '信息科机房', name: '院内信息系统维护合同 2026' },
    en: {
      customerName: 'Renhe Hospital',
      site: 'Server room',
      name: 'Maintenance of information systems 2026',
    },
  }[locale];
  return weeklyReport({
    week: '2026-W47',
    zone: ZONE,
    contract: { id: 'example', ...contract },
    now: instant('2026-11-23T08:30'),
    requests: WEEK.map((example, index) => rowOf(example, index, locale)),
  });
}

const instant = (local: string): Date => new Date(`${local}:00+08:00`);

function rowOf(
  { title, category, major, received, after, paused = 0, engineer }: Example,
  index: number,
  locale: Locale,
) {
  const receivedAt = instant(received);
  const later = (minutes: number) => new Date(receivedAt.getTime() + minutes * MINUTE);
  const resolved = after[3];
  const clocks = PROMISED.map(([metric, promised], which): ClockRow => {
    const done = after[which];
    const allowed = metric === 'repair' ? promised + paused : promised;
    const clock = { metric, cycle: 1, startedAt: receivedAt, dueAt: later(allowed) };
    if (metric === 'onsite' && done === undefined) return { ...clock, state: 'cancelled' };
    if (done === undefined) return { ...clock, state: 'paused' };
    if (done <= allowed) {
      return { ...clock, state: 'met', stoppedAt: later(done), metByPause: done > promised };
    }
    return { ...clock, state: 'breached', breachedAt: clock.dueAt, stoppedAt: later(done) };
  });
  const row: WeeklyRow = {
    number: `SR-2026-${String(index + 31).padStart(6, '0')}`,
    title: title[locale],
    category,
    severity: major ? 'major' : 'general',
    status: resolved === undefined ? 'waiting' : 'confirmed',
    receivedAt,
    engineerName: engineer[locale],
    clocks,
  };
  return resolved === undefined
    ? row
    : { ...row, resolvedAt: later(resolved), closedAt: later(resolved + 30) };
}
