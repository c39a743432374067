import { zhCN as texts } from '../../i18n/zh-CN.js';
import type { ReportLabels } from './report-labels.js';

/** The weekly report in Chinese, in the words of the service plan. */
export const zhCN: ReportLabels = {
  locale: 'zh-CN',
  title: '现场维护服务周报',
  period: '报告期',
  customer: '用户单位',
  contract: '合同',
  site: '服务地点',
  generated: '生成时间',
  weekName: (year, week) => `${year} 年第 ${week} 周`,
  page: (page, pages) => `第 ${page} 页 / 共 ${pages} 页`,

  summary: '本周受理情况',
  received: '受理',
  finished: '已办结',
  open: '未办结',
  overdue: '已超时',
  resolved: '本周解决',
  unsolvable: '其中无法解决',
  unsolvableOf: (count) => `解决的各项中，无法解决 ${count} 项。`,
  unansweredOf: (count) => `本周因用户未答复而关闭、未经签字的 ${count} 项。`,
  major: '其中重大问题',
  longestOpen: (number, duration) => `历时最长的未办结请求：${number}，已 ${duration}`,
  total: '合计',
  category: '类别',
  status: '状态',
  count: '数量',
  byStatus: '本周受理请求的当前状态',
  none: '无',

  attainment: '服务承诺达成情况',
  promise: '承诺',
  met: '达成',
  missed: '超时',
  running: '计时中',
  cancelled: '取消',
  rate: '达成率',
  rateWithPauses: '计入暂停',
  attainmentNote:
    '按本周内作出结论的计时统计，不论请求何时受理；达成率 = 达成 ÷（达成 + 超时），取消的不计入，暂停的时间不计。末列为将暂停时间计入后的达成率。',
  notDecided: '—',

  openRequests: (moment) => `未办结请求（截至 ${moment}）`,
  resolvedRequests: '本周已解决请求',
  number: '编号',
  subject: '内容',
  engineer: '责任工程师',
  receivedAt: '受理时间',
  nextDueAt: '下一时限',
  resolvedAt: '解决时间',
  moreNotListed: (count) => `另有 ${count} 项未列出`,
  noOpen: '没有未办结的请求。',
  noResolved: '本周没有解决的请求。',

  signatures: '双方确认',
  statement: (week, received, resolved, open) =>
    `双方确认本周报所载 ${week}的现场维护服务情况：受理 ${received} 项，解决 ${resolved} 项，未办结 ${open} 项。`,
  onsiteEngineer: '现场维护工程师',
  customerLead: '用户负责人',
  signature: '签字',
  date: '日期',
  remarks: '意见',

  chartReceived: '本周受理请求（按类别）',
  chartAttainment: '服务承诺达成情况',
  quietWeek: '本周没有受理请求',
  nothingDecided: '本周没有到期或完成的承诺',
  duration: (minutes) => {
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
    if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
    return hours > 0 ? `${hours} 小时 ${minutes % 60} 分` : `${minutes} 分钟`;
  },

  categories: texts.category,
  severities: { general: '一般', major: '重大' },
  outcomes: texts.outcome,
  metrics: texts.metric,
  statuses: {
    registered: '已登记',
    acknowledged: '已响应',
    assigned: '已派工',
    proposed: '已提出方案',
    departed: '已出发',
    arrived: '已到场',
    waiting: '等待中',
    resolved: '已解决',
    confirmed: '用户已确认',
    unanswered: '未答复关闭',
    archived: '已归档',
    cancelled: '已取消',
    merged: '已合并',
  },
};
