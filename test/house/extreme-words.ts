import type { Fill } from './extremes.js';

/** Messages of people, whole, and what became of them; `cause#1` is the receipt, made from the longest message there is. */
export const aboutWords = (fill: Fill) => [
  { type: 'registered', channelOfReceipt: 'slack', text: fill(40_000) },
  { type: 'words-changed', of: 'cause#1', text: fill(40_000), side: 'customer' },
  { type: 'words-changed', of: 'cause#1', text: '', side: 'customer' },
  { type: 'words-deleted', of: 'cause#1', side: 'customer' },
];
