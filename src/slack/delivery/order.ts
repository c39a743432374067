import { FIRST, NEWS, precedenceOf, REFRESH, type Precedence } from '../../domain/record/precedence.js';
import { MINUTE_MS } from '../../domain/time/units.js';
import type { Owed } from '../../store/outboxes.js';

/** A message that was to be shown anew for so long goes like news, by its age: it is never put off for ever. */
const STALE_MS = 2 * MINUTE_MS;

/**
 * In which order a lane sends what it owes: what is new, urgent or asked for, then news, then what only shows a message
 * anew; of each the oldest first. What a record tells stays in the order in which it happened: what must come before
 * something urgent goes with it. Nobody reads a card anew, so that updates hold up nothing, and nothing waits for them.
 * @param owed what the lane owes, oldest first
 * @returns the same; the first is the only one that may go next, and while it is not due the lane waits
 */
export function inOrder(owed: readonly Owed[], now: Date): Owed[] {
  const places = new Map<Owed, number>();
  const urgentBehind = new Map<string, Precedence>();
  for (const one of owed.toReversed()) places.set(one, placeOf(one, urgentBehind, now));
  // Sorting keeps what is equal in its order.
  return owed.toSorted((a, b) => places.get(a)! - places.get(b)!);
}

function placeOf(one: Owed, urgentBehind: Map<string, Precedence>, now: Date): number {
  const { entry } = one;
  const precedence = precedenceOf(entry);
  if (precedence === REFRESH) return now.getTime() - entry.createdAt.getTime() > STALE_MS ? NEWS : REFRESH;
  // Slack has said when it takes the next message here: until then it gets none.
  if (entry.lastError === 'ratelimited' && entry.dueAt > now) return FIRST - 1;
  const record = `${one.owner} ${one.ownerId}`;
  const place = Math.min(precedence, urgentBehind.get(record) ?? REFRESH) as Precedence;
  urgentBehind.set(record, place);
  return place;
}
