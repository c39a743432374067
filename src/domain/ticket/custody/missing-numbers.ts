import { TICKET_NUMBERS } from '../number.js';

/** How many missing numbers are named; a gap may be of any size. */
const MOST_NAMED = 1000;

/**
 * Numbers have no gaps (R20), so a request that is not there has been taken away. Given the numbers in the order of
 * their keys, one after another, it tells those between.
 */
export class MissingNumbers {
  private readonly last: Map<string, number>;

  /** @param last what `state` gave when the walk was left off */
  constructor(last: Readonly<Record<string, number>> = {}) {
    this.last = new Map(Object.entries(last));
  }

  /** The last number of each year, and of each length in it. */
  get state(): Record<string, number> {
    return Object.fromEntries(this.last);
  }

  /** @returns the numbers between the one before, of the same year, and this one */
  before(number: string): string[] {
    const [, head = '', digits = ''] = /^(SR-\d{4}-)(\d+)$/.exec(number) ?? [];
    // As keys are compared, SR-2026-1000000 comes before SR-2026-999999.
    const key = head + digits.length;
    const sequence = TICKET_NUMBERS.sequenceOf(number);
    const first = digits.length > 6 ? 10 ** (digits.length - 1) : 1;
    const expected = (this.last.get(key) ?? first - 1) + 1;
    this.last.set(key, sequence);
    const missing = Math.min(Math.max(0, sequence - expected), MOST_NAMED);
    return Array.from(
      { length: missing },
      (_, index) => head + String(expected + index).padStart(digits.length, '0'),
    );
  }
}
