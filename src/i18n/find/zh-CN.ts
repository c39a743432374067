/** 查找与相似请求。 */
export const find = {
  usage:
    '要找什么？例如 `/service find 打印机 卡纸`；可加条件：`状态:未完成`（或 已解决、某一状态）、`用户:仁和`、`系统:PACS`、`工程师:李工`、`自:2026-11-01`、`至:2026-11-30`。',
  wrong: {
    status: (p: { value: string }) => `没有“${p.value}”这一状态；可写 未完成、已解决，或卡片上的状态名称。`,
    from: (p: { value: string }) => `看不懂日期“${p.value}”，请写成 2026-11-01。`,
    to: (p: { value: string }) => `看不懂日期“${p.value}”，请写成 2026-11-30。`,
  },
  found: (p: { text: string; count: number }) => `“${p.text}”：找到 ${p.count} 条`,
  foundMore: (p: { text: string; count: number }) =>
    `“${p.text}”：先列出最相关的 ${p.count} 条，其余请加条件缩小范围`,
  nearest: (p: { text: string }) => `没有哪条请求包含“${p.text}”的全部词语，最接近的是：`,
  nothing: (p: { text: string }) => `没有找到与“${p.text}”有关的请求。请换个说法，或去掉条件。`,
  line: (p: { number: string; customer: string; title: string; status: string; when: string }) =>
    `*${p.number}* ${p.customer} · ${p.title}\n${p.status} · ${p.when}`,
  solution: (p: { text: string }) => `:bulb: ${p.text}`,
  similarButton: '相似请求',
  similarTo: (p: { number: string }) => `与 ${p.number} 相似的请求：`,
  similarNone: (p: { number: string }) => `没有与 *${p.number}* 足够相似的请求。`,
  notSolved: ':hourglass_flowing_sand: *尚未解决*',
  notSolvedBy: (p: { name: string }) => `:hourglass_flowing_sand: *尚未解决*，${p.name} 正在处理`,
  couldNot: ':no_entry_sign: *未能解决*',
  duplicate: (p: { requests: string }) =>
    `:warning: *可能已经报过：*\n${p.requests}\n如是同一问题，请关闭本窗口，在该请求的消息列中补充；如是另一问题，请再次提交，您填写的内容都在。`,
};
