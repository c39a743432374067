import type { Numbering } from '../domain/record/number.js';
import type { Recorded } from '../domain/record/record.js';
import type { Owing, Records } from './records.js';

/** A new record under the number that was asked for it, with what its act owes. */
interface Made<R> {
  readonly record: R;
  readonly owing: Owing;
}
/** `taken`: the field by which there is one already. */
type Inserted<R> = { readonly record: R } | { readonly taken: string };

interface Waiting<R> {
  readonly year: number;
  readonly make: (number: string) => Made<R>;
  readonly settle: (inserted: Inserted<R>) => void;
  readonly fail: (error: unknown) => void;
}

/** Of those that wait, so many go in one write. */
const MOST_TOGETHER = 50;

/**
 * Stores new records under the next free number of a year: the number is the key, so it is unique; it is tried only when
 * its predecessor is taken, so there is no gap (R20). What comes while one write is under way goes together in the next.
 */
export class NumberedInserts<R extends Recorded> {
  private readonly waiting: Waiting<R>[] = [];
  /** The last number known per year; another process may have gone further. */
  private readonly last = new Map<number, number>();
  private isWorking = false;

  constructor(
    private readonly records: Records<R>,
    private readonly numbering: Numbering,
  ) {}

  /**
   * @param make the record for a number; asked anew when that is taken
   * @returns the record that was stored, or by which field there is one: by `_id` it may be this very one, whose answer was lost
   */
  async insert(year: number, make: (number: string) => Made<R>): Promise<Inserted<R>> {
    return new Promise((settle, fail) => {
      this.waiting.push({ year, make, settle, fail });
      if (!this.isWorking) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    while (this.waiting.length > 0) {
      const { year } = this.waiting[0]!;
      const isOther = this.waiting.findIndex((one) => one.year !== year);
      const together = isOther === -1 ? this.waiting.length : isOther;
      const batch = this.waiting.splice(0, Math.min(together, MOST_TOGETHER));
      try {
        await this.store(year, batch);
      } catch (error) {
        this.last.delete(year);
        for (const one of batch) one.fail(error);
      }
    }
    this.isWorking = false;
  }

  private async store(year: number, batch: readonly Waiting<R>[]): Promise<void> {
    const last = this.last.get(year) ?? (await this.records.highest(this.numbering, year));
    const made = this.made(year, last, batch);
    const together = made.length > 1 ? await this.records.insertInOrder(made) : 0;
    const next = made[together];
    // By which field there is one already, a write of its own tells.
    const taken = next && (await this.records.insert(next.record, next.owing));
    const stored = next && taken === undefined ? together + 1 : together;
    if (taken === undefined) this.last.set(year, last + stored);
    else this.last.delete(year);
    for (const { one, record } of made.slice(0, stored)) one.settle({ record });
    if (taken !== undefined) next?.one.settle({ taken });
    this.waiting.unshift(...made.slice(together + 1).map(({ one }) => one));
  }

  /** One that cannot be made takes no number. */
  private made(year: number, last: number, batch: readonly Waiting<R>[]) {
    const made: (Made<R> & { readonly one: Waiting<R> })[] = [];
    for (const one of batch) {
      try {
        made.push({ one, ...one.make(this.numbering.format(year, last + made.length + 1)) });
      } catch (error) {
        one.fail(error);
      }
    }
    return made;
  }
}
