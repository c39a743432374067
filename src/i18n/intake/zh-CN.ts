/** 用户频道置顶卡片的文字（简体中文）。 */
export const intake = {
  title: '售后服务',
  head: (p: { company: string; contract: string }) => `*${p.company}* 售后服务 · ${p.contract}`,
  promise: (p: { targets: string }) => `*服务承诺*：故障 ${p.targets}`,
  promiseOfMajor: (p: { targets: string; major: string }) =>
    `*服务承诺*：故障 ${p.targets}；重大问题 ${p.major}`,
  promiseOfMajorAlone: (p: { major: string }) => `*服务承诺*：重大问题 ${p.major}`,
  target: (p: { metric: string; time: string }) => `${p.metric} ${p.time}`,
  targetBetween: '、',
  hours: (p: { hours: string }) => `*服务时间*：${p.hours}，时限按此计算`,
  roundTheClock: '*服务时间*：7×24 小时，不分节假日',
  holidaysApart: (p: { hours: string }) => `${p.hours}（节假日除外）`,
  onDuty: (p: { names: string }) => `*现在值班*：${p.names}`,
  engineers: (p: { names: string }) => `*负责工程师*：${p.names}`,
  nameBetween: '、',
  andMore: (p: { names: string; count: number }) => `${p.names} 等 ${p.count} 人`,
  motto: '有求必应，有应必答。',
  button: '提交服务请求',
  alsoReaction: '也可以给任意消息加 :ticket: 表情，由我们登记为请求。',
  fromMessage: '要把这条消息登记为服务请求吗？',
  fromMessageButton: '登记为服务请求',
};
