/** 合并请求。 */
export const merges = {
  into: '并入哪一条请求',
  intoHint: '本请求随即关闭，用户会收到通知；之后在本消息列中写的话，会转到那条请求。',
  none: '该用户没有其他未完成的请求，无法合并。',
  cardInto: (p: { number: string; title: string }) =>
    `:twisted_rightwards_arrows: *已并入 ${p.number}* · ${p.title}`,
  cardIn: (p: { requests: string }) => `:twisted_rightwards_arrows: *已并入本请求：*\n${p.requests}`,
  line: (p: { number: string; title: string; requester: string }) =>
    `• ${p.number} · ${p.title}（${p.requester}）`,
  more: (p: { count: number }) => `另有 ${p.count} 条`,
  merged: (p: { name: string; into: string; title: string }) =>
    `:twisted_rightwards_arrows: ${p.name} 已将本请求并入 *${p.into}*（${p.title}），本请求就此关闭。`,
  mergedCustomer: (p: { into: string; title: string }) =>
    `:twisted_rightwards_arrows: 您的这条请求与 *${p.into}*（${p.title}）为同一问题，已合并处理，承诺时限按较早收到的一条计算。处理结果也会告诉您；您仍可在此留言，我们会一并处理。`,
  mergedIn: (p: { name: string; number: string; title: string; requester: string }) =>
    `:twisted_rightwards_arrows: ${p.name} 已将 *${p.number}*（${p.title}，${p.requester}）并入本请求；时限按较早收到的一条计算。`,
  mergedInCustomer: (p: { number: string; title: string; requester: string }) =>
    `:twisted_rightwards_arrows: ${p.requester} 提交的 *${p.number}*（${p.title}）为同一问题，已并入本请求一起处理。`,
  under: (p: { number: string }) => `:twisted_rightwards_arrows: 来自合并后的请求 *${p.number}*：`,
  through: (p: { number: string }) => `（写于 ${p.number}）`,
  refusals: {
    'being-merged': (p: Record<string, string>) => `${p['other']} 正在并入 ${p['number']}，请稍候片刻再试。`,
    'merged-into': (p: Record<string, string>) =>
      `${p['number']} 已并入 ${p['into']}，请在 ${p['into']} 中操作。`,
    'merge-with-itself': (p: Record<string, string>) => `${p['number']} 不能并入自身，请选择另一条请求。`,
    'merge-elsewhere': (p: Record<string, string>) => `${p['number']} 属于另一用户，只能合并同一用户的请求。`,
    'merge-into-closed': (p: Record<string, string>) =>
      `${p['number']} 当前为“${p['status']}”，不能再并入其他请求；如问题再次出现，请先将其重新打开。`,
  },
};
