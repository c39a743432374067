import type { OutboxEntry } from './outbox.js';

/** How soon a message has to go: what is lower goes first. */
export type Precedence = 0 | 1 | 2;

/** New, urgent or asked for: somebody has to know, or waits for it. */
export const FIRST: Precedence = 0;
/** News in a thread, and word to a person that something is over. */
export const NEWS: Precedence = 1;
/** A message that stands there already is shown anew: nobody is told of it, and the next one shows the same and more. */
export const REFRESH: Precedence = 2;

/** Kinds that only show a message anew. */
export const REFRESHING: readonly OutboxEntry['kind'][] = ['update-card', 'update-message'];
/** Progress and result of what somebody waits for, though it is shown in one message. */
export const ASKED_FOR: readonly string[] = ['export'];
/** After these nobody who is told in person has anything to do any more. */
export const TELLS_AN_END: readonly string[] = ['cancelled', 'merged', 'closed-unanswered'];

/** `store/lane-order.ts` says the same in the words of the database. */
export function precedenceOf({ kind, message }: Pick<OutboxEntry, 'kind' | 'message'>): Precedence {
  if (REFRESHING.includes(kind)) return ASKED_FOR.includes(message) ? FIRST : REFRESH;
  if (kind === 'post-thread') return NEWS;
  return kind === 'direct' && TELLS_AN_END.includes(message) ? NEWS : FIRST;
}
