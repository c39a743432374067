import { calendars } from './calendars/zh-CN.js';
import { custody } from './custody/zh-CN.js';
import { privacy } from './privacy/zh-CN.js';
import { contracts } from './contracts/zh-CN.js';
import { duty } from './duty/zh-CN.js';
import { exports } from './export/zh-CN.js';
import { find } from './find/zh-CN.js';
import { help } from './help/zh-CN.js';
import { items } from './items/zh-CN.js';
import { wishes } from './wishes/zh-CN.js';
import { links } from './links/zh-CN.js';
import { merges } from './merges/zh-CN.js';
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
  outcome: { repaired: '已修复', replaced: '已更换新设备', explained: '无法解决，已向用户说明' },
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
  verb: {
    acknowledge: '响应',
    accept: '部门签收',
    assign: '派工',
    propose: '提出方案',
    depart: '出发',
    arrive: '到场',
    wait: '暂停等待',
    resume: '继续处理',
    resolve: '处理完毕',
    confirm: '确认并签字',
    'sign-off': '维护人员签字',
    refuse: '未解决，退回',
    archive: '归档',
    reopen: '重新打开',
    cancel: '撤销',
    note: '内部备注',
    reply: '答复用户',
    reclassify: '改分类',
    take: '我来负责',
    handover: '上报公司总部',
    convene: '召集专家组',
    plan: '紧急预案',
    'close-plan': '结束紧急预案',
    correct: '更正时间',
    dispute: '不同意暂停',
    uphold: '维持暂停',
    annul: '撤销暂停',
    quote: '报价',
    'accept-quote': '接受报价',
    'decline-quote': '不接受报价',
    waive: '免收费用',
    replace: '更换设备',
    merge: '合并',
    link: '关联',
    unlink: '取消关联',
    split: '转为新请求',
    wish: '记为需求',
  },
  card: {
    status: '状态',
    severity: '级别',
    category: '类别',
    site: '用户现场',
    system: '系统',
    requester: '联系人',
    responsible: '责任工程师',
    nobodyYet: '尚未指定',
    receivedBy: '受理方式',
    received: '受理时间',
    deadlines: '承诺时间',
    files: '附件',
    item: (p: { no: number }) => `第 ${p.no} 项`,
    proposal: (p: { mode: string; text: string }) => `*解决方案（${p.mode}）* ${p.text}`,
    expectedAt: (p: { when: string }) => `预计完成：${p.when}`,
    waiting: (p: { for: string; reason: string }) =>
      `:double_vertical_bar: *${p.for}*，计时暂停。原因：${p.reason}`,
    waitingRunning: (p: { for: string; reason: string }) =>
      `:hourglass: *${p.for}*，计时照常。原因：${p.reason}`,
    emergency: ':rotating_light: *紧急预案已启动*',
    emergencyOwner: (p: { name: string }) => `负责人：${p.name}`,
    emergencyMeasure: (p: { measure: string }) => `措施：${p.measure}`,
    nextWord: (p: { when: string }) => `最迟 ${p.when} 再次通报`,
    stepDone: (p: { text: string }) => `:ballot_box_with_check: ${p.text}`,
    stepOpen: (p: { text: string }) => `:white_medium_square: ${p.text}`,
    handedOver: (p: { name: string; when: string }) =>
      `:sos: *重大问题*，${p.name} 已于 ${p.when} 上报公司总部`,
    experts: (p: { names: string }) => `:brain: 专家组：${p.names}`,
    disputed: (p: { name: string; reason: string }) =>
      `:raised_hand: *用户 ${p.name} 不同意暂停*：${p.reason}`,
    resolution: (p: { outcome: string; text: string }) => `*处理结果：${p.outcome}* ${p.text}`,
    signed: (p: { name: string; when: string }) => `:lower_left_fountain_pen: 用户签字：${p.name}，${p.when}`,
    more: '更多…',
    iHaveAnswered: '我已答复，请继续',
    replyToEngineer: '回复工程师',
    pair: (p: { name: string; value: string }) => `${p.name}：${p.value}`,
  },
  thread: {
    registered: (p: { number: string }) => `已登记为 *${p.number}*，我们会在承诺时间内响应。`,
    sourceRegistered: (p: { number: string }) => `:white_check_mark: 本消息已登记为服务请求 *${p.number}*。`,
    acknowledged: (p: { name: string }) => `:wave: ${p.name} 已响应，正在处理。`,
    accepted: (p: { name: string }) => `:lower_left_fountain_pen: ${p.name} 已代表技术部签收。`,
    assigned: (p: { name: string; by: string }) =>
      `:bust_in_silhouette: 责任工程师：*${p.name}*（由 ${p.by} 指派）`,
    proposed: (p: { name: string; mode: string; text: string }) =>
      `:bulb: ${p.name} 提出解决方案（${p.mode}）：\n${p.text}`,
    departed: (p: { name: string }) => `:car: ${p.name} 已出发前往现场。`,
    arrived: (p: { name: string }) => `:round_pushpin: ${p.name} 已到达现场。`,
    waiting: (p: { name: string; for: string; reason: string }) =>
      `:double_vertical_bar: ${p.name} 已暂停计时（${p.for}）。原因：${p.reason}`,
    waitingRunning: (p: { name: string; for: string; reason: string }) =>
      `:hourglass: ${p.name}：${p.for}，计时照常。原因：${p.reason}`,
    waitingCustomerHint: '请在本消息列中回复，或按“我已答复”，计时随即继续。',
    resumed: (p: { name: string }) => `:arrow_forward: ${p.name} 已恢复处理，计时继续。`,
    resumedAutomatically: ':arrow_forward: 暂停结束，计时继续。',
    resolved: (p: { name: string; outcome: string; text: string }) =>
      `:white_check_mark: ${p.name} 报告处理完毕（${p.outcome}）：\n${p.text}`,
    pleaseConfirm: '请确认处理结果并签字；如未解决，请退回并说明原因。',
    confirmed: (p: { name: string }) => `:lower_left_fountain_pen: ${p.name} 已确认并签字，感谢！`,
    signedOff: (p: { name: string }) => `:lower_left_fountain_pen: ${p.name} 已在维护记录上签字。`,
    refused: (p: { name: string; reason: string }) =>
      `:leftwards_arrow_with_hook: ${p.name} 退回：${p.reason}`,
    archived: (p: { name: string }) => `:file_cabinet: ${p.name} 已归档。`,
    reopened: (p: { name: string; reason: string }) =>
      `:arrows_counterclockwise: ${p.name} 重新打开：${p.reason}`,
    cancelled: (p: { name: string; reason: string }) => `:no_entry_sign: ${p.name} 已撤销：${p.reason}`,
    noted: (p: { name: string; text: string }) => `:memo: ${p.name} 的内部备注：${p.text}`,
    repliedByCustomer: (p: { name: string; text: string }) => `:speech_balloon: 用户 ${p.name}：${p.text}`,
    repliedByUs: (p: { name: string; text: string }) => `:speech_balloon: ${p.name}：${p.text}`,
    withFiles: (p: { count: number }) => `（附 ${p.count} 个文件）`,
    reclassified: (p: { name: string; severity: string; category: string }) =>
      `:label: ${p.name} 改为：${p.severity}，${p.category}`,
    warned: (p: { metric: string; percent: number; due: string }) =>
      `:hourglass_flowing_sand: “${p.metric}”时限已过 ${p.percent}%，须在 ${p.due} 前完成。`,
    breached: (p: { metric: string; due: string }) =>
      `:red_circle: “${p.metric}”已超时（应在 ${p.due} 前完成）。`,
    escalated: (p: { metric: string; level: number; people: string; round: number }) =>
      `:loudspeaker: “${p.metric}”超时，已通知第 ${p.level} 级：${p.people}（第 ${p.round} 次）。`,
    escalatedEmpty: (p: { metric: string; level: number; absent: string }) =>
      `:loudspeaker: “${p.metric}”超时，第 ${p.level} 级现在没有可通知的人${p.absent}，已转下一级。`,
    escalatedChannel: (p: { metric: string; round: number }) =>
      `:loudspeaker: “${p.metric}”超时，各级都没有人接手（第 ${p.round} 次）。请在座各位立即接手。`,
    absent: (p: { people: string }) => `（${p.people}）`,
    notReached: (p: { name: string; reason: string }) =>
      `:no_mobile_phones: 消息无法送达 ${p.name}（${p.reason}），请人工联系。`,
    stalled: (p: { metric: string; minutes: string }) =>
      `:snail: 已有 ${p.minutes} 没有进展，“${p.metric}”仍未完成。请更新进展。`,
    stalledTaken: (p: { name: string; metric: string; minutes: string }) =>
      `:snail: ${p.name} 接手后 ${p.minutes} 没有进展，“${p.metric}”仍未完成，重新通知。`,
    handedOver: (p: { name: string; text: string }) =>
      `:sos: ${p.name} 已将此重大问题上报公司总部：\n${p.text}`,
    handedOverCustomer: (p: { name: string }) =>
      `:sos: 此问题已作为重大问题上报公司总部，总部正在组织专家处理，${p.name} 会继续与您保持联系。`,
    convened: (p: { name: string; experts: string; text: string }) =>
      `:brain: ${p.name} 已召集专家组：${p.experts}\n${p.text}`,
    convenedCustomer: (p: { experts: string }) =>
      `:brain: 公司总部已成立专家组（${p.experts}），正在制定解决方案。`,
    emergencyPlanned: (p: { owner: string; measure: string }) =>
      `:rotating_light: 紧急预案：由 ${p.owner} 负责，措施：${p.measure}。`,
    emergencyClosed: (p: { name: string; text: string }) =>
      `:rotating_light: ${p.name} 已结束紧急预案：${p.text}`,
    emergencyOver: ':rotating_light: 紧急预案随处理完毕而结束。',
    wordDue: (p: { when: string; owner: string }) =>
      `:bell: 已向用户承诺 ${p.when} 前再次通报，时间已到。请 ${p.owner} 立即答复用户。`,
    corrected: (p: { name: string; metric: string; from: string; to: string; reason: string }) =>
      `:pencil2: ${p.name} 更正“${p.metric}”的时间：${p.from} → ${p.to}。原因：${p.reason}`,
    notYet: '未完成',
    breachRescinded: (p: { metric: string }) =>
      `:large_green_circle: 按更正后的时间，“${p.metric}”没有超时，超时记录已撤回。`,
    disputed: (p: { name: string; reason: string }) => `:raised_hand: ${p.name} 不同意暂停计时：${p.reason}`,
    disputedHint: '请技术部负责人或管理层决定：维持暂停，或撤销暂停（时间照算）。',
    disputedCustomer: '我们会尽快答复您是否恢复计时。',
    upheld: (p: { name: string; text: string }) => `:double_vertical_bar: ${p.name} 维持暂停：${p.text}`,
    annulled: (p: { name: string; text: string }) =>
      `:arrow_forward: ${p.name} 已撤销暂停，暂停的时间全部计入：${p.text}`,
    taken: (p: { name: string }) => `:raised_hand: ${p.name} 已接手此次升级。`,
    emergencyCustomer:
      ':rotating_light: 您的请求在承诺时间内尚未修复，我们已启动紧急预案，并将尽快告知您后续措施。给您带来不便，深表歉意。',
    emergencyCustomerWord: (p: { owner: string; when: string }) =>
      `:rotating_light: 您的请求在承诺时间内尚未修复，我们已启动紧急预案，由 ${p.owner} 负责，最迟 ${p.when} 向您通报后续措施。给您带来不便，深表歉意。`,
    emergencyDesk:
      ':rotating_light: 未在承诺时间内修复，紧急预案已启动：请立即确定负责人和措施（更换、备件、专家、供应商）。',
    emergencyDeskWord: (p: { owner: string; when: string }) =>
      `:rotating_light: 未在承诺时间内修复，紧急预案已启动，负责人 ${p.owner}：请立即确定措施（更换、备件、专家、供应商），并在 ${p.when} 前向用户通报。`,
  },
  direct: {
    registered: (p: { number: string; customer: string }) =>
      `:new: *${p.number}* ${p.customer} 提交了新的服务请求。`,
    about: (p: { number: string; customer: string; title: string }) =>
      `*${p.number}* ${p.customer} · ${p.title}`,
    escalated: (p: { metric: string; due: string; round: number }) =>
      `:loudspeaker: *“${p.metric}”已超时*（应在 ${p.due} 前完成），尚无人接手。这是第 ${p.round} 次提醒。`,
    answered: (p: { name: string; verb: string; when: string }) =>
      `:white_check_mark: ${p.name}：${p.verb}（${p.when}）`,
    nowIs: (p: { status: string }) => `:white_check_mark: 目前状态：${p.status}`,
    call: '打电话',
    open: '打开',
    phones: '电话',
    noPhone: '未登记电话',
  },
  intake: {
    title: '售后服务',
    promise: (p: { company: string }) =>
      `*${p.company}* 售后服务：全天候受理，30 分钟响应，2 小时到场，4 小时修复。\n有求必应，有应必答。`,
    button: '提交服务请求',
    alsoReaction: '也可以给任意消息加 :ticket: 表情，由我们登记为请求。',
    fromMessage: '要把这条消息登记为服务请求吗？',
    fromMessageButton: '登记为服务请求',
  },
  filing: {
    title: '服务请求',
    submit: '提交',
    close: '取消',
    contract: '用户与合同',
    requesterName: '联系人姓名',
    requesterPhone: '联系电话',
    site: '用户现场',
    system: '系统',
    systemHint: (p: { systems: string }) => `合同内系统：${p.systems}`,
    category: '类别',
    severity: '级别',
    channelOfReceipt: '受理方式',
    item: (p: { no: number }) => `第 ${p.no} 项问题`,
    itemPlaceholder: '每项只写一个问题：现象、时间、影响',
    addItem: '增加一项',
    removeItem: '删除此项',
    files: '附件',
    done: (p: { number: string; customer: string }) => `${p.customer} 的请求已登记，编号 *${p.number}*。`,
    already: (p: { number: string }) => `这条消息已经登记为 *${p.number}*，无需再次登记。`,
  },
  forms: {
    submit: '提交',
    close: '取消',
    mode: '处理方式',
    text: '内容',
    solution: '解决方案',
    expectedAt: '预计完成时间',
    waitingFor: '等待谁',
    reason: '原因',
    outcome: '结果',
    handling: '处理经过',
    remark: '备注',
    severity: '级别',
    category: '类别',
    engineer: '工程师',
    handoverText: '问题经过、已做的处理、需要总部做什么',
    handoverHint: '上报后本请求即为重大问题。',
    experts: '专家组成员',
    convening: '请专家组做什么',
    owner: '负责人',
    measure: '措施',
    steps: '步骤（每行一个，最多 10 个）',
    stepsDone: '已完成的步骤',
    nextWordAt: '最迟何时再向用户通报',
    toCustomer: '告知用户的话（原文发给用户）',
    closing: '结束的原因（用户可见）',
    metric: '哪一项',
    correctTo: '实际完成时间',
    disputeReason: '为什么不应暂停',
    upholdText: '维持的理由（用户可见）',
    annulText: '给用户的说明',
    onDuty: '值班中',
    signature: (p: { name: string; number: string }) =>
      `我，*${p.name}*，代表用户确认 *${p.number}* 的处理结果，并以此签字。`,
  },
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
  why: {
    title: '时限说明',
    button: '为什么',
    close: '返回',
    heading: (p: { number: string }) => `*${p.number}* 的时限由来`,
    calendar: (p: { hours: string; zone: string }) => `工作时间：${p.hours}。以下时间均为 ${p.zone} 时间。`,
    roundTheClock: '全天候，不分节假日',
    singleDays: '节假日与调休另行安排',
    policy: (p: { name: string; version: number }) =>
      `服务承诺：${p.name}，第 ${p.version} 版，登记时已确定。`,
    policyNow: (p: { name: string; version: number }) =>
      `服务承诺：${p.name}，第 ${p.version} 版，登记后启用。`,
    calendarVersion: (p: { name: string; version: number }) => `日历：${p.name}，第 ${p.version} 版。`,
    hours: (p: { count: number }) => `${p.count} 小时`,
    minutes: (p: { count: number }) => `${p.count} 分钟`,
    seconds: (p: { count: number }) => `${p.count} 秒`,
    inCycle: (p: { metric: string; cycle: number }) => `${p.metric}（第 ${p.cycle} 轮）`,
    due: (p: { metric: string; target: string; when: string }) =>
      `*${p.metric}*：承诺 ${p.target}，期限 *${p.when}*`,
    forSeverity: (p: { name: string }) => `（“${p.name}”级别）`,
    forCategory: (p: { name: string }) => `（“${p.name}”类）`,
    running: (p: { left: string }) => `计时中，尚余 ${p.left}。`,
    paused: (p: { left: string; until: string }) =>
      `计时暂停，尚余 ${p.left}；最迟 ${p.until} 恢复计时。期限按现在恢复计时推算。`,
    met: (p: { when: string }) => `:white_check_mark: 达标：${p.when} 完成。`,
    breached: (p: { when: string }) => `:red_circle: ${p.when} 起超时，尚未完成。`,
    breachedDone: (p: { when: string; done: string }) => `:red_circle: ${p.when} 起超时，${p.done} 完成。`,
    breachedDropped: (p: { when: string; dropped: string }) =>
      `:red_circle: ${p.when} 起超时，${p.dropped} 起不再需要。`,
    cancelled: (p: { when: string }) => `${p.when} 起不再需要，不计入达标率。`,
    counted: (p: { time: string }) => `计入 ${p.time}`,
    pausedFor: (p: { time: string; cause: string }) => `暂停 ${p.time}：${p.cause}`,
    closed: '非工作时间',
    closedWaiting: (p: { cause: string }) => `非工作时间（${p.cause}）`,
    ahead: (p: { time: string }) => `还可用 ${p.time}`,
    unused: (p: { time: string }) => `未用 ${p.time}`,
    overrun: (p: { time: string }) => `超时 ${p.time}`,
    workingTime: '（只计工作时间）',
    cause: {
      'waiting-customer': '等待用户',
      'waiting-supplier': '等待供应商',
      'customer-deciding': '用户确认结果期间',
    },
    reason: (p: { cause: string; reason: string }) => `${p.cause}，原因：${p.reason}`,
    holiday: (p: { days: string }) => `（${p.days} 放假）`,
    makeUp: (p: { days: string }) => `（${p.days} 调休上班）`,
    special: (p: { days: string }) => `（${p.days} 当日工作时间）`,
    more: (p: { count: number }) => `… 另有 ${p.count} 段`,
    moreChanges: (p: { count: number }) => `… 更早的改动 ${p.count} 次`,
    moreWith: (p: { more: string; parts: string }) => `${p.more}：${p.parts}`,
    sum: (p: { parts: string; total: string }) => `合计：${p.parts} = *${p.total}*`,
    pausedInAll: (p: { time: string }) => `另有暂停 ${p.time}，期限已顺延`,
    reclassified: (p: { when: string; from: string; to: string }) =>
      `${p.when} 级别由“${p.from}”改为“${p.to}”`,
    retargeted: (p: { when: string }) => `${p.when} 承诺时间变更`,
    termsApplied: (p: { when: string; name: string; version: number }) =>
      `${p.when} 启用服务承诺“${p.name}”第 ${p.version} 版`,
    calendarApplied: (p: { when: string; name: string; version: number }) =>
      `${p.when} 启用日历“${p.name}”第 ${p.version} 版`,
    recategorised: (p: { when: string; from: string; to: string }) =>
      `${p.when} 类别由“${p.from}”改为“${p.to}”`,
    hoursUntil: (p: { when: string; hours: string; zone: string }) =>
      `${p.when} 之前的工作时间：${p.hours}（${p.zone}）。`,
    moved: (p: { from: string; to: string; dueFrom: string; dueTo: string }) =>
      `可用时间 ${p.from} → ${p.to}，期限 ${p.dueFrom} → ${p.dueTo}`,
    notMoved: '期限不变',
    startsWith: {
      reopened: '自重新打开时起算。',
      handover: '自确认为重大问题时起算。',
      experts: '自公司总部接报时起算。',
    },
    runsOn: (p: { for: string }) => `按承诺，“${p.for}”时此项照常计时。`,
    noClocks: (p: { number: string }) => `*${p.number}* 没有时限。`,
    noClock: (p: { number: string; metric: string }) => `*${p.number}* 没有“${p.metric}”时限。`,
    unknownMetric: (p: { word: string; words: string }) => `没有“${p.word}”这个时限，可以写：${p.words}。`,
  },
  list: {
    open: (p: { total: number }) => `未完成的请求：${p.total}`,
    mine: (p: { total: number }) => `我的请求：${p.total}`,
    none: '目前没有未完成的请求。',
    line: (p: { number: string; title: string; status: string; due: string }) =>
      `*${p.number}* ${p.title}\n${p.status} · ${p.due}`,
    due: (p: { when: string }) => `下一时限 ${p.when}`,
    noDue: '无时限',
    paused: '计时暂停',
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
  setup: {
    title: '设置服务频道',
    submit: '保存',
    close: '取消',
    customerName: '用户（公司）名称',
    contractName: '合同或项目名称',
    site: '用户现场地址',
    systems: '系统（每行一个）',
    acceptedDay: '验收日期',
    deskChannel: '本公司服务台频道',
    locale: '与用户使用的语言',
    engineers: '驻场或责任工程师',
    zone: '时区',
    policy: '服务承诺',
    calendar: '工作日历',
    asPolicySays: '按服务承诺的规定',
    done: (p: { channel: string; desk: string }) => `${p.channel} 已设置完成，服务台为 ${p.desk}。`,
    missing: '还缺少：',
    nothingMissing: '一切就绪。',
    noManager: '没有管理层人员，升级无人接收。请用 `/service roles` 设置。',
    noTechHead: '没有技术部负责人，无人派工。请用 `/service roles` 设置。',
    noEngineer: '没有工程师，无人响应。请用 `/service roles` 设置。',
    noFrontDesk: '没有前台秘书，电话和传真无人登记。请用 `/service roles` 设置。',
    notInGroup: (p: { name: string }) => `${p.name} 不在“工程师”所用的 Slack 用户组中，请在 Slack 中加入。`,
    notInDesk: (p: { channel: string }) => `应答不在 ${p.channel} 中，请在该频道输入 \`/invite @Yingda\`。`,
    notInCustomer: '应答不在本频道中，请输入 `/invite @Yingda`，卡片随即发出。',
    deskIsShared: (p: { channel: string }) =>
      `${p.channel} 与其他公司共享，对方能看到内部备注；请改用只有本公司人员的频道。`,
    badZone: '没有这个时区，请填写如 Asia/Shanghai 的名称。',
  },
  roles: {
    address: '地址',
    phone: '电话',
    letterheadHint: '与公司名称一起印在报告和表单的页首。',
    companyName: '公司名称（用户看到的）',
    deskLocale: '服务台使用的语言',
    title: '服务台设置',
    submit: '保存',
    close: '取消',
    saved: '服务台设置已保存。',
    youAdminister: '没有选择系统管理员，因此由您担任。',
    group: (p: { role: string }) => `${p.role}：改用 Slack 用户组`,
    groupHint: '选择用户组后，以用户组成员为准，上面所选人员不起作用。',
    noGroup: '不使用用户组',
  },
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
  health: {
    title: '运行状况',
    allWell: ':white_check_mark: 一切正常：没有未送达的消息，没有积压。',
    overdue: (p: { count: number }) => `:warning: ${p.count} 份文档有超过一分钟未发出的消息。`,
    undeliverable: '未能送达：',
    line: (p: { owner: string; message: string; lane: string; error: string; when: string }) =>
      `• ${p.owner} “${p.message}” → ${p.lane}：${p.error}（${p.when}）`,
    jobs: '定时任务：',
    jobLine: (p: { name: string; when: string }) => `• ${p.name}：上次运行 ${p.when}`,
    never: '尚未运行',
    audited: (p: { when: string }) => `上次自查：${p.when}，没有发现问题。`,
    notAudited: '尚未自查。',
    archive: (p: { count: number }) =>
      p.count === 0
        ? '档案库：已关闭的请求均已生成档案包。'
        : `档案库：${p.count} 个已关闭的请求等待生成档案包。`,
    noArchive: (p: { count: number }) =>
      `:warning: 未配置档案库（\`ARCHIVE_URL\`）；尚无档案包的已关闭请求：${p.count} 个。`,
    findings: (p: { when: string }) => `自查发现（上次自查 ${p.when}）：`,
  },
  undeliverable: (p: { number: string; message: string; lane: string; error: string }) =>
    `:warning: ${p.number}：有一条消息（${p.message}）未能送达 ${p.lane}（${p.error}）。请人工告知对方。`,
  audit: {
    found: ':mag: *自查发现问题*',
    lasting: ':mag: *以下问题仍未解除*',
    over: ':white_check_mark: *以下问题已解除*',
    clockLate: (p: { number: string; when: string }) =>
      `• *${p.number}*：时限应在 ${p.when} 触发，但没有触发。请人工关注此请求，并告知系统管理员。`,
    clockAside: (p: { number: string }) =>
      `• *${p.number}*：处理其时限时出错，每分钟重试一次。请人工关注此请求，并告知系统管理员。`,
    ledgerDiffers: (p: { number: string; what: string }) =>
      `• *${p.number}*：保存的时限与按经过重新计算的不一致（${p.what}）。请核对，并告知系统管理员。`,
    chainBroken: (p: { number: string; no: number; why: string }) =>
      `• *${p.number}*：签字链从第 ${p.no} 个签字起不成立（${p.why}）。请查明何人改动了数据库；\`/service verify\` 可查看签字链。`,
    unreadable: (p: { number: string; reason: string }) =>
      `• *${p.number}*：无法读取或无法重新计算（${p.reason}），其时限不会触发。请人工关注此请求。`,
    bundlesLate: (p: { when: string; count: number }) =>
      `• 档案库：有 ${p.count} 个已关闭的请求迟迟未生成档案包，最早的自 ${p.when} 起等待。原因见日志（\`writing the bundle\`），请检查 \`ARCHIVE_URL\` 所指的位置。`,
    groupEmpty: (p: { role: string }) =>
      `• 角色“${p.role}”所用的 Slack 用户组里没有人，请在 Slack 中添加成员，或用 \`/service roles\` 另选。`,
    groupLost: (p: { role: string; reason: string }) =>
      `• 角色“${p.role}”所用的 Slack 用户组查不到了（${p.reason}），暂按原有成员处理，请用 \`/service roles\` 另选。`,
    levelEmpty: (p: { policy: string; level: number }) =>
      `• 服务承诺 *${p.policy}*：升级的第 ${p.level} 级现在没有人。请用 \`/service roles\` 或 \`/service oncall\` 安排人员。`,
    daysUnknown: (p: { calendar: string; year: number }) =>
      `• 日历 *${p.calendar}*：尚无 ${p.year} 年的法定节假日，届时时限会在节假日照常计时。请用 \`/service calendars\` 或配置文件补充。`,
    outboxStuck: (p: { lane: string; when: string; count: number }) =>
      `• ${p.lane}：有 ${p.count} 条消息自 ${p.when} 起未能发出。`,
    more: (p: { count: number }) => `另有 ${p.count} 项。`,
  },
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
  refusals: {
    'not-found': (p: Record<string, string>) => `没有编号为 ${p['number']} 的请求，请核对编号。`,
    'not-permitted': (p: Record<string, string>) => `您没有“${p['verb']}”的权限，请联系服务台。`,
    'not-responsible': (p: Record<string, string>) =>
      `${p['number']} 由 ${p['name']} 负责；需要换人请技术部负责人重新派工。`,
    'not-for-colleagues': (_p: Record<string, string>) =>
      '您是本公司人员，不能代用户确认或退回，请由用户本人操作。',
    'not-in-this-state': (p: Record<string, string>) =>
      `${p['number']} 目前为“${p['status']}”，不能“${p['verb']}”。`,
    'already-done': (p: Record<string, string>) => `${p['name']} 已经做过“${p['verb']}”了，无需重复。`,
    'already-taken': (p: Record<string, string>) => `${p['number']} 的升级已由 ${p['name']} 接手。`,
    'nothing-to-take': (p: Record<string, string>) => `${p['number']} 目前没有需要接手的升级。`,
    'already-handed-over': (p: Record<string, string>) =>
      `${p['name']} 已将 ${p['number']} 上报公司总部，请等待总部召集专家组。`,
    'no-plan-open': (p: Record<string, string>) => `${p['number']} 没有启动中的紧急预案。`,
    'no-pause-to-dispute': (p: Record<string, string>) => `${p['number']} 的计时没有暂停，无需提出异议。`,
    'already-disputed': (p: Record<string, string>) => `已对 ${p['number']} 的这次暂停提出异议，请等待答复。`,
    'nothing-disputed': (p: Record<string, string>) => `${p['number']} 没有待答复的暂停异议。`,
    'no-clock-to-correct': (p: Record<string, string>) =>
      `${p['number']} 没有可更正的“${p['metric']}”时限，请选另一项。`,
    'corrected-time': () => '实际完成时间应在受理之后、现在之前，请重新选择。',
    'word-in-the-past': () => '通报时间已过，请选择将来的时间。',
    'reopen-window-over': (p: Record<string, string>) =>
      `${p['number']} 确认已超过 ${p['days']} 天，请另行提交新的请求并注明原编号。`,
    'nothing-done': (p: Record<string, string>) =>
      `${p['number']} 没有一项已处理，不能报告处理完毕；请改用“暂停等待”，或撤销请求。`,
    ...merges.refusals,
    ...links.refusals,
    ...exports.refusals,
    ...wishes.refusals,
    'not-an-engineer': (p: Record<string, string>) =>
      `${p['name']} 不是工程师，请先用 \`/service roles\` 添加。`,
    'channel-not-set-up': (_p: Record<string, string>) =>
      '本频道尚未设置，请管理员在此输入 `/service setup`。',
    'channel-taken': (_p: Record<string, string>) =>
      '本频道刚刚被别人设置过，您的修改没有保存；请关闭后重新输入 `/service setup` 查看。',
    'same-channel': (_p: Record<string, string>) => '服务台频道不能与用户频道相同，请另选一个频道。',
    'not-for-customers': (_p: Record<string, string>) =>
      '这里是私信或服务台频道；请到与用户共用的频道中输入 `/service setup`。',
    'desk-of-customers': (_p: Record<string, string>) =>
      '这个频道是用户频道，用户会看到内部备注；请另选一个只有本公司人员的频道。',
    'settings-changed': (_p: Record<string, string>) =>
      '刚刚有人修改了人员，您的修改没有保存；请关闭后重新打开 `/service roles` 查看。',
    'report-elsewhere': (_p: Record<string, string>) => '请在用户频道或服务台频道中输入，周报会发送到那里。',
    'unknown-form': (_p: Record<string, string>) =>
      '请在编号后写明表单：现场、远程、收件或服务；登记表请写“收件”或“服务”，再写期间。',
    'registers-for-staff': (_p: Record<string, string>) =>
      '登记表仅供服务台内部使用；您可以取得本单位请求的任务书。',
    'unknown-period': (p: Record<string, string>) =>
      `“${p['text']}”不是期间；请写月份，如 2026-11，或起止日期，如 2026-11-03 2026-11-15。`,
    'register-too-long': (p: Record<string, string>) =>
      `该期间的请求超过 ${p['most']} 件，无法生成 ${p['format']}，请缩短期间${p['format'] === 'PDF' ? '，或改用 xlsx' : ''}。`,
    'only-administrators': (_p: Record<string, string>) =>
      '只有工作区管理员或系统管理员可以这样做，请联系他们。',
    'erasure-for-management': (_p: Record<string, string>) =>
      '只有管理层和系统管理员可以删除个人信息，请联系他们。',
    'erasure-when-closed': (p: Record<string, string>) =>
      `*${p['number']}* 尚未关闭，处理人员还需要知道是谁提出的；关闭后才会删除其中的个人信息。`,
    'chain-broken': (p: Record<string, string>) =>
      `*${p['number']}* 的签字链不成立，其中内容不予删除。请告知系统管理员，用 \`/service verify\` 可查看断在何处。`,
    'only-management': (_p: Record<string, string>) => '服务承诺只有管理层和系统管理员可以修改，请联系他们。',
    'policy-changed': (p: Record<string, string>) =>
      `刚刚有人保存了第 ${p['version']} 版，您的修改还没有保存。以下是您填写的内容与该版的不同；确认无误后请再次保存，或返回修改。`,
    'policy-name-taken': (p: Record<string, string>) =>
      `已有名为“${p['name']}”的服务承诺，请返回换一个名称。`,
    'unknown-week': (p: Record<string, string>) => `看不懂“${p['text']}”是哪一周，请写成 2026-W47 或“上周”。`,
    'no-contract': (_p: Record<string, string>) =>
      '还没有任何用户频道，请先在用户频道中输入 `/service setup`。',
    'duty-for-heads': () => '只有系统管理员、技术部负责人和管理层可以这样做，请与他们联系。',
    'rota-gone': () => '这个班表已经停用。',
    'rota-changed': () => '刚刚有人修改了这个班表，您的修改没有保存；请关闭后重新打开，查看最新内容。',
    'duty-changed': () => '值班安排在此期间已有变化，换班无法进行；请按最新的班表重新提出。',
    'no-role': (p: Record<string, string>) =>
      `${p['name']} 在服务台还没有角色，不能安排值班；请先用 \`/service roles\` 添加。`,
    'on-leave': (p: Record<string, string>) => `${p['name']} 在这段时间请假。`,
    'in-the-past': () => '这段时间已经过去。',
    'ends-before-it-begins': () => '结束时间必须晚于开始时间。',
    'too-long-a-time': () => '最长一年，请缩短时间。',
    'nobody-due': () => '这段时间里该班次没有人值班，无从替换；如需加班，请选“整个班表”。',
    'not-your-duty': () => '这段时间不全是您的班，您只能把自己的班交给别人。',
    'on-duty-already': (p: Record<string, string>) => `这段时间本来就是 ${p['name']} 值班。`,
    'override-over': () => '这次替班已经结束或已被取消。',
    'leave-over': () => '这次请假已经结束或已被取消。',
    'swap-with-oneself': () => '请选择同事的班。',
    'not-your-swap': () => '这次换班与您无关，只能由当事人答复。',
    'swap-accepted': (p: Record<string, string>) => `${p['name']} 已经同意这次换班。`,
    'swap-declined': (p: Record<string, string>) => `${p['name']} 已经拒绝这次换班。`,
    'swap-withdrawn': (p: Record<string, string>) => `${p['name']} 已经撤回这次换班。`,
    'swap-expired': () => '换班的时间已到，这个提议已经失效。',
    'skills-for-heads': () => '只有系统管理员和技术部负责人可以修改技能，请与他们联系。',
    'skills-changed': () => '刚刚有人修改了此人的技能，您的修改没有保存；请返回后重新打开，查看最新内容。',
    'contract-for-desk': (_p: Record<string, string>) => '只有系统管理员和前台可以修改合同，请与他们联系。',
    'contract-elsewhere': (_p: Record<string, string>) =>
      '请在用户的服务频道中输入 `/service contract`；该频道须先用 `/service setup` 设置。',
    'contract-changed': (_p: Record<string, string>) =>
      '合同刚刚被他人修改，您的修改未保存；请复制所填内容，关闭后重新输入 `/service contract`。',
    'resume-first': (p: Record<string, string>) => `${p['number']} 正在等待，请先继续处理，再报价。`,
    'no-quotation-open': (p: Record<string, string>) => `${p['number']} 目前没有待确认的报价。`,
    'quotation-to-decide': (p: Record<string, string>) =>
      `${p['number']} 的报价尚待贵方决定：请选择接受或不接受报价。`,
    'nothing-to-waive': (p: Record<string, string>) => `${p['number']} 没有可以免收的报价。`,
    'charge-undecided': (p: Record<string, string>) =>
      `用户未接受 ${p['number']} 的报价：请先重新报价、免收费用，或撤销请求。`,
    'not-a-signer': (p: Record<string, string>) => `按合同约定，报价须由 ${p['names']} 确认。`,
    'unknown-equipment': (p: Record<string, string>) =>
      `合同中没有在用的设备“${p['old']}”，请核对编号或序列号。`,
    'already-replaced': (p: Record<string, string>) =>
      `${p['number']} 已经更换过 ${p['equipment']}；如需再换，请填写新设备的序列号。`,
    'serial-in-use': (p: Record<string, string>) =>
      `序列号 ${p['serial']} 已属于合同中的另一台在用设备，请核对。`,
    'replacement-not-free': (p: Record<string, string>) =>
      `${p['equipment']} 已过保修期：请先报价并由用户接受，或免收费用，再更换。`,
    'too-busy': (p: Record<string, string>) =>
      `${p['number']} 正被多人同时修改，您的操作没有执行，请再试一次。`,
  },
  faults: {
    takesLonger: '处理比平时慢，仍在进行中；一分钟后若没有变化，请再操作一次。',
    unavailable: (p: { reference: string }) =>
      `暂时无法保存，您的操作没有执行，请稍后再试。（编号 ${p.reference}）`,
    keepTyped: (p: { reference: string }) =>
      `暂时无法保存，请稍后再次提交；您填写的内容仍在这里。（编号 ${p.reference}）`,
    bug: (p: { reference: string }) => `出错了，您的操作可能没有执行，请把编号 ${p.reference} 告诉服务台。`,
  },
} as const;
