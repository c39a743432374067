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
    assign: '派工',
    propose: '提出方案',
    depart: '出发',
    arrive: '到场',
    wait: '暂停等待',
    resume: '继续处理',
    resolve: '处理完毕',
    confirm: '确认并签字',
    refuse: '未解决，退回',
    archive: '归档',
    reopen: '重新打开',
    cancel: '撤销',
    note: '内部备注',
    reply: '答复用户',
    reclassify: '改分类',
    take: '我来负责',
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
    emergency: ':rotating_light: *紧急预案已启动*',
    resolution: (p: { outcome: string; text: string }) => `*处理结果：${p.outcome}* ${p.text}`,
    signed: (p: { name: string; when: string }) => `:lower_left_fountain_pen: 用户签字：${p.name}，${p.when}`,
    more: '更多…',
    iHaveAnswered: '我已答复，请继续',
  },
  thread: {
    registered: (p: { number: string }) => `已登记为 *${p.number}*，我们会在承诺时间内响应。`,
    sourceRegistered: (p: { number: string }) => `:white_check_mark: 本消息已登记为服务请求 *${p.number}*。`,
    acknowledged: (p: { name: string }) => `:wave: ${p.name} 已响应，正在处理。`,
    assigned: (p: { name: string; by: string }) =>
      `:bust_in_silhouette: 责任工程师：*${p.name}*（由 ${p.by} 指派）`,
    proposed: (p: { name: string; mode: string; text: string }) =>
      `:bulb: ${p.name} 提出解决方案（${p.mode}）：\n${p.text}`,
    departed: (p: { name: string }) => `:car: ${p.name} 已出发前往现场。`,
    arrived: (p: { name: string }) => `:round_pushpin: ${p.name} 已到达现场。`,
    waiting: (p: { name: string; for: string; reason: string }) =>
      `:double_vertical_bar: ${p.name} 已暂停计时（${p.for}）。原因：${p.reason}`,
    waitingCustomerHint: '请在本消息列中回复，或按“我已答复”，计时随即继续。',
    resumed: (p: { name: string }) => `:arrow_forward: ${p.name} 已恢复处理，计时继续。`,
    resumedAutomatically: ':arrow_forward: 暂停结束，计时继续。',
    resolved: (p: { name: string; outcome: string; text: string }) =>
      `:white_check_mark: ${p.name} 报告处理完毕（${p.outcome}）：\n${p.text}`,
    pleaseConfirm: '请确认处理结果并签字；如未解决，请退回并说明原因。',
    confirmed: (p: { name: string }) => `:lower_left_fountain_pen: ${p.name} 已确认并签字，感谢！`,
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
    escalated: (p: { metric: string; round: number }) =>
      `:loudspeaker: “${p.metric}”超时，已通知管理层（第 ${p.round} 次）。`,
    taken: (p: { name: string }) => `:raised_hand: ${p.name} 已接手此次升级。`,
    emergencyCustomer:
      ':rotating_light: 您的请求在承诺时间内尚未修复，我们已启动紧急预案，并将尽快告知您后续措施。给您带来不便，深表歉意。',
    emergencyDesk:
      ':rotating_light: 未在承诺时间内修复，紧急预案已启动：请立即确定负责人和措施（更换、备件、专家、供应商）。',
  },
  direct: {
    registered: (p: { number: string; customer: string }) =>
      `:new: *${p.number}* ${p.customer} 提交了新的服务请求。`,
    about: (p: { number: string; customer: string; title: string }) =>
      `*${p.number}* ${p.customer} · ${p.title}`,
    escalated: (p: { metric: string; due: string; round: number }) =>
      `:loudspeaker: *“${p.metric}”已超时*（应在 ${p.due} 前完成），尚无人接手。这是第 ${p.round} 次提醒。`,
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
    files: '附件（可选）',
    done: (p: { number: string; customer: string }) => `${p.customer} 的请求已登记，编号 *${p.number}*。`,
    already: (p: { number: string }) => `这条消息已经登记为 *${p.number}*，无需再次登记。`,
  },
  forms: {
    submit: '提交',
    close: '取消',
    mode: '处理方式',
    text: '内容',
    solution: '解决方案',
    expectedAt: '预计完成时间（可选）',
    waitingFor: '等待谁',
    reason: '原因',
    outcome: '结果',
    handling: '处理经过',
    remark: '备注（可选）',
    severity: '级别',
    category: '类别',
    engineer: '工程师',
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
  },
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
  setup: {
    title: '设置服务频道',
    submit: '保存',
    close: '取消',
    customerName: '用户（公司）名称',
    contractName: '合同或项目名称',
    site: '用户现场地址',
    systems: '系统（每行一个）',
    acceptedDay: '验收日期（可选）',
    deskChannel: '本公司服务台频道',
    locale: '与用户使用的语言',
    engineers: '驻场或责任工程师',
    zone: '时区',
    policy: '服务承诺',
    done: (p: { channel: string; desk: string }) => `${p.channel} 已设置完成，服务台为 ${p.desk}。`,
    missing: '还缺少：',
    nothingMissing: '一切就绪。',
    noManager: '没有管理层人员，升级无人接收。请用 `/service roles` 设置。',
    noTechHead: '没有技术部负责人，无人派工。请用 `/service roles` 设置。',
    noEngineer: '没有工程师，无人响应。请用 `/service roles` 设置。',
    noFrontDesk: '没有前台秘书，电话和传真无人登记。请用 `/service roles` 设置。',
    notInDesk: (p: { channel: string }) => `应答不在 ${p.channel} 中，请在该频道输入 \`/invite @Yingda\`。`,
    notInCustomer: '应答不在本频道中，请输入 `/invite @Yingda`，卡片随即发出。',
    deskIsShared: (p: { channel: string }) =>
      `${p.channel} 与其他公司共享，对方能看到内部备注；请改用只有本公司人员的频道。`,
    badZone: '没有这个时区，请填写如 Asia/Shanghai 的名称。',
  },
  roles: {
    title: '服务台人员',
    submit: '保存',
    close: '取消',
    saved: '服务台人员已保存。',
    youAdminister: '没有选择系统管理员，因此由您担任。',
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
  },
  undeliverable: (p: { number: string; message: string; lane: string; error: string }) =>
    `:warning: ${p.number}：有一条消息（${p.message}）未能送达 ${p.lane}（${p.error}）。请人工告知对方。`,
  report: {
    posted: (p: { customer: string; week: string }) =>
      `:bar_chart: *现场维护服务周报* ${p.customer} ${p.week}`,
    making: (p: { week: string }) => `正在制作 ${p.week} 的周报，稍后发送到本频道。`,
    received: (p: { count: number }) => `本周受理 ${p.count} 件`,
    resolved: (p: { count: number }) => `处理完毕 ${p.count} 件`,
    open: (p: { count: number }) => `未完成 ${p.count} 件`,
    clockLine: (p: { metric: string; met: number; missed: number; rate: string }) =>
      `${p.metric}：达标 ${p.met}，超时 ${p.missed}（${p.rate}）`,
    chartName: '周报图表',
    fileName: '现场维护服务周报',
  },
  help: {
    title: '用法',
    lines: [
      '`/service new` 提交服务请求（前台可代用户登记）',
      '`/service list` 未完成的请求 · `/service mine` 我的请求',
      '`/service show 42` 查看请求与经过',
      '`/service acknowledge 42` 响应；同样可用：assign、propose、depart、arrive、wait、resume、resolve、archive、reopen、cancel、note、reply、reclassify、take',
      '`/service report [2026-W47]` 周报',
      '`/service setup` 设置服务频道 · `/service roles` 设置人员 · `/service health` 运行状况',
    ].join('\n'),
    customer:
      '请按频道中置顶卡片的“提交服务请求”，或给消息加 :ticket: 表情。在请求的消息列中回复即可联系工程师。\n`/service new` 提交服务请求 · `/service list` 贵公司未完成的请求 · `/service mine` 我的请求 · `/service show 42` 查看请求与经过',
    unknown: (p: { word: string }) => `没有“${p.word}”这个用法。`,
    numberMissing: (p: { verb: string }) => `请写上请求编号，例如 \`/service ${p.verb} 42\`。`,
  },
  fields: {
    required: '请填写此项。',
    tooLong: (p: { max: number }) => `最多 ${p.max} 个字。`,
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
    'reopen-window-over': (p: Record<string, string>) =>
      `${p['number']} 确认已超过 ${p['days']} 天，请另行提交新的请求并注明原编号。`,
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
    'only-administrators': (_p: Record<string, string>) =>
      '只有工作区管理员或系统管理员可以这样做，请联系他们。',
    'unknown-week': (p: Record<string, string>) => `看不懂“${p['text']}”是哪一周，请写成 2026-W47 或“上周”。`,
    'no-contract': (_p: Record<string, string>) =>
      '还没有任何用户频道，请先在用户频道中输入 `/service setup`。',
    'too-busy': (p: Record<string, string>) =>
      `${p['number']} 正被多人同时修改，您的操作没有执行，请再试一次。`,
  },
  faults: {
    unavailable: (p: { reference: string }) =>
      `暂时无法保存，您的操作没有执行，请稍后再试。（编号 ${p.reference}）`,
    keepTyped: (p: { reference: string }) =>
      `暂时无法保存，请稍后再次提交；您填写的内容仍在这里。（编号 ${p.reference}）`,
    bug: (p: { reference: string }) => `出错了，您的操作可能没有执行，请把编号 ${p.reference} 告诉服务台。`,
  },
} as const;
