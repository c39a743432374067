/** 下一步：请求在等谁做什么，请其去做，以及提醒。 */
export const steps = {
  /** 列表、主页和卡片上：在等什么。 */
  waitsFor: {
    acknowledge: '待响应',
    dispatch: '待派工',
    propose: '待提出方案',
    work: '处理中',
    supplier: '等待供应商',
    'decide-dispute': '待裁定是否暂停',
    'decide-quotation': '待用户决定报价',
    answer: '待用户答复',
    confirm: '待用户签字',
    'sign-off': '待工程师签字',
    accept: '待技术部签收',
    archive: '待归档',
  },
  /** 请人去做：私信和合并的提醒。 */
  toDo: {
    acknowledge: '请响应',
    dispatch: ':bust_in_silhouette: 还没有责任工程师，请派工。',
    propose: '请提出解决方案',
    work: '请继续处理',
    supplier: ':hourglass: 仍在等待供应商，请催办；供应商答复后请恢复处理。',
    'decide-dispute': ':raised_hand: 用户不同意暂停计时，请裁定：维持暂停，或撤销暂停。',
    'decide-quotation': ':receipt: 用户还没有决定报价。',
    answer: ':hourglass: 用户还没有答复。',
    confirm: ':lower_left_fountain_pen: 用户还没有确认处理结果并签字。',
    'sign-off': ':lower_left_fountain_pen: 用户已确认，请在维护记录上签字。',
    accept: ':lower_left_fountain_pen: 请代表技术部签收这件请求。',
    archive: ':file_cabinet: 用户已签字，请归档。',
  },
  /** 提醒用户。 */
  customer: {
    'decide-quotation': ':receipt: 报价等您决定：同意后我们继续处理。',
    answer: ':hourglass: 我们在等您的答复，收到后继续处理。',
    confirm: ':lower_left_fountain_pen: 处理结果等您确认：没有问题请签字，如未解决请退回并说明原因。',
  },
  reminder: (p: { text: string; round: number }) => `${p.text}（第 ${p.round} 次提醒）`,
  asked: (p: { text: string; people: string }) => `${p.text}（已通知 ${p.people}）`,
  nobody: (p: { text: string }) => `${p.text}（目前没有可通知的人）`,
  callCustomer: '请打电话联系用户。',
  mineFirst: '等您处理',
  onCard: (p: { steps: string }) => `下一步：${p.steps}`,
  since: (p: { what: string; when: string }) => `${p.what}（自 ${p.when}）`,
  separator: '、',
} as const;
