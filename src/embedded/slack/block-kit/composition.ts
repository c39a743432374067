import {
  boolean,
  byType,
  exactlyOne,
  fault,
  isObject,
  list,
  object,
  oneOf,
  string,
  url,
  type Check,
} from './check.js';

/** Composition objects (docs.slack.dev, "Composition objects"). */

export function plainText(max: number): Check {
  return byType({ plain_text: object({ type: string(), text: string({ max }) }, { emoji: boolean }) });
}

export function anyText(max: number): Check {
  return byType({
    plain_text: object({ type: string(), text: string({ max }) }, { emoji: boolean }),
    mrkdwn: object({ type: string(), text: string({ max }) }, { verbatim: boolean }),
  });
}

const VALUE = string({ max: 150 });

/** An option of a menu: plain text only. */
export const option = object({ text: plainText(75), value: VALUE }, { description: plainText(75) });

/** An option of check boxes or radio buttons: `mrkdwn` too. */
export const richOption = object({ text: anyText(75), value: VALUE }, { description: anyText(75) });

/** An option of an overflow menu may lead somewhere. */
export const overflowOption = object(
  { text: plainText(75), value: VALUE },
  { description: plainText(75), url: url() },
);

export const optionGroup = object({ label: plainText(75), options: list(option, { max: 100 }) });

export const confirm = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);

export const conversationFilter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);

export const dispatchActionConfig = object({
  trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered')),
});

export const slackFile = object({}, { id: string(), url: url() }, exactlyOne('id', 'url'));

/** The options that are chosen from the start must be among those offered. */
export function initialAmongOptions(value: unknown, place: Parameters<Check>[1]): void {
  if (!isObject(value)) return;
  const groups = (value['option_groups'] as { options?: unknown[] }[] | undefined) ?? [];
  const offered = [
    ...((value['options'] as unknown[]) ?? []),
    ...groups.flatMap((group) => group.options ?? []),
  ];
  const known = offered.map((each) => (each as { value?: unknown } | null)?.value);
  const chosen = [value['initial_option'], ...((value['initial_options'] as unknown[]) ?? [])];
  for (const each of chosen) {
    if (isObject(each) && !known.includes(each['value']))
      fault(place, 'initial option is not among the options');
  }
}
