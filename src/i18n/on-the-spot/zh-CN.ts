/** 现场处理：驻场工程师当场处理完后登记（R13）。 */
export const onTheSpot = {
  button: '现场处理登记',
  title: '现场处理登记',
  submit: '登记并请用户签字',
  next: '下一步',
  close: '取消',
  about: '已在现场处理完的一般问题，填一次即登记、办结，并请用户签字。重大问题请登记后上报公司总部。',
  requesterName: '报告人姓名',
  problem: '问题',
  done: '处理经过',
  startedAt: '开始时间（用户报告并着手处理）',
  endedAt: '处理完毕时间',
  proposal: '现场立即处理。',
  recorded: (p: { number: string; customer: string }) =>
    `${p.customer} 的现场处理已登记，编号 *${p.number}*；已请用户签字。`,
  refusals: {
    'not-resident': (p: Record<string, string>) =>
      p['names']
        ? `现场处理由该合同的工程师（${p['names']}）登记；请用 \`/service new\` 登记请求。`
        : '现场处理由工程师登记；请用 `/service new` 登记请求。',
    'handled-when': (p: Record<string, string>) =>
      `请核对时间：开始不晚于完毕，完毕不晚于现在，且不早于 ${p['days']} 天前。`,
  },
};
