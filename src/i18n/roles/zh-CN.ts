/** The form of the desk's settings and roles. */
export const roles = {
  address: '地址',
  phone: '电话',
  letterheadHint: '与公司名称一起印在报告和表单的页首。',
  companyName: '公司名称（用户看到的）',
  deskLocale: '服务台使用的语言',
  title: '服务台设置',
  submit: '保存',
  close: '取消',
  saved: '服务台设置已保存。',
  youAdminister: '没有选择系统管理员，因此由您担任。',
  group: (p: { role: string }) => `${p.role}：改用 Slack 用户组`,
  groupHint: '选择用户组后，以用户组成员为准，上面所选人员不起作用。',
  noGroup: '不使用用户组',
} as const;
