/** 个人信息的用语；键与 en.ts 相同。 */
export const privacy = {
  /** 个人信息删除后，原处显示的字样。 */
  erased: '已删除',
  /** 经过中的一条：按要求删除了个人信息。 */
  done: (p: { name: string; count: number }) =>
    `${p.name} 按要求删除了 ${p.count} 处个人信息；其余内容与签字不变`,
  /** `/service personal-data`。 */
  slack: {
    title: '个人信息',
    submit: '删除',
    close: '关闭',
    names: (p: { names: string }) => `姓名：${p.names}`,
    phones: (p: { phones: string }) => `电话：${p.phones}`,
    requests: (p: { count: number; open: number }) =>
      `本人提出的请求：${p.count} 件，其中未关闭 ${p.open} 件`,
    contracts: (p: { names: string }) => `合同联系人：${p.names}`,
    explain:
      '删除后无法恢复。系统将查遍所有请求、合同、周报和档案包：原处显示“已删除”，签字与签字链不变。未关闭的请求在关闭后删除。Slack 中的消息和已下载的文件不在此列。如需把信息交给本人，请先由运维人员导出。',
    reason: '谁、何时要求删除',
    reasonHint: '此说明会保留，请不要写明是谁的信息',
    reasonNames: '此说明会保留，请去掉本人的姓名、电话和 Slack 编号',
    texts: '他人写的内容',
    named: '凡提到此人姓名的，一并删除',
    asked: ':white_check_mark: 已记录，正在删除。用 `/service personal-data`（不加人名）查看进度。',
    ours: '这是本公司人员：他们做过什么须留存备查，姓名不删除。',
    whom: '请输入 `@` 后从 Slack 给出的名单中选择此人：`/service personal-data @某人`。不在 Slack 中的人员，请在服务器上用 `npm run personal-data` 查找。',
    list: '*删除个人信息的要求*',
    none: '还没有删除个人信息的要求。用法：`/service personal-data @某人`',
    line: (p: { when: string; name: string; reason: string; count: number }) =>
      `${p.when} ${p.name}：${p.reason}（涉及 ${p.count} 件请求）`,
    waiting: (p: { numbers: string }) => `待关闭后删除：${p.numbers}`,
    papers: (p: { numbers: string }) => `待删除 Slack 文件和档案包：${p.numbers}`,
    failed: (p: { numbers: string }) => `:warning: 签字链不成立或无法读取，未删除：${p.numbers}`,
    done: (p: { when: string }) => `:white_check_mark: ${p.when} 全部完成`,
  },
  /** 交给本人的数据清单。 */
  held: {
    title: (p: { name: string; company: string; when: string }) =>
      `${p.company}服务台保存的 ${p.name} 的个人信息（${p.when}）`,
    why: '用途：',
    kept: '保存期限：',
    because: {
      is: '本人',
      wrote: '本人填写',
      identifies: '其中有本人的电话、Slack 编号或请求标题',
      names: '他人填写，提到本人',
    },
    kinds: {
      request: {
        what: '服务请求',
        why: '受理和处理维护请求，并留存每一步的经过与签字，以便核查投诉和质量。',
        kept: '关闭后按档案保存期限保存；按要求删除时，原处只留下无法还原的校验值。',
      },
      record: {
        what: '其他记录',
        why: '留存请求以外约定和完成的事项及其经办人。',
        kept: '与服务请求的保存期限相同；按要求删除时，原处只留下无法还原的校验值。',
      },
      contract: {
        what: '合同中的联系人',
        why: '与用户约定的联系人、签字人和现场接待人。',
        kept: '至用户更换联系人或按要求删除。',
      },
      profile: {
        what: 'Slack 资料',
        why: '用本人的语言和时区答复，显示姓名和电话。',
        kept: '每天按 Slack 更新；按要求删除。',
      },
      weeklyReport: {
        what: '现场服务周报',
        why: '每周向用户和总部报告请求情况，其中列有请求标题。',
        kept: '随合同保存；按要求删除标题。',
      },
      wish: {
        what: '愿望与需求',
        why: '汇总用户对系统的愿望，并告知处理结果。',
        kept: '长期保存；按要求删除姓名，以及只有本人提出的文字。',
      },
      export: {
        what: '导出记录',
        why: '本人曾要求导出请求；只记录要求，不保存文件。',
        kept: '按要求删除。',
      },
    },
    elsewhere:
      '服务台以外：频道里的消息和上传的文件由各自的 Slack 工作区保存；已交付的纸质单据、下载的文件和数据库备份不在此列。',
  },
};
