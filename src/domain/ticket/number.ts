import { zoneOf } from '../sla/zone.js';

/**
 * Numbers of requests, `SR-2026-000042`: ascending without a gap within a year (R20, R34). The year is the
 * one in which the request was received, on the desk's own calendar.
 */
export const NUMBER_PATTERN = /^SR-(\d{4})-(\d{6,})$/;

export function ticketNumber(year: number, sequence: number): string {
  return `SR-${year}-${String(sequence).padStart(6, '0')}`;
}

export function sequenceOf(number: string): number {
  return Number(NUMBER_PATTERN.exec(number)?.[2] ?? 0);
}

/** The year of an instant in an IANA zone. */
export function yearOf(instant: Date, zone: string): number {
  const utc = instant.getTime();
  return new Date(utc + zoneOf(zone).offsetAt(utc)).getUTCFullYear();
}

/**
 * Reads a number as people type it: whole, without leading zeros, in small letters, in full width (as Chinese
 * input methods write), or just its last figures (`42`, which means this year's).
 * @returns the number in full, or undefined when it cannot be one
 */
export function readNumber(text: string, thisYear: number): string | undefined {
  const match = /^(?:sr-?)?(?:(\d{4})-)?(\d{1,9})$/i.exec(text.normalize('NFKC').trim().replace(/^#/, ''));
  if (!match) return undefined;
  return ticketNumber(match[1] ? Number(match[1]) : thisYear, Number(match[2]));
}
