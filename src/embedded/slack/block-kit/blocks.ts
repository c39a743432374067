import {
  boolean,
  byType,
  exactlyOne,
  fault,
  isObject,
  list,
  object,
  oneOf,
  onlyOn,
  string,
  url,
  type Check,
  type Fields,
} from './check.js';
import { anyText, plainText, slackFile } from './composition.js';
import { ALLOWED_IN, ELEMENTS } from './elements.js';
import { richText } from './rich-text.js';

/** Blocks with Slack's limits (docs.slack.dev, "Blocks"). */

function block(required: Fields, optional: Fields = {}, ...rules: Check[]): Check {
  return object({ type: string(), ...required }, { block_id: string({ max: 255 }), ...optional }, ...rules);
}

const textOrFields: Check = (value, place) => {
  if (isObject(value) && value['text'] == null && value['fields'] == null) {
    fault(place, 'missing required field: text or fields');
  }
};

/** `action_id`s are unique within one block. */
const ownActionIds: Check = (value, place) => {
  const elements =
    isObject(value) && Array.isArray(value['elements']) ? (value['elements'] as unknown[]) : [];
  const ids = elements
    .map((each) => (isObject(each) ? each['action_id'] : undefined))
    .filter((id) => id != null);
  for (const id of ids.filter((each, index) => ids.indexOf(each) !== index)) {
    fault(place, `action_id "${String(id)}" already exists in this block`);
  }
};

const cell = byType({
  raw_text: object({ type: string(), text: string({ min: 0 }) }),
  rich_text: richText,
});

export const BLOCKS: Record<string, Check> = {
  section: block(
    {},
    {
      text: anyText(3000),
      fields: list(anyText(2000), { max: 10 }),
      accessory: byType(ELEMENTS, ALLOWED_IN.section),
      expand: boolean,
    },
    textOrFields,
  ),
  divider: block({}),
  header: block({ text: plainText(150) }),
  context: block({
    elements: list(
      (value, place) =>
        isObject(value) && value['type'] === 'image'
          ? ELEMENTS['image']!(value, place)
          : anyText(2000)(value, place),
      { max: 10 },
    ),
  }),
  actions: block({ elements: list(byType(ELEMENTS, ALLOWED_IN.actions), { max: 25 }) }, {}, ownActionIds),
  input: block(
    { label: plainText(2000), element: byType(ELEMENTS, ALLOWED_IN.input) },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
  image: block(
    { alt_text: string({ max: 2000 }) },
    { image_url: url(), slack_file: slackFile, title: plainText(2000) },
    exactlyOne('image_url', 'slack_file'),
  ),
  rich_text: richText,
  video: block(
    { alt_text: string(), title: plainText(200), thumbnail_url: url(), video_url: url() },
    {
      author_name: string({ max: 50 }),
      description: plainText(200),
      provider_icon_url: url(),
      provider_name: string(),
      title_url: url(),
    },
  ),
  file: onlyOn(['message'], block({ external_id: string(), source: oneOf('remote') })),
  markdown: onlyOn(['message'], block({ text: string({ max: 12_000 }) })),
  table: onlyOn(
    ['message'],
    block(
      { rows: list(list(cell, { max: 20 }), { max: 100 }) },
      {
        column_settings: list(
          (value, place) =>
            value === null ||
            object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean })(value, place),
          { max: 20 },
        ),
      },
    ),
  ),
};

export const blockCheck = byType(BLOCKS);

/** How many blocks each surface takes. */
export const MOST_BLOCKS = { message: 50, modal: 100, home: 100 } as const;
