export const audit = {
  found: ':mag: *自查发现问题*',
  lasting: ':mag: *以下问题仍未解除*',
  over: ':white_check_mark: *以下问题已解除*',
  clockLate: (p: { number: string; when: string }) =>
    `• *${p.number}*：时限应在 ${p.when} 触发，但没有触发。请人工关注此请求，并告知系统管理员。`,
  clockAside: (p: { number: string }) =>
    `• *${p.number}*：处理其时限时出错，每分钟重试一次。请人工关注此请求，并告知系统管理员。`,
  ledgerDiffers: (p: { number: string; what: string }) =>
    `• *${p.number}*：保存的时限与按经过重新计算的不一致（${p.what}）。请核对，并告知系统管理员。`,
  recordGone: (p: { number: string }) =>
    `• *${p.number}*：已不在数据库中。请查明何人将其取走；有档案包的可用 \`npm run archive -- restore\` 恢复。`,
  chainBroken: (p: { number: string; where: string; why: string }) =>
    `• *${p.number}*：签字链${p.where}不成立（${p.why}）。请查明何人改动了数据库；\`/service verify\` 可查看签字链。`,
  unreadable: (p: { number: string; reason: string }) =>
    `• *${p.number}*：无法读取或无法重新计算（${p.reason}）；如未关闭，其时限不会触发。请人工关注此请求，并告知系统管理员。`,
  bundlesLate: (p: { when: string; count: number }) =>
    `• 档案库：有 ${p.count} 个已关闭的请求迟迟未生成档案包，最早的自 ${p.when} 起等待。原因见日志（\`writing the bundle\`），请检查 \`ARCHIVE_URL\` 所指的位置。`,
  groupEmpty: (p: { role: string }) =>
    `• 角色“${p.role}”所用的 Slack 用户组里没有人，请在 Slack 中添加成员，或用 \`/service roles\` 另选。`,
  groupLost: (p: { role: string; reason: string }) =>
    `• 角色“${p.role}”所用的 Slack 用户组查不到了（${p.reason}），暂按原有成员处理，请用 \`/service roles\` 另选。`,
  levelEmpty: (p: { policy: string; level: number }) =>
    `• 服务承诺 *${p.policy}*：升级的第 ${p.level} 级现在没有人。请用 \`/service roles\` 或 \`/service oncall\` 安排人员。`,
  residentMissing: (p: { channel: string }) =>
    `• ${p.channel} 的合同约定驻场服务，但没有指定驻场工程师。请在该频道用 \`/service setup\` 指定。`,
  daysUnknown: (p: { calendar: string; year: number }) =>
    `• 日历 *${p.calendar}*：尚无 ${p.year} 年的法定节假日，届时时限会在节假日照常计时。请用 \`/service calendars\` 或配置文件补充。`,
  outboxStuck: (p: { lane: string; when: string; count: number }) =>
    `• ${p.lane}：有 ${p.count} 条消息自 ${p.when} 起未能发出。`,
  more: (p: { count: number }) => `另有 ${p.count} 项。`,
} as const;
