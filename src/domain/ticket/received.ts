import { LATE_HOURS } from '../sla/escalation.js';
import { refuse, type Refusal } from '../refusal.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/units.js';
import type { Ticket } from './ticket.js';

/** What is registered later than this was typed wrongly. */
export const MOST_LATE_MS = 366 * DAY_MS;

/** When what is filed reached us, and why it is registered only now, where that is known. */
export interface Received {
  readonly receivedAt?: Date | undefined;
  readonly lateReason?: string | undefined;
}

/** People choose whole minutes: within one, something was received when it was registered. */
export const isSameMinute = (one: Date, other: Date): boolean =>
  Math.floor(one.getTime() / MINUTE_MS) === Math.floor(other.getTime() / MINUTE_MS);

/**
 * R2, R20: the clocks run from when the desk was called or written to, not from when somebody came to register it.
 * @param at when it is registered
 * @returns when it was received, where that was another minute
 */
export const receivedEarlier = ({ receivedAt }: Received, at: Date): Date | undefined =>
  receivedAt && !isSameMinute(receivedAt, at) ? receivedAt : undefined;

/**
 * What was received cannot lie ahead, or more than a year back; what was received long ago is registered with the reason.
 * @param policy of the contract: after how many hours the reason is asked for
 */
export function mayNotReceive(
  { lateReason, ...given }: Received,
  { lateHours = LATE_HOURS }: Pick<Ticket['terms']['policy'], 'lateHours'>,
  at: Date,
): Refusal | undefined {
  const receivedAt = receivedEarlier(given, at);
  if (!receivedAt) return undefined;
  const late = at.getTime() - receivedAt.getTime();
  if (late < 0) return refuse('received-ahead');
  if (late > MOST_LATE_MS) return refuse('received-long-ago');
  if (late > lateHours * HOUR_MS && lateReason === undefined)
    return refuse('late-unexplained', { hours: String(lateHours) });
  return undefined;
}

/** When it was received as it was filed, whatever was corrected since. */
export const receivedAsFiled = ({ history, receivedAt }: Pick<Ticket, 'history' | 'receivedAt'>): Date =>
  history.find((fact) => fact.type === 'receipt-corrected')?.from ?? receivedAt;

/** When it was registered, where it was received at another time. */
export function registeredLater({
  history,
  receivedAt,
}: Pick<Ticket, 'history' | 'receivedAt'>): Date | undefined {
  const registered = history.find((fact) => fact.type === 'registered');
  if (!registered || registered.from || isSameMinute(registered.at, receivedAt)) return undefined;
  return registered.at;
}
