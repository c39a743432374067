/** 何时收到、何时登记（R2、R20、R35）。 */
export const received = {
  when: '收到时间',
  whenHint: '电话、传真、邮件何时到的就填何时，时限从此时算起。',
  reference: '收文号（传真、邮件）',
  lateReason: '为什么现在才登记',
  askReason: (p: { hours: string }) =>
    `:hourglass: 收到已超过 ${p.hours} 小时。请写明为什么现在才登记，然后再提交。`,
  /** 卡片上，接在收到时间后面。 */
  registeredAt: (p: { received: string; when: string }) => `${p.received}（${p.when} 登记）`,
  /** 由另一请求转出的事项：时限接着那里走。 */
  goesOn: (p: { received: string; number: string; since: string }) =>
    `${p.received}（由 ${p.number} 转出，时限从 ${p.since} 起算）`,
  doneIn: (p: { number: string }) => `已在 ${p.number} 中处理`,
  late: (p: { reason: string }) => `补登记原因：${p.reason}`,
  withReference: (p: { channel: string; reference: string }) => `${p.channel}，收文号 ${p.reference}`,
  receipt: '收到时间',
  corrected: (p: { name: string; from: string; to: string; reason: string }) =>
    `:pencil2: ${p.name} 更正收到时间：${p.from} → ${p.to}，时限从此时算起。原因：${p.reason}`,
  /** 某一项另有联系人时（R19）。 */
  itemContact: (p: { name: string; phone: string }) => `联系人：${p.name} ${p.phone}`.trimEnd(),
  contactOf: (p: { no: number }) => `第 ${p.no} 项的联系人和电话（与上面不同时填写）`,
  contactHint: '例如：李护士 010-8888 6666',
  badContact: '请写姓名和电话，例如：李护士 010-8888 6666。',
  /** 登记表中，日期之下。 */
  registeredOn: (p: { day: string }) => `${p.day} 登记`,
  inRegister: (p: { reference: string; text: string }) => `（收文号 ${p.reference}）${p.text}`,
};
