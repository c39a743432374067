/** 请用户办理时怎样通知本人（简体中文）。 */
export const asking = {
  now: (p: { by: string }) => `*需要您办理时的通知方式：${p.by}*\n签字、决定报价、答复等，按此方式通知您。`,
  by: { mention: '在消息列中提到我', direct: '发私信给我' },
  about: (p: { number: string; title: string; channel: string }) =>
    `*${p.number}* ${p.title}\n全部经过见 ${p.channel} 中该请求的消息列。`,
  answerHere: '请按“回复工程师”写下答复；如已用其他方式答复，请按“我已答复，请继续”。',
  instead: '（私信无法送达您，因此在此提醒。）',
};
