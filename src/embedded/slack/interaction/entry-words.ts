const EN = {
  required: 'Please complete this required field.',
  tooShort: (least: number) => `Enter at least ${least} characters.`,
  tooLong: (most: number) => `Enter at most ${most} characters.`,
  email: 'Enter a valid email address.',
  url: 'Enter a valid URL.',
  number: 'Enter a number.',
  whole: 'Enter a whole number.',
  tooSmall: (least: number) => `Enter at least ${least}.`,
  tooLarge: (most: number) => `Enter at most ${most}.`,
};

export type EntryWords = typeof EN;

const ZH: EntryWords = {
  required: '请填写此必填字段。',
  tooShort: (least) => `请输入至少 ${least} 个字符。`,
  tooLong: (most) => `请输入至多 ${most} 个字符。`,
  email: '请输入有效的邮箱地址。',
  url: '请输入有效的网址。',
  number: '请输入数字。',
  whole: '请输入整数。',
  tooSmall: (least) => `请输入不小于 ${least} 的数。`,
  tooLarge: (most) => `请输入不大于 ${most} 的数。`,
};

/** What Slack's client says of an entry that it does not let through. */
export const entryWords = (locale: string): EntryWords => (locale.startsWith('zh') ? ZH : EN);
