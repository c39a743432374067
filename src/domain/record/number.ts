import { zoneOf } from '../time/zone.js';

/** Numbers of a kind of record, `SR-2026-000042`: ascending without a gap within a year (R20, R34). */
export interface Numbering {
  readonly prefix: string;
  /** A number as it is read back: the year, then six figures or more. */
  readonly pattern: RegExp;
  readonly format: (year: number, sequence: number) => string;
  /** @returns 0 for what is no such number */
  readonly sequenceOf: (number: string) => number;
}

/** Sequences have at least so many figures; beyond 999,999 they grow. */
export const SEQUENCE_DIGITS = 6;

/** @param prefix of one kind of record, in capitals */
export function numbered(prefix: string): Numbering {
  const pattern = new RegExp(`^${prefix}-(\\d{4})-(\\d{${SEQUENCE_DIGITS},})$`);
  return {
    prefix,
    pattern,
    format: (year, sequence) => `${prefix}-${year}-${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`,
    sequenceOf: (number) => Number(pattern.exec(number)?.[2] ?? 0),
  };
}

/** The year of an instant in an IANA zone: numbers are counted in that of the desk. */
export function yearOf(instant: Date, zone: string): number {
  const utc = instant.getTime();
  return new Date(utc + zoneOf(zone).offsetAt(utc)).getUTCFullYear();
}
