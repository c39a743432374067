/** 用户在 Slack 里写的原话：登记时完整保留，事后修改或删除也留有记录。 */
export const said = {
  whole: (p: { text: string }) => `:page_facing_up: 登记所依据的消息全文：\n${p.text}`,
  edited: (p: { name: string; before: string; after: string }) =>
    `:pencil2: ${p.name} 修改了自己写的话。\n*原来*：${p.before}\n*现在*：${p.after}`,
  editedRegistered: (p: { name: string; before: string; after: string }) =>
    `:pencil2: ${p.name} 修改了登记本请求所依据的消息。请求内容仍按登记时的原话。\n*原来*：${p.before}\n*现在*：${p.after}`,
  deleted: (p: { name: string; before: string }) =>
    `:wastebasket: ${p.name} 的一条消息已在 Slack 中删除；原话保留：${p.before}`,
  deletedRegistered: (p: { name: string; before: string }) =>
    `:wastebasket: ${p.name} 的消息（本请求据此登记）已在 Slack 中删除；原话保留：${p.before}`,
  /** 消息里只有文件，没有文字。 */
  noWords: '（没有文字）',
};
