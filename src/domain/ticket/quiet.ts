import { quietUntil, type QuietHoursOf } from '../people/quiet-hours.js';
import { isRoundTheClock } from '../sla/round-the-clock.js';
import type { Ticket } from './ticket.js';

/**
 * Quiet hours hold for what can wait: a request that is not major, under a promise that is not round the clock.
 * @param quiet absent when nobody has any
 * @returns when the person may be told about this request, if not at `at` already
 */
export function quietForUntil(
  { severity, terms }: Pick<Ticket, 'severity' | 'terms'>,
  quiet: QuietHoursOf | undefined,
  personId: string,
  at: Date,
): Date | undefined {
  if (severity === 'major' || isRoundTheClock(terms.calendar)) return undefined;
  return quietUntil(quiet?.[personId], at);
}
