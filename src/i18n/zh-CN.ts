import { roles } from './roles/zh-CN.js';
import { verb } from './verb/zh-CN.js';
import { card } from './card/zh-CN.js';
import { thread } from './thread/zh-CN.js';
import { forms } from './forms/zh-CN.js';
import { why } from './why/zh-CN.js';
import { setup } from './setup/zh-CN.js';
import { audit } from './audit/zh-CN.js';
import { refusals } from './refusals/zh-CN.js';
import { calendars } from './calendars/zh-CN.js';
import { custody } from './custody/zh-CN.js';
import { privacy } from './privacy/zh-CN.js';
import { contracts } from './contracts/zh-CN.js';
import { duty } from './duty/zh-CN.js';
import { exports } from './export/zh-CN.js';
import { filing } from './filing/zh-CN.js';
import { find } from './find/zh-CN.js';
import { health } from './health/zh-CN.js';
import { help } from './help/zh-CN.js';
import { intake } from './intake/zh-CN.js';
import { received } from './received/zh-CN.js';
import { dispatch, grounds } from './dispatch/zh-CN.js';
import { items, outcome } from './items/zh-CN.js';
import { said } from './said/zh-CN.js';
import { enquiries } from './enquiries/zh-CN.js';
import { wishes } from './wishes/zh-CN.js';
import { links } from './links/zh-CN.js';
import { unanswered } from './unanswered/zh-CN.js';
import { steps } from './steps/zh-CN.js';
import { merges } from './merges/zh-CN.js';
import { onTheSpot } from './on-the-spot/zh-CN.js';
import { asking } from './asking/zh-CN.js';
import { ownRequests } from './own-requests/zh-CN.js';
import { policies } from './policies/zh-CN.js';

/** 应答所说的每一句话（简体中文）。键与 en.ts 相同，由编译器检查。 */
export const zhCN = {
  status: {
    registered: '已登记，待响应',
    acknowledged: '已响应',
    assigned: '已派工',
    proposed: '已提出方案',
    departed: '工程师已出发',
    arrived: '工程师已到场',
    waiting: '等待中',
    resolved: '已处理，待用户确认',
    confirmed: '用户已签字确认',
    unanswered: '用户未答复，已关闭',
    archived: '已归档',
    cancelled: '已撤销',
    merged: '已合并',
  },
  category: {
    fault: '故障处理',
    maintenance: '版本维护',
    onsite: '现场维护',
    visit: '寻访',
    training: '培训',
    question: '使用咨询',
    requirement: '需求与愿望',
    other: '其他',
  },
  severity: { general: '一般问题', major: '重大问题' },
  mode: { onsite: '现场', remote: '远程登录', phone: '电话', email: '电子邮件' },
  outcome,
  paper: {
    name: {
      onsite: '用户现场维护任务书',
      remote: '用户远程维护任务书',
      received: '维护请求收件登记表',
      service: '维护服务登记表',
    },
    /** 请求详情中的按钮。 */
    button: { onsite: '现场维护任务书', remote: '远程维护任务书' },
    title: '表单',
    making: (p: { number: string; form: string }) =>
      `正在生成 *${p.number}* 的《${p.form}》，稍后发送到该请求的消息列中。`,
    asked: (p: { number: string; form: string }) => `*${p.number}* · ${p.form}`,
    signed: (p: { number: string; form: string }) => `*${p.number}* · ${p.form}（用户已签字）`,
    archived: (p: { number: string; form: string }) => `*${p.number}* · ${p.form}（已归档）`,
    registerMaking: (p: { form: string; from: string; to: string }) =>
      `正在生成《${p.form}》（${p.from} – ${p.to}），稍后以私信发送给您。`,
    registerMade: (p: { form: string; from: string; to: string; customers: string; count: number }) =>
      `*${p.form}*，${p.from} – ${p.to}，${p.customers}：共 ${p.count} 件`,
    allCustomers: '全部用户',
  },
  measure: {
    replacement: '更换新设备',
    'spare-part': '调用备件',
    expert: '专家赴现场',
    supplier: '请供应商支援',
    other: '其他措施',
  },
  absent: { 'on-leave': '请假', quiet: '免打扰时段', 'not-reached': '消息无法送达' },
  waitingFor: { customer: '等待用户', supplier: '等待供应商' },
  channelOfReceipt: { slack: 'Slack', phone: '电话', fax: '传真', mail: '邮件', visit: '当面' },
  metric: {
    response: '响应',
    solution: '方案',
    onsite: '到场',
    repair: '修复',
    handover: '上报',
    experts: '专家组',
  },
  clockState: { running: '计时中', paused: '暂停', met: '达标', breached: '超时', cancelled: '取消' },
  role: {
    'front-desk': '前台秘书',
    'tech-head': '技术部负责人',
    engineer: '工程师',
    quality: '质量控制人员',
    manager: '管理层',
    admin: '系统管理员',
  },
  verb,
  card,
  thread,
  direct: {
    registered: (p: { number: string; customer: string }) =>
      `:new: *${p.number}* ${p.customer} 提交了新的服务请求。`,
    about: (p: { number: string; customer: string; title: string }) =>
      `*${p.number}* ${p.customer} · ${p.title}`,
    escalated: (p: { metric: string; due: string; round: number }) =>
      `:loudspeaker: *“${p.metric}”已超时*（应在 ${p.due} 前完成），尚无人接手。这是第 ${p.round} 次提醒。`,
    answered: (p: { name: string; verb: string; when: string }) =>
      `:white_check_mark: ${p.name}：${p.verb}（${p.when}）`,
    /** 此后请求怎样变化，这两句都仍然成立。 */
    stopped: (p: { metric: string; when: string }) =>
      `:white_check_mark: “${p.metric}”已停止计时（${p.when}）`,
    over: ':white_check_mark: 这条提醒已了结。',
    call: '打电话',
    open: '打开',
    phones: '电话',
    noPhone: '未登记电话',
  },
  intake,
  onTheSpot,
  ownRequests,
  asking,
  filing,
  said,
  forms,
  answers: {
    done: (p: { number: string; verb: string; status: string }) =>
      `*${p.number}*：“${p.verb}”已完成，目前状态为“${p.status}”。`,
    wordsNotPassedOn: (p: { words: string }) =>
      `“${p.words}”没有转达；要告诉用户请用 \`/service reply\`，内部备注请用 \`/service note\`。`,
  },
  show: {
    title: '请求详情',
    history: '经过',
    clocks: '时限',
    actions: '您可以',
    nothingToDo: '此请求当前没有您可以进行的操作。',
    close: '关闭',
    earlier: (p: { count: number }) => `（更早的 ${p.count} 条从略）`,
    toldAt: (p: { when: string }) => `（${p.when} 才得以通知）`,
    notToldYet: '（尚未通知到）',
    bundled: (p: { when: string; hash: string }) => `已于 ${p.when} 存入档案库，校验码 \`${p.hash}\``,
    bundleRemoved: (p: { when: string }) => `档案包已于 ${p.when} 从档案库删除。`,
  },
  why,
  list: {
    open: (p: { total: number }) => `未完成的请求：${p.total}`,
    mine: (p: { total: number }) => `我的请求：${p.total}`,
    none: '目前没有未完成的请求。',
    line: (p: { number: string; title: string; status: string; due: string }) =>
      `*${p.number}* ${p.title}\n${p.status} · ${p.due}`,
    due: (p: { when: string }) => `下一时限 ${p.when}`,
    noDue: '无时限',
    more: (p: { count: number }) => `另有 ${p.count} 条未显示。`,
    openButton: '打开',
  },
  home: {
    greeting: (p: { name: string }) => `${p.name}，您好`,
    customer: '贵公司的服务请求，按下一时限排列。',
    staff: '未完成的服务请求，按下一时限排列。',
    mine: '我负责的',
    all: '全部未完成',
    setUp:
      '服务台还没有设置好。请输入 `/service roles` 指定人员，再到与用户共用的频道中输入 `/service setup`。',
    stranger: '您还没有加入任何服务频道。请在贵公司与我们共享的频道里提交请求。',
    file: '提交服务请求',
  },
  calendarEvents: { open: '上班', closed: '休息', makeUp: '调休上班' },
  setup,
  roles,
  digest: {
    title: (p: { count: number }) => `有 ${p.count} 个请求需要处理`,
    registered: ':new: 新请求，尚未响应',
    warned: (p: { metric: string; percent: number }) =>
      `:hourglass_flowing_sand: “${p.metric}”时限已用 ${p.percent}%`,
    breached: (p: { metric: string }) => `:rotating_light: “${p.metric}”已超时`,
    escalated: (p: { metric: string }) => `:loudspeaker: “${p.metric}”已超时，尚无人接手`,
    stalled: ':zzz: 接手后一直没有进展',
    emergency: ':fire_engine: 已启动紧急预案',
    wordDue: ':speech_balloon: 答应用户的进展通报已到时间',
    due: (p: { when: string }) => `时限 ${p.when}`,
    more: (p: { count: number }) => `另有 ${p.count} 个。`,
    lists: '`/service mine` 查看我的请求，`/service list` 查看全部未完成的请求。',
  },
  quiet: {
    title: '免打扰时间',
    submit: '保存',
    close: '关闭',
    now: (p: { from: string; to: string }) => `目前的免打扰时间：*${p.from}–${p.to}*`,
    none: '目前没有设置免打扰时间。',
    meaning: (p: { zone: string }) =>
      `在这段时间里，一般问题的消息留到时间结束再发给您，升级由下一位处理。重大问题和全天候服务的请求不受此限。时区：${p.zone}`,
    from: '从',
    to: '到',
    bothEmpty: '两项都留空表示不设免打扰。',
    oneMissing: '请同时填写开始和结束时间，或两项都留空。',
    same: '开始和结束时间不能相同。',
    saved: (p: { from: string; to: string; zone: string }) =>
      `已设置免打扰时间：*${p.from}–${p.to}*（${p.zone}）。重大问题仍会随时通知您。`,
    off: '已取消免打扰，消息会随时发给您。',
    notUnderstood: (p: { words: string }) =>
      `看不懂“${p.words}”，请写成 \`/service quiet 22:00-07:00\`，取消请写 \`/service quiet off\`。`,
  },
  policies,
  calendars,
  contracts,
  custody,
  privacy,
  duty,
  exports,
  find,
  items,
  links,
  steps,
  unanswered,
  enquiries,
  dispatch,
  received,
  grounds,
  wishes,
  merges,
  skills: {
    title: '技能',
    submit: '保存',
    close: '关闭',
    back: '返回',
    explain: '各人的技能。处理重大问题时，据此推荐专家组成员。',
    choose: '修改谁的技能',
    none: '未填写',
    nobody: '服务台还没有人员，请先用 `/service roles` 设置。',
    separator: '、',
    line: (p: { name: string; skills: string }) => `• *${p.name}*：${p.skills}`,
    more: (p: { count: number }) => `另有 ${p.count} 人未显示。`,
    field: '技能',
    hint: '用逗号或顿号分隔，例如：PACS、网络、Oracle',
    tooMany: (p: { max: number }) => `最多 ${p.max} 项。`,
    tooLong: (p: { skill: string; max: number }) => `“${p.skill}…”太长，每项最多 ${p.max} 个字。`,
    saved: (p: { name: string }) => `${p.name} 的技能已保存。`,
  },
  health,
  undeliverable: (p: { number: string; message: string; lane: string; error: string }) =>
    `:warning: ${p.number}：有一条消息（${p.message}）未能送达 ${p.lane}（${p.error}）。请人工告知对方。`,
  audit,
  report: {
    posted: (p: { customer: string; week: string }) =>
      `:bar_chart: *现场维护服务周报* ${p.customer} ${p.week}`,
    making: (p: { week: string }) => `正在制作 ${p.week} 的周报，稍后发送到本频道。`,
    received: (p: { count: number }) => `本周受理 ${p.count} 件`,
    resolved: (p: { count: number }) => `本周解决 ${p.count} 件`,
    open: (p: { count: number }) => `目前未办结 ${p.count} 件`,
    clockLine: (p: { metric: string; met: number; missed: number; rate: string }) =>
      `${p.metric}：达成 ${p.met}，超时 ${p.missed}（${p.rate}）`,
    rates: (p: { rate: string; counted: string }) => `${p.rate}；计入暂停则为 ${p.counted}`,
    chartName: '周报图表',
    fileName: '现场维护服务周报',
  },
  help,
  fields: {
    required: '请填写此项。',
    tooLong: (p: { max: number }) => `最多 ${p.max} 个字。`,
    tooManySteps: (p: { max: number }) => `最多 ${p.max} 个步骤。`,
    phone: '请填写可以打通的电话号码，例如 010-8888 6666 转 12。',
    invalid: '此项填写有误，请检查。',
  },
  refusals,
  faults: {
    takesLonger: '处理比平时慢，仍在进行中；一分钟后若没有变化，请再操作一次。',
    unavailable: (p: { reference: string }) =>
      `暂时无法保存，您的操作没有执行，请稍后再试。（编号 ${p.reference}）`,
    keepTyped: (p: { reference: string }) =>
      `暂时无法保存，请稍后再次提交；您填写的内容仍在这里。（编号 ${p.reference}）`,
    bug: (p: { reference: string }) => `出错了，您的操作可能没有执行，请把编号 ${p.reference} 告诉服务台。`,
  },
} as const;
