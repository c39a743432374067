import { DEFAULT_CALENDAR } from '../domain/calendar/desk-calendar.js';
import type { Under } from '../domain/terms/terms-change.js';
import { OPEN_STATUSES, WAITING_STATUSES } from '../domain/ticket/words.js';

export type TicketFilter =
  /** Of a customer those that we owe them something in; of all of them also those that only wait for a signature of ours. */
  | { of: 'open'; customerIds?: readonly string[] }
  /** Those that wait for somebody with one of these keys (`domain/ticket/doers.ts`). */
  | { of: 'awaiting'; keys: readonly string[] }
  | { of: 'responsible'; personId: string }
  | { of: 'filed-by'; personId: string; customerIds: readonly string[] };

/** The instants between which requests were received, and whose they are. */
export interface ReceivedWithin {
  readonly from: Date;
  readonly to: Date;
  readonly customerId?: string | undefined;
}

/** What a list shows, as the store is asked for it. */
export function queryOf(filter: TicketFilter): Record<string, unknown> {
  const status = { $in: OPEN_STATUSES };
  if (filter.of === 'awaiting') return { awaits: { $in: filter.keys } };
  if (filter.of === 'responsible') return { 'responsible.id': filter.personId, status };
  if (filter.of === 'filed-by') {
    return { customerId: { $in: filter.customerIds }, status, 'requester.personId': filter.personId };
  }
  return filter.customerIds
    ? { customerId: { $in: filter.customerIds }, status }
    : { status: { $in: WAITING_STATUSES } };
}

/** Of one customer, if that is said. */
export const queryReceived = ({ from, to, customerId }: ReceivedWithin): Record<string, unknown> => ({
  ...(customerId === undefined ? {} : { customerId }),
  receivedAt: { $gte: from, $lt: to },
});

/** Open requests under a policy or calendar, whatever version of it they have. */
export function queryUnder(under: Under): Record<string, unknown> {
  const open = { closedAt: null };
  if ('policyId' in under) return { ...open, 'terms.policy.id': under.policyId };
  const { calendarId, notPolicies } = under;
  return {
    ...open,
    // Requests of the time when there was one calendar do not name it.
    'terms.calendarId': calendarId === DEFAULT_CALENDAR.id ? { $in: [calendarId, null] } : calendarId,
    ...(notPolicies.length > 0 ? { 'terms.policy.id': { $nin: [...notPolicies] } } : {}),
  };
}
