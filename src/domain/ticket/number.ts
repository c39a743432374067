import { numbered } from '../record/number.js';

/**
 * Numbers of requests, `SR-2026-000042` (R20, R34). The year is the one in which the request was received, on the desk's
 * own calendar.
 */
export const TICKET_NUMBERS = numbered('SR');

/**
 * Reads a number as people type it: whole, without leading zeros, in small letters, in full width (as Chinese
 * input methods write), or just its last figures (`42`, which means this year's).
 * @returns the number in full, or undefined when it cannot be one
 */
export function readNumber(text: string, thisYear: number): string | undefined {
  const match = /^(?:sr-?)?(?:(\d{4})-)?(\d{1,9})$/i.exec(text.normalize('NFKC').trim().replace(/^#/, ''));
  if (!match) return undefined;
  return TICKET_NUMBERS.format(match[1] ? Number(match[1]) : thisYear, Number(match[2]));
}
