/** 签字链的用语；键与 en.ts 相同。 */
export const custody = {
  title: '签字链',
  close: '返回',
  button: '核验签字',
  holds: (p: { number: string; count: number }) =>
    `:white_check_mark: *${p.number}* 的签字链完整：${p.count} 个签字，从提交到现在的全部经过均未被改动。`,
  holdsSince: (p: { number: string; count: number; when: string }) =>
    `:white_check_mark: *${p.number}* 的签字链完整：${p.count} 个签字。自 ${p.when} 起有签字，此前的经过已封存。`,
  erased: (p: { when: string }) => `${p.when} 曾按要求删除个人信息，已记录在案；其余内容均未被改动。`,
  erasedBefore: (p: { facts: number; hash: string }) =>
    `此前的链包含信息原文：${p.facts} 条经过，哈希 \`${p.hash}\`，删除前已核验。`,
  unsealed: (p: { number: string }) => `*${p.number}* 早于启用签字，尚无签字；从下一次变化起封存。`,
  broken: (p: { number: string; where: string; why: string }) =>
    `:x: *${p.number}* 的签字链${p.where}不成立：${p.why}。请告知系统管理员。`,
  from: (p: { no: number }) => `从第 ${p.no} 个签字起`,
  behind: (p: { no: number }) => `在第 ${p.no} 个签字之后`,
  seal: (p: { facts: number; hash: string }) => `封存：${p.facts} 条经过，哈希 \`${p.hash}\``,
  line: (p: { no: number; act: string; content: string; name: string; when: string; hash: string }) =>
    `${p.no}. *${p.act}*（${p.content}）${p.name}，${p.when} \`${p.hash}\``,
  /** 签字写明的时间早于实际登记时间时，两个时间都写。 */
  signedLater: (p: { stated: string; recorded: string }) => `${p.stated}（${p.recorded} 补记）`,
  recorded: (p: { recorded: string }) => `${p.recorded} 补记`,
  earlier: (p: { count: number }) => `（更早的 ${p.count} 个签字略）`,
  round: (p: { round: number }) => `第 ${p.round} 轮`,
  filed: '用户提交',
  act: {
    received: '收件',
    accepted: '部门签收',
    'taken-over': '责任工程师接收',
    dispatched: '派工',
    taken: '领取任务',
    solution: '确定方案',
    quotation: '用户答复报价',
    staff: '维护人员签字',
    customer: '用户签字',
    archived: '归档',
  },
  content: {
    request: '请求内容',
    responsibility: '负责处理',
    assignment: '派工内容',
    'work-order': '任务书',
    solution: '方案',
    quotation: '报价',
    result: '处理结果',
    explanation: '对用户的说明',
    'remote-work': '远程维护记录',
    file: '全部案卷',
  },
  why: {
    'signature-missing': '缺少应有的签字',
    'signature-added': '多出没有人签过的签字',
    'signature-changed': '签字本身被改动',
    'content-changed': '签字的内容或此前的经过被改动',
    'history-changed': '最后一个签字之后的经过被改动',
    'state-changed': '当前状态与经过不符',
    'erased-unrecorded': '个人信息被取走，却没有删除记录',
    'cut-off': '经过被截短或替换',
  },
};
