export const thread = {
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
  refused: (p: { name: string; reason: string }) => `:leftwards_arrow_with_hook: ${p.name} 退回：${p.reason}`,
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
  breachRescinded: (p: { metrics: string }) =>
    `:large_green_circle: 按更正后的时间没有超时，超时记录已撤回：${p.metrics}。`,
  planRescinded: ':large_green_circle: 按更正后的时间，未到启动紧急预案的时候，预案及原定通报已撤回。',
  disputed: (p: { name: string; reason: string }) => `:raised_hand: ${p.name} 不同意暂停计时：${p.reason}`,
  disputedHint: '请技术部负责人或管理层决定：维持暂停，或撤销暂停（时间照算）。',
  disputedCustomer: '我们会尽快答复您是否恢复计时。',
  upheld: (p: { name: string; text: string }) => `:double_vertical_bar: ${p.name} 维持暂停：${p.text}`,
  annulled: (p: { name: string; text: string }) =>
    `:arrow_forward: ${p.name} 已撤销暂停，暂停的时间全部计入：${p.text}`,
  taken: (p: { name: string }) => `:raised_hand: ${p.name} 已接手此次升级。`,
  emergencyCustomer:
    ':rotating_light: 您的请求未能及时解决，我们已启动紧急预案，并将尽快告知您后续措施。给您带来不便，深表歉意。',
  emergencyCustomerWord: (p: { owner: string; when: string }) =>
    `:rotating_light: 您的请求未能及时解决，我们已启动紧急预案，由 ${p.owner} 负责，最迟 ${p.when} 向您通报后续措施。给您带来不便，深表歉意。`,
  emergencyDesk:
    ':rotating_light: 未能及时解决，紧急预案已启动：请立即确定负责人和措施（更换、备件、专家、供应商）。',
  emergencyDeskWord: (p: { owner: string; when: string }) =>
    `:rotating_light: 未能及时解决，紧急预案已启动，负责人 ${p.owner}：请立即确定措施（更换、备件、专家、供应商），并在 ${p.when} 前向用户通报。`,
  missed: (p: { promises: string }) => `:red_circle: 很抱歉，未能在承诺时间内做到：${p.promises}。`,
  missedSeparator: '、',
  missedOne: (p: { metric: string; due: string }) => `${p.metric}（应在 ${p.due} 前）`,
  missedDone: (p: { metric: string; due: string; done: string }) =>
    `${p.metric}（应在 ${p.due} 前，实际 ${p.done}）`,
  missedByTerms: (p: { promise: string }) => `按变更后的承诺，${p.promise}`,
  missedTaken: (p: { name: string }) => `${p.name} 正在督办。`,
  missedAsked: (p: { people: string }) => `已请 ${p.people} 督办。`,
  missedResponsible: (p: { name: string }) => `${p.name} 正在处理。`,
  missedDesk: '已提醒服务台尽快处理。',
  missedWord: (p: { when: string; next: string }) =>
    `:red_circle: 很抱歉，承诺在 ${p.when} 前向您通报进展，未能做到。${p.next}`,
  missedWordOwner: (p: { owner: string }) => `已请 ${p.owner} 立即向您说明情况。`,
  callRequester: (p: { name: string; phone: string }) =>
    `:telephone_receiver: ${p.name} 收不到 Slack 通知，请电话告知（${p.phone}）。`,
} as const;
