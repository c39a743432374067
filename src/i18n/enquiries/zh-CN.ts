/** 用户频道中尚未登记的消息（简体中文）。 */
export const enquiries = {
  /** 用户消息下的提议。 */
  offer: '收到。要登记为服务请求吗？登记后有编号、有时限、有人负责。',
  offerNobody: (p: { due: string }) =>
    `没有按下按钮也没关系：我们的前台会看到这条消息，并在 ${p.due} 前处理。`,
  offerLate: (p: { due: string }) =>
    `很抱歉，我们的前台没有在 ${p.due} 前处理这条消息，已再次提醒。您也可以按上面的按钮登记。`,
  /** 承诺的时间已过：另发一条，并提及发消息的人。 */
  late: (p: { who: string; due: string }) => `${p.who} 很抱歉，到 ${p.due} 还没有人处理您的消息。`,
  lateTold: (p: { names: string }) => `现在已通知：${p.names}。`,
  latePress: '您也可以按上面的“登记为服务请求”：登记后马上有编号、有时限、有人负责。',
  register: '登记为服务请求',
  decline: '不用登记',
  registered: (p: { number: string }) => `:white_check_mark: 已登记为 *${p.number}*。`,
  declined: (p: { name: string }) => `${p.name} 表示不用登记。`,
  dismissed: (p: { name: string; remark: string }) =>
    `${p.name}（服务台）：${p.remark}\n这条消息没有登记为请求。`,
  /** 提议的位置：答复已另发。 */
  declinedByDesk: '服务台已答复，见下方。',
  stillRegister: '仍要登记',
  withdrawn: '消息已被删除，没有登记。',
  /** 服务台频道中的卡片。 */
  title: '用户消息，尚未登记',
  titleOver: '用户消息',
  head: (p: { customer: string; name: string; channel: string }) =>
    `*${p.customer}* · ${p.name} 在 ${p.channel} 写道：`,
  /** 通知的开头。 */
  notice: (p: { customer: string; text: string; due: string }) =>
    `${p.customer} · ${p.text} · 尚未登记，${p.due}`,
  noticeOver: (p: { customer: string; text: string; outcome: string }) =>
    `${p.customer} · ${p.text} · ${p.outcome}`,
  said: (p: { name: string; text: string }) => `${p.name}：${p.text}`,
  files: (p: { count: number }) => `（附件 ${p.count} 个）`,
  deleted: '（已删除）',
  moreSaid: (p: { count: number }) => `（另有 ${p.count} 条）`,
  isDue: (p: { due: string }) => `应在 ${p.due} 前响应`,
  wasDue: (p: { due: string }) => `本应在 ${p.due} 前响应，已超时`,
  lateBy: (p: { due: string; by: string }) => `本应在 ${p.due} 前响应，已超时 ${p.by}`,
  due: (p: { due: string }) => `若是请求，${p.due}。请登记，或告诉用户为什么不用登记。`,
  asked: (p: { names: string }) => `已提醒：${p.names}`,
  dismiss: '不是请求',
  outcome: {
    answered: (p: { name: string }) => `${p.name} 已答复。`,
    registered: (p: { name: string; number: string }) => `${p.name} 已登记为 *${p.number}*。`,
    declined: (p: { name: string }) => `用户 ${p.name} 表示不用登记。`,
    dismissed: (p: { name: string; remark: string }) => `${p.name} 已答复用户：${p.remark}`,
    withdrawn: (p: { name: string }) => `${p.name} 已删除消息。`,
  },
  separator: '、',
  /** “不是请求”的表单。 */
  dismissTitle: '不是请求',
  dismissSubmit: '告诉用户',
  close: '取消',
  remark: '告诉用户为什么不用登记',
  remarkHint: '会发到用户的消息下面，例如：已电话说明，属于正常现象。用户仍可登记。',
  /** 首页。 */
  home: (p: { total: number }) => `*用户消息，尚未登记（${p.total}）*`,
  homeLine: (p: { customer: string; text: string; due: string }) => `*${p.customer}* ${p.text}\n${p.due}`,
  homeMore: (p: { count: number }) => `另有 ${p.count} 条，见服务台频道。`,
  over: '这条消息已经处理过了。',
};
