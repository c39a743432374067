import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { slaEventSchema, type SlaEvent } from '../sla/events.js';
import type { Link } from './linked.js';
import type { Ticket } from './ticket.js';
import { MODES } from './words.js';

/**
 * Of a request that items of another one were moved to: which, and what had happened to these so far, in the clock's
 * words. Moving work is no new promise: its clocks go on as if the customer had sent the items back (sla.md rule 13).
 */
export const splitFromSchema = z.object({
  number: z.string(),
  title: z.string(),
  customerId: z.string(),
  items: z.array(z.number().int().min(1)).min(1),
  responsible: personRefSchema,
  mode: z.enum(MODES).optional(),
  events: z.array(slaEventSchema),
});
export type SplitFrom = z.infer<typeof splitFromSchema>;

export const linkOfSplit = ({ number, title, customerId, items }: SplitFrom): Link => ({
  number,
  relation: 'split-from',
  title,
  customerId,
  items,
});

/** Items that go on in a request of their own, or are just being moved there. */
export const itemsMoved = ({ links = [], errands = [] }: Pick<Ticket, 'links' | 'errands'>): Set<number> =>
  new Set([
    ...links.flatMap(({ relation, items = [] }) => (relation === 'split-into' ? items : [])),
    ...errands.flatMap((one) => (one.do === 'split' ? one.items : [])),
  ]);

/** @returns the number of the request that an item goes on in; undefined while that is being registered, or where it does not */
export const movedTo = (no: number, { links = [] }: Pick<Ticket, 'links'>): string | undefined =>
  links.find(({ relation, items = [] }) => relation === 'split-into' && items.includes(no))?.number;

/** Items that were not done and have not been moved anywhere. */
export function leftUndone(ticket: Pick<Ticket, 'resolution' | 'links' | 'errands'>): number[] {
  const { resolution } = ticket;
  const moved = itemsMoved(ticket);
  return (resolution?.items ?? [])
    .filter(({ no, outcome }) => outcome === 'not-done' && !moved.has(no))
    .map(({ no }) => no);
}

/** Not part of what the items have been through, or not to be told in another request. */
const NOT_CARRIED: readonly SlaEvent['do'][] = ['note', 'confirm', 'cancel', 'terms'];

/**
 * What the items have been through, from the receipt, or the reopening, until they are moved.
 * @param events of the request they were in
 * @param number its number
 */
export function eventsCarried(events: readonly SlaEvent[], number: string, at: Date): SplitFrom['events'] {
  const begun = events.findLastIndex((event) => event.do === 'reopen');
  const reopened = events[begun];
  const receipt = events.find((event) => event.do === 'register');
  const round = events.slice(begun + 1);
  // The next round begins with its own receipt; what was known of the request by then is known.
  const first = reopened && receipt ? [asOf(reopened, receipt, events.slice(0, begun))] : [];
  const carried = round
    .filter((event) => !NOT_CARRIED.includes(event.do))
    .map((event) => wordless(event as SplitFrom['events'][number], number));
  const resolved = carried.findLast((event) => event.do === 'resolve');
  // Moved by the same act that resolved the others: these never were.
  if (resolved && resolved.at >= at) return [...first, ...carried.filter((event) => event !== resolved)];
  return [...first, ...carried, { do: 'refuse', at }];
}

/** Why it was waited is told where it was said: words stand in one place, and can be taken out there. */
function wordless(event: SplitFrom['events'][number], number: string): SplitFrom['events'][number] {
  if (event.do === 'wait') return { ...event, reason: number };
  if (event.do === 'correct') return { ...event, reason: undefined };
  return event;
}

function asOf(
  { id, at, recordedAt }: SlaEvent,
  receipt: SlaEvent,
  before: readonly SlaEvent[],
): SplitFrom['events'][number] {
  const known = [receipt, ...before].reduce<{ severity?: string; category?: string; mode?: Ticket['mode'] }>(
    (so, event) => ({
      ...so,
      ...('severity' in event && event.severity ? { severity: event.severity } : {}),
      ...('category' in event && event.category ? { category: event.category } : {}),
      ...('mode' in event && event.mode ? { mode: event.mode } : {}),
    }),
    {},
  );
  const when = { at, ...(id ? { id } : {}), ...(recordedAt ? { recordedAt } : {}) };
  return { ...when, do: 'register', severity: 'general', ...known };
}
