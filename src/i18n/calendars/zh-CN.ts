/** What is said of the desk's calendars (工作日历). */
export const calendars = {
  title: '工作日历',
  close: '关闭',
  back: '返回',
  edit: '修改',
  add: '新建日历',
  heading: (p: { name: string; id: string; version: number }) =>
    `*${p.name}*（\`${p.id}\`，第 ${p.version} 版）`,
  precedence:
    '时限先按合同选定的日历计时（`/service setup`），合同没有选定时按服务承诺的，再没有则按第一个日历。时间为合同所在时区的当地时间。',
  hours: (p: { hours: string }) => `上班时间：${p.hours}`,
  neverOpen: '只在个别日子上班',
  country: (p: { country: string; years: string }) => `法定节假日：${p.country}，${p.years} 年`,
  countryOnly: (p: { country: string }) => `法定节假日：${p.country}`,
  unknownYears: (p: { years: string }) => `:warning: 尚无 ${p.years} 年的法定节假日，届时照常计时`,
  coming: (p: { days: string }) => `近期：${p.days}`,
  kind: { closed: '休息', 'make-up': '调休上班', special: '另有时间' },
  comingDay: (p: { days: string; kind: string }) => `${p.days} ${p.kind}`,
  separator: '，',
  more: (p: { count: number }) => `另有 ${p.count} 个日历，请用配置文件查看和修改。`,
  form: {
    title: '修改工作日历',
    titleNew: '新建工作日历',
    next: '下一步',
    save: '保存',
    name: '名称',
    hoursHint: '如 09:00-12:00, 13:00-18:00；夜班 22:00-06:00；全天 00:00-24:00；休息则留空',
    country: '按哪个国家或地区的法定节假日',
    noCountry: '不按法定节假日',
    often: '常用',
    countries: (p: { from: string; to: string }) => `${p.from} – ${p.to}`,
    closed: '另外的休息日',
    closedHint: '如 2026-05-04, 2026-12-28..2026-12-31；优先于法定节假日',
    makeUp: '另外的上班日（时间同星期一）',
    makeUpHint: '如 2026-10-10；法定节假日照常上班的也写在这里',
    special: '时间另定的日子（每行一天）',
    specialHint: '如 2026-11-25: 09:00-12:00；优先于其他规定',
    tooMany: (p: { what: string; count: number }) =>
      `${p.what}：共 ${p.count} 项，在此放不下，保持不变；请用配置文件修改。`,
  },
  confirm: {
    changes: (p: { name: string; version: number }) => `*${p.name}* 将成为第 ${p.version} 版：`,
    isNew: (p: { name: string }) =>
      `新日历 *${p.name}*。保存后请在用户频道用 \`/service setup\` 选用，或由服务承诺指定。`,
    unchanged: (p: { name: string }) => `*${p.name}* 没有改动。`,
    line: (p: { label: string; from: string; to: string }) => `• ${p.label}：${p.from} → ${p.to}`,
    added: (p: { label: string; days: string }) => `• ${p.label}：增加 ${p.days}`,
    removed: (p: { label: string; days: string }) => `• ${p.label}：去掉 ${p.days}`,
    publicYear: (p: { country: string; year: number; holidays: number; workdays: number }) =>
      `• ${p.country} ${p.year} 年：法定节假日 ${p.holidays} 天，调休上班 ${p.workdays} 天`,
    publicChanged: (p: { country: string; year: number; days: string }) =>
      `• ${p.country} ${p.year} 年的安排有变：${p.days}`,
    more: (p: { count: number }) => `• 另有 ${p.count} 处改动`,
    meaning:
      '选“只用于新的请求”时，未完成的请求沿用登记时的日历。选“也用于未完成的请求”时，尚在计时的时限此后按新日历计算，改动之前的时间仍按旧日历；已完成或已超时的结果不变。每个请求都会记入经过，时限有变动时通知用户。',
    changedMeanwhile: (p: { version: number }) =>
      `:warning: 此期间有人保存了第 ${p.version} 版；下面是与该版的不同之处，请再次确认。`,
    again: '仍可在下面修改；保存以现在填写的为准。',
  },
  label: {
    name: '名称',
    country: '法定节假日',
    closed: '休息日',
    makeUp: '调休上班日',
    special: '时间另定的日子',
  },
  none: '无',
  shut: '休息',
  done: {
    saved: (p: { name: string; version: number }) =>
      `:white_check_mark: 日历 *${p.name}* 已保存为第 ${p.version} 版，用于新请求。`,
    applying: (p: { name: string; version: number }) =>
      `:white_check_mark: 日历 *${p.name}* 第 ${p.version} 版正用于未完成的请求，完成后告诉您。`,
    unchanged: '没有任何改动。',
  },
  faults: {
    nameTaken: '已有同名的日历，请换一个名称。',
    hours: (p: { part: string }) => `看不懂“${p.part}”；请写成 09:00-12:00, 13:00-18:00，休息则留空。`,
    overlap: '时间有重叠，请检查。',
    night: '夜班与第二天的时间重叠，请检查。',
    neverOpen: '至少要有一天上班。',
    days: (p: { part: string }) => `看不懂“${p.part}”；请写成 2026-05-04 或 2026-05-01..2026-05-05。`,
    special: (p: { part: string }) => `看不懂“${p.part}”；请每行写一天，如 2026-11-25: 09:00-12:00。`,
    dayOverlap: (p: { day: string }) => `${p.day} 的时间与前一晚或第二天重叠，请检查。`,
    country: (p: { day: string }) =>
      `${p.day} 的调休与前一晚或第二天的时间重叠；请在“时间另定的日子”中写明当天时间。`,
    countryUnknown: '没有该国家或地区的法定节假日，请另选。',
    tooLong: (p: { count: number }) => `日期太多，请不要超过 ${p.count} 个字符，或用配置文件修改。`,
  },
};
