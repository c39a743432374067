import { VERBS, type Verb } from '../../domain/ticket/lifecycle.js';

/** What people can type after `/service`; the verbs of a request besides. */
export const SUBCOMMANDS = [
  'help',
  'new',
  'list',
  'mine',
  'show',
  'setup',
  'roles',
  'health',
  'report',
] as const;
export type Subcommand = (typeof SUBCOMMANDS)[number];

/** Chinese words for the same, for those who type them. */
const ALIASES: Readonly<Record<string, Subcommand | Verb>> = {
  帮助: 'help',
  新建: 'new',
  报修: 'new',
  列表: 'list',
  我的: 'mine',
  查看: 'show',
  设置: 'setup',
  人员: 'roles',
  状况: 'health',
  周报: 'report',
  响应: 'acknowledge',
  派工: 'assign',
  方案: 'propose',
  出发: 'depart',
  到场: 'arrive',
  等待: 'wait',
  继续: 'resume',
  完成: 'resolve',
  归档: 'archive',
  备注: 'note',
  答复: 'reply',
  撤销: 'cancel',
};

export type ServiceCommand =
  | { readonly do: Subcommand; readonly rest: string }
  | { readonly verb: Verb; readonly number: string; readonly rest: string }
  | { readonly unknown: string };

/** @param text what was typed after `/service`; nothing at all asks for help */
export function parseServiceCommand(text: string): ServiceCommand {
  const [first = '', ...others] = text.trim().split(/\s+/);
  const word = ALIASES[first] ?? first.toLowerCase();
  const rest = others.join(' ');
  if (word === '') return { do: 'help', rest };
  if ((SUBCOMMANDS as readonly string[]).includes(word)) return { do: word as Subcommand, rest };
  if ((VERBS as readonly string[]).includes(word)) {
    return { verb: word as Verb, number: others[0] ?? '', rest: others.slice(1).join(' ') };
  }
  return { unknown: first };
}
