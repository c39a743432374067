import type { Core } from '../core.js';
import { createFile, fileOnWire } from '../state/files.js';
import { Refusal, type Json, type User } from '../types.js';
import { VALUE_SHAPES, type FoundElement } from './element-values.js';

/** An option as a person names it: by value or label. */
export type Suggest = (typed: string) => Promise<Json[]>;

/** Turns what a person enters into what Slack keeps, refusing what its client would not let through. */
export async function enterValue(
  core: Core,
  user: User,
  found: FoundElement,
  value: unknown,
  suggest: Suggest,
): Promise<unknown> {
  const { type, element } = found;
  if (value === null || value === '') return undefined;
  if (type === 'file_input') return value ? attach(core, user, element, value) : undefined;
  if (type.endsWith('_input')) return type === 'rich_text_input' ? richText(value) : String(value);
  if (type === 'datepicker') return matching(value, /^\d{4}-\d{2}-\d{2}$/);
  if (type === 'timepicker') return matching(value, /^([01]\d|2[0-3]):[0-5]\d$/);
  if (type === 'datetimepicker') return Number(value);
  const many = VALUE_SHAPES[type]?.list ?? false;
  const wanted = many ? (Array.isArray(value) ? value : [value]) : [value];
  const most = Number(element['max_selected_items'] ?? Infinity);
  if (wanted.length > most) throw new Refusal('too_many_selected', `at most ${most}`);
  const chosen = [];
  for (const each of wanted) chosen.push(await pick(core, user, found, each, suggest));
  return many ? chosen : chosen[0];
}

async function pick(
  core: Core,
  user: User,
  { type, element }: FoundElement,
  value: unknown,
  suggest: Suggest,
): Promise<unknown> {
  if (type.endsWith('users_select')) {
    const person = core.workspace.person(String(value));
    if (!person) throw new Refusal('no_such_option', `nobody is called ${String(value)}`);
    return person.id;
  }
  if (type.endsWith('conversations_select') || type.endsWith('channels_select')) {
    const channel = core.workspace.conversation(String(value), user.id);
    if (!channel || !core.workspace.canSee(channel, user.id))
      throw new Refusal('no_such_option', String(value));
    return channel.id;
  }
  const wanted =
    typeof value === 'object' && value !== null ? String((value as Json)['value']) : String(value);
  if (type.endsWith('external_select')) {
    return choose(await suggest(''), wanted) ?? choose(await suggest(wanted), wanted) ?? refuse(wanted, []);
  }
  const offered = optionsOf(element);
  return choose(offered, wanted) ?? refuse(wanted, offered);
}

/** All options of a menu, those in groups included. */
export function optionsOf(element: Json): Json[] {
  const groups = (element['option_groups'] as { options: Json[] }[] | undefined) ?? [];
  return [...((element['options'] as Json[] | undefined) ?? []), ...groups.flatMap((group) => group.options)];
}

function choose(options: Json[], wanted: string): Json | undefined {
  const label = (option: Json): unknown => (option['text'] as Json | undefined)?.['text'];
  return (
    options.find((option) => option['value'] === wanted) ?? options.find((option) => label(option) === wanted)
  );
}

function refuse(wanted: string, offered: Json[]): never {
  const labels = offered.map((option) => String((option['text'] as Json)['text'])).join(', ');
  throw new Refusal('no_such_option', `"${wanted}" is not offered; there are: ${labels}`);
}

function matching(value: unknown, pattern: RegExp): string {
  if (!pattern.test(String(value))) throw new Refusal('invalid_value', String(value));
  return String(value);
}

function attach(core: Core, user: User, element: Json, value: unknown): Json[] {
  const files = value as { name: string; content: string }[];
  const types = element['filetypes'] as string[] | undefined;
  if (files.length > Number(element['max_files'] ?? 10)) throw new Refusal('too_many_files');
  return files.map(({ name, content }) => {
    const extension = name.split('.').at(-1)!.toLowerCase();
    if (types && !types.includes(extension)) throw new Refusal('file_type_not_allowed', name);
    return fileOnWire(core, createFile(core, user.id, name, Buffer.from(content, 'base64')));
  });
}

function richText(value: unknown): Json {
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: String(value) }] }];
  return { type: 'rich_text', elements };
}
