/** 关联请求，以及把未处理的各项转为新的请求。 */
export const links = {
  to: '与哪一条请求关联',
  toHint: '填写编号，例如 42；只有原因相同的，才能关联其他用户的请求。',
  relationIs: '本请求与它的关系',
  linkedOnes: '取消与哪一条的关联',
  splitOnes: '哪几项转为新的请求',
  split: '有未处理的项时',
  splitChoice: '转为新的请求，另行编号，时限接着计算',
  relation: {
    related: '有关',
    'same-cause': '原因相同',
    blocks: '它要等本请求完成',
    'blocked-by': '本请求要等它完成',
    follows: '接续它',
    'followed-by': '由它接续',
    'split-into': '未处理的项转入',
    'split-from': '由其未处理的项转来',
  },
  card: (p: { links: string }) => `:link: *关联的请求：*\n${p.links}`,
  line: (p: { relation: string; number: string; title: string }) =>
    `• ${p.relation}：*${p.number}* · ${p.title}`,
  items: (p: { list: string }) => `（第 ${p.list} 项）`,
  more: (p: { count: number }) => `另有 ${p.count} 条`,
  short: (p: { links: string }) => `:link: ${p.links}`,
  one: (p: { relation: string; number: string }) => `${p.relation} ${p.number}`,
  separator: '；',
  linked: (p: { name: string; relation: string; number: string; title: string }) =>
    `:link: ${p.name} 已关联请求，${p.relation}：*${p.number}*（${p.title}）。`,
  unlinked: (p: { name: string; number: string; title: string }) =>
    `:link: ${p.name} 已取消与 *${p.number}*（${p.title}）的关联。`,
  unblocked: (p: { number: string; title: string; became: string }) =>
    `:link: 本请求所等的 *${p.number}*（${p.title}）${p.became}，可以继续处理了。`,
  became: {
    resolved: '已处理完毕',
    cancelled: '已撤销',
    merged: '已并入另一条请求',
    unanswered: '未答复而关闭',
  },
  splitOff: (p: { name: string; list: string; number: string }) =>
    `:arrow_right: ${p.name} 已将未处理的第 ${p.list} 项转为新的请求 *${p.number}*。`,
  splitOffCustomer: (p: { list: string; number: string }) =>
    `:arrow_right: 第 ${p.list} 项尚未处理，已转为新的请求 *${p.number}* 继续办理，时限接着原来的计算。`,
  refusals: {
    'link-with-itself': (p: Record<string, string>) => `${p['number']} 不能与自身关联，请填写另一条请求。`,
    'link-elsewhere': (p: Record<string, string>) =>
      `${p['number']} 属于另一用户；与其他用户的请求只能以“原因相同”关联。`,
    'already-linked': (p: Record<string, string>) =>
      `${p['number']} 与 ${p['other']} 已经关联，要改关系请先取消关联。`,
    'being-linked': (p: Record<string, string>) =>
      `${p['number']} 与 ${p['other']} 的关联正在更新，请稍候片刻再试。`,
    'not-linked': (p: Record<string, string>) => `${p['number']} 与 ${p['other']} 没有可取消的关联。`,
    'nothing-linked': (p: Record<string, string>) => `${p['number']} 没有可取消的关联。`,
    'too-many-links': (p: Record<string, string>) =>
      `${p['number']} 已有 ${p['max']} 条关联，请先取消不需要的。`,
    'nothing-left-undone': (p: Record<string, string>) => `${p['number']} 没有尚待转出的未处理项。`,
  },
};
