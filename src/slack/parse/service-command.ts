import { VERBS, type Verb } from '../../domain/ticket/lifecycle.js';

/** What people can type after `/service`; the verbs of a request besides. */
export const SUBCOMMANDS = [
  'help',
  'new',
  'on-the-spot',
  'list',
  'mine',
  'find',
  'export',
  'show',
  'form',
  'register',
  'wishes',
  'why',
  'verify',
  'setup',
  'contract',
  'roles',
  'policies',
  'calendars',
  'quiet',
  'health',
  'report',
  'oncall',
  'skills',
  'personal-data',
] as const;
export type Subcommand = (typeof SUBCOMMANDS)[number];

/** Chinese words for the same: short ones to type, and those that stand on the buttons. */
const ALIASES: Readonly<Record<string, Subcommand | Verb>> = {
  帮助: 'help',
  新建: 'new',
  报修: 'new',
  现场处理: 'on-the-spot',
  现场处理登记: 'on-the-spot',
  列表: 'list',
  我的: 'mine',
  查找: 'find',
  搜索: 'find',
  导出: 'export',
  查看: 'show',
  表单: 'form',
  任务书: 'form',
  登记表: 'register',
  需求: 'wishes',
  愿望: 'wishes',
  记为需求: 'wish',
  为什么: 'why',
  核验: 'verify',
  核验签字: 'verify',
  设置: 'setup',
  合同: 'contract',
  人员: 'roles',
  承诺: 'policies',
  服务承诺: 'policies',
  日历: 'calendars',
  免打扰: 'quiet',
  状况: 'health',
  周报: 'report',
  值班: 'oncall',
  技能: 'skills',
  个人信息: 'personal-data',
  响应: 'acknowledge',
  签收: 'accept',
  部门签收: 'accept',
  派工: 'assign',
  方案: 'propose',
  提出方案: 'propose',
  出发: 'depart',
  到场: 'arrive',
  等待: 'wait',
  暂停等待: 'wait',
  继续: 'resume',
  继续处理: 'resume',
  完成: 'resolve',
  处理完毕: 'resolve',
  确认: 'confirm',
  签字: 'confirm',
  确认并签字: 'confirm',
  签署: 'sign-off',
  维护人员签字: 'sign-off',
  退回: 'refuse',
  未解决: 'refuse',
  归档: 'archive',
  重开: 'reopen',
  重新打开: 'reopen',
  撤销: 'cancel',
  备注: 'note',
  内部备注: 'note',
  答复: 'reply',
  答复用户: 'reply',
  改分类: 'reclassify',
  接手: 'take',
  我来负责: 'take',
  上报: 'handover',
  上报公司总部: 'handover',
  召集: 'convene',
  召集专家组: 'convene',
  预案: 'plan',
  紧急预案: 'plan',
  结束预案: 'close-plan',
  结束紧急预案: 'close-plan',
  更正: 'correct',
  更正时间: 'correct',
  异议: 'dispute',
  不同意暂停: 'dispute',
  维持: 'uphold',
  维持暂停: 'uphold',
  撤销暂停: 'annul',
  报价: 'quote',
  接受报价: 'accept-quote',
  不接受报价: 'decline-quote',
  免收: 'waive',
  免收费用: 'waive',
  更换: 'replace',
  更换设备: 'replace',
  合并: 'merge',
  关联: 'link',
  取消关联: 'unlink',
  转为新请求: 'split',
  转出: 'split',
};

/** `word` is the one that was typed. */
export type ServiceCommand =
  | { readonly do: Subcommand; readonly word: string; readonly rest: string }
  | { readonly verb: Verb; readonly word: string; readonly number: string; readonly rest: string }
  | { readonly unknown: string };

/**
 * @param text what was typed after `/service`; nothing at all asks for help. Words after a number stay as they were
 * typed, lines and spaces included (R34).
 */
export function parseServiceCommand(text: string): ServiceCommand {
  const [first, rest] = split(apart(text));
  const word = ALIASES[first] ?? first.toLowerCase();
  if (word === '') return { do: 'help', word: first, rest };
  if ((SUBCOMMANDS as readonly string[]).includes(word)) return { do: word as Subcommand, word: first, rest };
  if ((VERBS as readonly string[]).includes(word)) {
    const [number, words] = split(rest);
    return { verb: word as Verb, word: first, number, rest: words };
  }
  return { unknown: first };
}

/** The first word, and what follows it. */
function split(text: string): [string, string] {
  const [, first = '', rest = ''] = /^(\S*)\s*([^]*)$/.exec(text.trim()) ?? [];
  return [first, rest];
}

/** Chinese is written without spaces: `响应42` is `响应 42`. */
const apart = (text: string): string => text.trim().replace(/^(\p{Script=Han}+)(?=[#＃\d０-９sS])/u, '$1 ');
