import { boolean, byType, integer, isObject, list, object, oneOf, string, url, type Check } from './check.js';

/** Rich text (docs.slack.dev, "Rich text block"): parts, the elements inside them, and their styles. */

const style = object(
  {},
  Object.fromEntries(
    ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'].map(
      (name) => [name, boolean],
    ),
  ),
);

const INLINE: Record<string, Check> = {
  text: object({ type: string(), text: string() }, { style }),
  link: object(
    { type: string(), url: url(3000, ['http', 'https', 'mailto', 'tel', 'slack']) },
    { text: string(), unsafe: boolean, style },
  ),
  emoji: object(
    { type: string(), name: string() },
    { unicode: string(), style, skin_tone: integer({ min: 1, max: 6 }) },
  ),
  user: object({ type: string(), user_id: string() }, { style }),
  usergroup: object({ type: string(), usergroup_id: string() }, { style }),
  channel: object({ type: string(), channel_id: string() }, { style }),
  broadcast: object({ type: string(), range: oneOf('here', 'channel', 'everyone') }, { style }),
  color: object({ type: string(), value: string() }, { style }),
  date: object(
    { type: string(), timestamp: integer(), format: string() },
    { url: url(), fallback: string(), style },
  ),
};

const inline = list(byType(INLINE), { min: 0 });
const border = integer({ min: 0, max: 1 });
const section = object({ type: string(), elements: inline });

const PARTS: Record<string, Check> = {
  rich_text_section: section,
  rich_text_list: object(
    {
      type: string(),
      style: oneOf('bullet', 'ordered'),
      elements: list(byType({ rich_text_section: section })),
    },
    { indent: integer({ min: 0, max: 8 }), offset: integer({ min: 0 }), border },
  ),
  rich_text_preformatted: object({ type: string(), elements: inline }, { border, language: string() }),
  rich_text_quote: object({ type: string(), elements: inline }, { border }),
};

/** A rich text block or value. */
export const richText: Check = (value, place) => {
  object(
    { type: oneOf('rich_text'), elements: list(byType(PARTS), { min: 0 }) },
    { block_id: string({ max: 255 }) },
  )(isObject(value) ? value : {}, place);
};
