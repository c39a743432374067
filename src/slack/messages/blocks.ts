import type { types } from '@slack/bolt';
import { clip, clipMrkdwn } from './mrkdwn.js';

export type Block = types.KnownBlock;
type Element = types.ActionsBlockElement;

/**
 * Slack refuses a message whose blocks are too long together (`msg_blocks_too_long`). No page says how long; people
 * measured 13,297 characters in one block, and some 125 less for each further block (bolt-js#2509, #2867).
 */
export const MOST_IN_MESSAGE = 12_500;
export const BLOCK_LENGTH = 125;

/** What blocks take of `MOST_IN_MESSAGE`. */
export const lengthOf = (blocks: readonly Block[]): number =>
  blocks.length * BLOCK_LENGTH + textLength(blocks);

function textLength(given: unknown): number {
  if (typeof given !== 'object' || given === null) return 0;
  const { text } = given as { text?: unknown };
  if (typeof text === 'string') return text.length;
  return Object.values(given).reduce<number>((sum, inner) => sum + textLength(inner), 0);
}

/** A message as Slack takes it: `text` is what notifications and screen readers get. */
export interface Message {
  readonly text: string;
  readonly blocks: Block[];
}

export const plain = (text: string, max: number) => ({
  type: 'plain_text' as const,
  text: clip(text, max),
  emoji: true,
});
const mrkdwn = (text: string, max: number) => ({ type: 'mrkdwn' as const, text: clipMrkdwn(text, max) });

export const header = (text: string): Block => ({ type: 'header', text: plain(text, 150) });
export const section = (text: string): Block => ({ type: 'section', text: mrkdwn(text, 3000), expand: true });
export const context = (...texts: string[]): Block => ({
  type: 'context',
  elements: texts.slice(0, 10).map((text) => mrkdwn(text, 2000)),
});
export const divider = (): Block => ({ type: 'divider' });

/** Up to ten short pairs of name and value side by side. */
export const fields = (pairs: readonly (readonly [string, string])[]): Block => ({
  type: 'section',
  fields: pairs.slice(0, 10).map(([name, value]) => mrkdwn(`*${name}*\n${value}`, 2000)),
});

export const button = (actionId: string, text: string, value: string, style?: 'primary' | 'danger') => ({
  type: 'button' as const,
  action_id: actionId,
  text: plain(text, 75),
  ...(value ? { value: clip(value, 2000) } : {}),
  ...(style ? { style } : {}),
});

export const actions = (blockId: string, elements: readonly Element[]): Block[] =>
  elements.length > 0 ? [{ type: 'actions', block_id: blockId, elements: elements.slice(0, 25) }] : [];

export const sectionWith = (text: string, accessory: types.SectionBlockAccessory): Block => ({
  type: 'section',
  text: mrkdwn(text, 3000),
  accessory,
});
