/** 用户在置顶卡片中查看本单位的请求（简体中文）。 */
export const ownRequests = {
  button: '我的请求',
  title: '我的请求',
  search: '查找',
  close: '关闭',
  words: '请求编号或关键词',
  wordsHint: '也可查找已关闭的请求；留空则列出未完成的请求。',
  open: (p: { total: number }) => `*未完成的请求：${p.total} 条*`,
  openWaiting: {
    customer: (p: { total: number; waiting: number }) =>
      `*未完成的请求：${p.total} 条，其中 ${p.waiting} 条等待您处理*`,
    desk: (p: { total: number; waiting: number }) =>
      `*未完成的请求：${p.total} 条，其中 ${p.waiting} 条等待用户处理*`,
  },
  none: '目前没有未完成的请求。',
  more: (p: { count: number }) => `另有 ${p.count} 条未显示，请按编号或关键词查找。`,
  found: (p: { text: string; count: number }) => `*“${p.text}”：找到 ${p.count} 条*`,
  nearest: (p: { text: string }) => `*没有哪条请求包含“${p.text}”的全部词语，最接近的是：*`,
  nothing: (p: { text: string }) => `没有找到与“${p.text}”有关的请求，请换个说法。`,
  line: (p: { number: string; title: string; status: string; when: string }) =>
    `*${p.number}* ${p.title}\n${p.status} · ${p.when}`,
  due: (p: { when: string }) => `下一时限 ${p.when}`,
  received: (p: { when: string }) => `提交于 ${p.when}`,
  waits: {
    customer: {
      confirm: ':point_right: *请您确认结果并签字*',
      'decide-quotation': ':point_right: *请您决定是否接受报价*',
      answer: ':point_right: *请您答复*',
    },
    desk: {
      confirm: ':hourglass: 待用户签字',
      'decide-quotation': ':hourglass: 待用户决定报价',
      answer: ':hourglass: 待用户答复',
    },
  },
};
