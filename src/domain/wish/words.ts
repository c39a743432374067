import { numbered } from '../record/number.js';

/** What becomes of a wish or requirement (R16). */
export const WISH_STATUSES = ['recorded', 'reviewing', 'planned', 'done', 'declined'] as const;
export type WishStatus = (typeof WISH_STATUSES)[number];

/** In these somebody still waits for a word about it. */
export const OPEN_WISHES: readonly WishStatus[] = ['recorded', 'reviewing', 'planned'];

/** What is decided about a wish, and the status it has then. */
export const DECISIONS = ['review', 'plan', 'finish', 'decline'] as const;
export type WishDecision = (typeof DECISIONS)[number];
export const BECOMES: Readonly<Record<WishDecision, WishStatus>> = {
  review: 'reviewing',
  plan: 'planned',
  finish: 'done',
  decline: 'declined',
};

/** The life of a wish: what can be decided of it; what was planned may be planned anew, what is over be looked at again. */
export const WISH_LIFE: Readonly<Record<WishStatus, readonly WishDecision[]>> = {
  recorded: ['review', 'plan', 'finish', 'decline'],
  reviewing: ['plan', 'finish', 'decline'],
  planned: ['plan', 'review', 'finish', 'decline'],
  done: ['review'],
  declined: ['review'],
};

/** Digits and letters of any script, in one form: what people write differently and mean the same is the same. */
export const sameText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Numbers of wishes, `WR-2026-000007`; the year is the one in which they were recorded. */
export const WISH_NUMBERS = numbered('WR');
