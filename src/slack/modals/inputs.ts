import type { types } from '@slack/bolt';
import { LOCALES, type Locale } from '../../domain/people/person.js';
import { plain } from '../messages/blocks.js';
import { cutAt } from '../messages/cut.js';

/** Every input has one element, named so that reading needs only the block's id. */
const INPUT = 'value';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common {
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: string;
}

const input = (
  { id, label, optional, hint }: Common,
  element: types.InputBlock['element'],
): types.InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, 2000),
  element,
  ...(optional ? { optional } : {}),
  ...(hint ? { hint: plain(hint, 2000) } : {}),
});

export function textInput(
  common: Common & { initial?: string | undefined; multiline?: boolean; max: number; placeholder?: string },
): types.InputBlock {
  const { initial, multiline, max, placeholder } = common;
  return input(common, {
    type: 'plain_text_input',
    action_id: INPUT,
    max_length: max,
    ...(multiline ? { multiline } : {}),
    ...(initial ? { initial_value: initial.slice(0, cutAt(initial, max)) } : {}),
    ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
  });
}

/** More cannot be offered; the one that stands there is always among them. */
const MOST_OPTIONS = 100;

const option = ({ value, label }: Option) => ({ text: plain(label, 75), value });

/** @param actionId given when choosing changes the modal at once */
export function selectInput(
  common: Common & { options: readonly Option[]; initial?: string | undefined; actionId?: string },
): types.InputBlock {
  const { options, initial, actionId } = common;
  const chosen = options.find(({ value }) => value === initial);
  const offered = options.slice(0, MOST_OPTIONS);
  if (chosen && !offered.includes(chosen)) offered[MOST_OPTIONS - 1] = chosen;
  const block = input(common, {
    type: 'static_select',
    action_id: actionId ?? INPUT,
    options: offered.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  });
  return actionId ? { ...block, dispatch_action: true } : block;
}

/** More of a list than Slack shows at once: in groups of so many, and groups of a name each. */
export function groupedSelectInput(
  common: Common & {
    groups: readonly { readonly label: string; readonly options: readonly Option[] }[];
    initial?: string | undefined;
  },
): types.InputBlock {
  const { groups, initial } = common;
  const chosen = groups.flatMap(({ options }) => options).find(({ value }) => value === initial);
  return input(common, {
    type: 'static_select',
    action_id: INPUT,
    option_groups: groups.slice(0, MOST_OPTIONS).map(({ label, options }) => ({
      label: plain(label, 75),
      options: options.slice(0, MOST_OPTIONS).map(option),
    })),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  });
}

/** Several of a list, by name. */
export function manySelectInput(
  common: Common & { options: readonly Option[]; initial?: readonly string[] | undefined },
): types.InputBlock {
  const { options, initial = [] } = common;
  const chosen = options.filter(({ value }) => initial.includes(value));
  const others = options.filter(({ value }) => !initial.includes(value));
  const offered = [...chosen, ...others].slice(0, MOST_OPTIONS);
  return input(common, {
    type: 'multi_static_select',
    action_id: INPUT,
    options: offered.map(option),
    ...(chosen.length > 0 ? { initial_options: chosen.slice(0, MOST_OPTIONS).map(option) } : {}),
  });
}

/** Slack shows ten boxes at most. */
const MOST_BOXES = 10;

/** Boxes to be ticked. */
export function checkboxesInput(
  common: Common & { options: readonly Option[]; initial?: readonly string[] | undefined },
): types.InputBlock {
  const { options, initial = [] } = common;
  const offered = options.slice(0, MOST_BOXES);
  const chosen = offered.filter(({ value }) => initial.includes(value));
  return input(common, {
    type: 'checkboxes',
    action_id: INPUT,
    options: offered.map(option),
    ...(chosen.length > 0 ? { initial_options: chosen.map(option) } : {}),
  });
}

/** One of a few, all in sight. */
export function radioInput(
  common: Common & { options: readonly Option[]; initial: string },
): types.InputBlock {
  const { options, initial } = common;
  return input(common, {
    type: 'radio_buttons',
    action_id: INPUT,
    options: options.map(option),
    initial_option: option(options.find(({ value }) => value === initial) ?? options[0]!),
  });
}

const LANGUAGE_NAMES = { 'zh-CN': '简体中文', en: 'English' } as const;

/** The languages the desk speaks, each by its own name. */
export const languageInput = (common: Common & { initial: Locale }): types.InputBlock =>
  selectInput({ ...common, options: LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })) });

export const dateInput = (common: Common & { initial?: string | undefined }): types.InputBlock =>
  input(common, {
    type: 'datepicker',
    action_id: INPUT,
    ...(common.initial ? { initial_date: common.initial } : {}),
  });

/** A time of the day, `HH:MM`. */
export const timeInput = (common: Common & { initial?: string | undefined }): types.InputBlock =>
  input(common, {
    type: 'timepicker',
    action_id: INPUT,
    ...(common.initial ? { initial_time: common.initial } : {}),
  });

export const dateTimeInput = (common: Common & { initial?: Date | undefined }): types.InputBlock =>
  input(common, {
    type: 'datetimepicker',
    action_id: INPUT,
    ...(common.initial ? { initial_date_time: Math.floor(common.initial.getTime() / 1000) } : {}),
  });

/** One person, of all whom Slack knows. */
export const personInput = (common: Common & { initial?: string | undefined }): types.InputBlock =>
  input(common, {
    type: 'users_select',
    action_id: INPUT,
    ...(common.initial ? { initial_user: common.initial } : {}),
  });

export const channelInput = (common: Common & { initial?: string | undefined }): types.InputBlock =>
  input(common, {
    type: 'conversations_select',
    action_id: INPUT,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(common.initial ? { initial_conversation: common.initial } : {}),
  });

export const peopleInput = (common: Common & { initial?: readonly string[] }): types.InputBlock =>
  input(common, {
    type: 'multi_users_select',
    action_id: INPUT,
    ...(common.initial?.length ? { initial_users: [...common.initial] } : {}),
  });

export const filesInput = (common: Common): types.InputBlock =>
  input(common, { type: 'file_input', action_id: INPUT, max_files: 10 });

/** What Slack says stands in an element; which field is filled depends on its kind. */
interface StateValue {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly { readonly value: string }[] | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_date_time?: number | null;
  readonly selected_conversation?: string | null;
  readonly selected_users?: string[];
  readonly selected_user?: string | null;
}
export type ViewValues = Record<string, Record<string, StateValue>>;

/** What was put into an input, by its block. */
export class Read {
  constructor(readonly values: ViewValues) {}

  private of(id: string): StateValue | undefined {
    return Object.values(this.values[id] ?? {})[0];
  }
  has(id: string): boolean {
    return id in this.values;
  }
  text(id: string): string {
    return (this.of(id)?.value ?? '').trim();
  }
  choice(id: string): string | undefined {
    return this.of(id)?.selected_option?.value ?? undefined;
  }
  choices(id: string): string[] {
    return (this.of(id)?.selected_options ?? []).map(({ value }) => value);
  }
  date(id: string): string | undefined {
    return this.of(id)?.selected_date ?? undefined;
  }
  time(id: string): string | undefined {
    return this.of(id)?.selected_time ?? undefined;
  }
  instant(id: string): Date | undefined {
    const seconds = this.of(id)?.selected_date_time;
    return seconds ? new Date(seconds * 1000) : undefined;
  }
  channel(id: string): string | undefined {
    return this.of(id)?.selected_conversation ?? undefined;
  }
  person(id: string): string | undefined {
    return this.of(id)?.selected_user ?? undefined;
  }
  people(id: string): string[] {
    return this.of(id)?.selected_users ?? [];
  }
  files(id: string): { id: string; name: string; url?: string }[] {
    type Given = { files?: { id: string; name?: string; permalink?: string }[] } | undefined;
    return ((this.of(id) as Given)?.files ?? []).map((file) => ({
      id: file.id,
      name: file.name ?? file.id,
      ...(file.permalink ? { url: file.permalink } : {}),
    }));
  }
}
