import type { types } from '@slack/bolt';
import type { Tally } from '../../domain/terms/tally.js';
import type { Texts } from '../../i18n/texts.js';
import { actions, button, section, type Block } from '../messages/blocks.js';
import { radioInput, Read, type ViewValues } from './inputs.js';

/** How far the counting of what a change does to open requests has come. */
export type Effect =
  { readonly counted: Tally } | { readonly soFar: number; readonly total: number } | 'counting';

/**
 * @param counted the figures as a sentence
 * @param recountId of the button by which they are counted again
 */
export function effectBlocks(
  effect: Effect,
  t: Texts,
  counted: (tally: Tally) => string,
  recountId: string,
): Block[] {
  const said = t.policies.confirm;
  if (effect !== 'counting' && 'counted' in effect) return [section(counted(effect.counted))];
  const text =
    effect === 'counting' ? said.counting : said.countingSoFar({ done: effect.soFar, total: effect.total });
  // Should the one who counts be gone, the figures do not come by themselves.
  return [section(text), ...actions('count', [button(recountId, said.recount, 'recount')])];
}

/** The block in which it is chosen whether open requests are to get a change too. */
export const REACH_BLOCK = 'reach';

export const reachInput = (t: Texts): types.InputBlock =>
  radioInput({
    id: REACH_BLOCK,
    label: t.policies.confirm.reach,
    options: [
      { value: 'new', label: t.policies.confirm.newOnly },
      { value: 'open', label: t.policies.confirm.alsoOpen },
    ],
    initial: 'new',
  });

export const wantsOpen = (values: ViewValues): boolean => new Read(values).choice(REACH_BLOCK) === 'open';
