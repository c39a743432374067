/** `/service health` 的用语；键与 en.ts 相同。 */
export const health = {
  title: '运行状况',
  allWell: ':white_check_mark: 一切正常：没有未送达的消息，没有积压。',
  overdue: (p: { count: number }) => `:warning: ${p.count} 份文档有超过一分钟未发出的消息。`,
  undeliverable: '未能送达：',
  line: (p: { owner: string; message: string; lane: string; error: string; when: string }) =>
    `• ${p.owner} “${p.message}” → ${p.lane}：${p.error}（${p.when}）`,
  jobs: '定时任务：',
  jobLine: (p: { name: string; when: string }) => `• ${p.name}：上次运行 ${p.when}`,
  never: '尚未运行',
  walk: (p: { walked: number; chains: number; since: string }) =>
    `签字链巡检：自 ${p.since} 起已核验 ${p.walked} / ${p.chains} 条，未结和已关闭的都包括在内。`,
  walkedBefore: (p: { when: string }) => `每条签字链最近一次核验都不早于 ${p.when}。`,
  neverWalked: '其余的自巡检启用以来尚未轮到。',
  audited: (p: { when: string }) => `上次自查：${p.when}，没有发现问题。`,
  notAudited: '尚未自查。',
  bundled: '档案库：已关闭的请求均已生成档案包。',
  archive: (p: { count: number }) => `档案库：${p.count} 个已关闭的请求等待生成档案包。`,
  withoutBundle: (p: { count: number }) =>
    `:warning: 有 ${p.count} 个已关闭的请求没有档案包，也不在等待生成之列（启用档案库之前已关闭）。请系统管理员运行 \`npm run archive -- catch-up\` 补做。`,
  noArchive: (p: { count: number }) =>
    `:warning: 未配置档案库（\`ARCHIVE_URL\`）；尚无档案包的已关闭请求：${p.count} 个。`,
  findings: (p: { when: string }) => `自查发现（上次自查 ${p.when}）：`,
};
