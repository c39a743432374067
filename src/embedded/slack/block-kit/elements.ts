import {
  boolean,
  exactlyOne,
  integer,
  list,
  object,
  oneOf,
  onlyOn,
  string,
  url,
  type Check,
  type Fields,
} from './check.js';
import {
  confirm,
  conversationFilter,
  dispatchActionConfig,
  initialAmongOptions,
  option,
  optionGroup,
  overflowOption,
  plainText,
  richOption,
  slackFile,
} from './composition.js';
import { richText } from './rich-text.js';

/** Block elements with Slack's limits (docs.slack.dev, "Block elements"). */

const actionId = string({ max: 255 });
const placeholder = plainText(150);
const day = string({ pattern: /^\d{4}-\d{2}-\d{2}$/ });
const time = string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ });

/** What every element may have; Slack gives an `action_id` to one that has none. */
const common: Fields = { action_id: actionId };

function element(required: Fields, optional: Fields, ...rules: Check[]): Check {
  return object({ type: string(), ...required }, { ...common, ...optional }, ...rules);
}

const menu = { placeholder, confirm, focus_on_load: boolean };
const multi = { ...menu, max_selected_items: integer({ min: 1 }) };
const offered = { options: list(option, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) };
const offeredOnce = exactlyOne('options', 'option_groups');
const input = { placeholder, focus_on_load: boolean, dispatch_action_config: dispatchActionConfig };
const conversations = {
  default_to_current_conversation: boolean,
  filter: conversationFilter,
};

export const ELEMENTS: Record<string, Check> = {
  button: element(
    { text: plainText(75) },
    {
      url: url(3000, ['http', 'https', 'mailto', 'slack', 'tel']),
      value: string({ max: 2000 }),
      style: oneOf('primary', 'danger'),
      confirm,
      accessibility_label: string({ max: 75 }),
    },
  ),
  static_select: element(
    {},
    { ...menu, ...offered, initial_option: option },
    offeredOnce,
    initialAmongOptions,
  ),
  external_select: element({}, { ...menu, initial_option: option, min_query_length: integer({ min: 0 }) }),
  users_select: element({}, { ...menu, initial_user: string() }),
  conversations_select: element(
    {},
    { ...menu, ...conversations, initial_conversation: string(), response_url_enabled: boolean },
  ),
  channels_select: element({}, { ...menu, initial_channel: string(), response_url_enabled: boolean }),
  multi_static_select: element(
    {},
    { ...multi, ...offered, initial_options: list(option, { max: 100 }) },
    offeredOnce,
    initialAmongOptions,
  ),
  multi_external_select: element(
    {},
    { ...multi, initial_options: list(option, { max: 100 }), min_query_length: integer({ min: 0 }) },
  ),
  multi_users_select: element({}, { ...multi, initial_users: list(string()) }),
  multi_conversations_select: element(
    {},
    { ...multi, ...conversations, initial_conversations: list(string()) },
  ),
  multi_channels_select: element({}, { ...multi, initial_channels: list(string()) }),
  overflow: element({ options: list(overflowOption, { max: 5 }) }, { confirm }),
  checkboxes: element(
    { options: list(richOption, { max: 10 }) },
    { initial_options: list(richOption, { max: 10 }), confirm, focus_on_load: boolean },
    initialAmongOptions,
  ),
  radio_buttons: element(
    { options: list(richOption, { max: 10 }) },
    { initial_option: richOption, confirm, focus_on_load: boolean },
    initialAmongOptions,
  ),
  datepicker: element({}, { ...menu, initial_date: day }),
  timepicker: element({}, { ...menu, initial_time: time, timezone: string() }),
  datetimepicker: onlyOn(
    ['modal', 'message'],
    element(
      {},
      { confirm, focus_on_load: boolean, initial_date_time: integer({ min: 1e9, max: 9999999999 }) },
    ),
  ),
  plain_text_input: element(
    {},
    {
      ...input,
      initial_value: string({ min: 0, max: 3000 }),
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
    },
  ),
  number_input: onlyOn(
    ['modal'],
    element(
      { is_decimal_allowed: boolean },
      { ...input, initial_value: string(), min_value: string(), max_value: string() },
    ),
  ),
  email_text_input: onlyOn(['modal'], element({}, { ...input, initial_value: string() })),
  url_text_input: onlyOn(['modal'], element({}, { ...input, initial_value: string() })),
  rich_text_input: onlyOn(['modal', 'home'], element({}, { ...input, initial_value: richText })),
  file_input: onlyOn(
    ['modal'],
    element({}, { filetypes: list(string()), max_files: integer({ min: 1, max: 10 }) }),
  ),
  image: object(
    { type: string(), alt_text: string({ max: 2000 }) },
    { image_url: url(), slack_file: slackFile },
    exactlyOne('image_url', 'slack_file'),
  ),
};

const SELECTS = ['static', 'external', 'users', 'conversations', 'channels'].map((kind) => `${kind}_select`);
const MULTI_SELECTS = SELECTS.map((type) => `multi_${type}`);
const CHOICES = ['checkboxes', 'radio_buttons'];

/** Which elements stand in which place of which block. */
export const ALLOWED_IN = {
  section: [
    'button',
    'image',
    'overflow',
    'datepicker',
    'timepicker',
    ...CHOICES,
    ...SELECTS,
    ...MULTI_SELECTS,
  ],
  actions: [
    'button',
    'overflow',
    'datepicker',
    'timepicker',
    'datetimepicker',
    ...CHOICES,
    ...SELECTS,
    ...MULTI_SELECTS,
  ],
  input: [
    ...[
      'plain_text_input',
      'number_input',
      'email_text_input',
      'url_text_input',
      'rich_text_input',
      'file_input',
    ],
    ...['datepicker', 'timepicker', 'datetimepicker'],
    ...CHOICES,
    ...SELECTS,
    ...MULTI_SELECTS,
  ],
} as const;
