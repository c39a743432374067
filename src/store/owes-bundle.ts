import type { Ticket } from '../domain/ticket/ticket.js';
import { CLOSED_STATUSES } from '../domain/ticket/words.js';

/** What a change of a request owes the archive; part of that change's own update. */
export function owesBundle({ status }: Pick<Ticket, 'status'>, now: Date): Record<string, unknown> {
  return CLOSED_STATUSES.includes(status) ? owedFrom(now) : {};
}

/**
 * Part of the update that erases personal data from a request: its bundles are to be replaced by one of the request as it
 * is then, or removed while it is open. The job does it, however often it is cut short; `archive/rewrite-bundle.ts`.
 */
export const owesRewriting = (now: Date): Record<string, unknown> => ({
  ...owedFrom(now),
  'bundleOwed.erased': true,
});

/** The same for any request that is owed one from now on. */
export const owedFrom = (now: Date) => ({
  'bundleOwed.since': now,
  'bundleOwed.dueAt': now,
  'bundleOwed.attempts': 0,
});
