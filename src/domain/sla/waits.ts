import type { WaitingFor } from './events.js';
import type { Policy } from './policy.js';
import type { HoldCause } from './run.js';
import type { Metric } from './terms.js';
import { MINUTE_MS } from '../time/units.js';

interface Wait {
  reason: string;
  /** When it ends by itself. */
  limit: Date;
}

/**
 * What a request is waiting for (rule 6). Waiting for the customer and for a supplier are two things that may
 * overlap; waiting again for the same goes on as one pause, with the first reason and the first limit.
 */
export class Waits {
  private readonly open = new Map<WaitingFor, Wait>();

  /** @param policy a wait keeps the limit it began with, whatever policy comes after it */
  constructor(public policy: Policy) {}

  begin(at: Date, waitingFor: WaitingFor, reason: string): void {
    if (this.open.has(waitingFor)) return;
    const limit = new Date(at.getTime() + this.policy.maxPauseMinutes * MINUTE_MS);
    this.open.set(waitingFor, { reason, limit });
  }

  /** Ends one wait, or all; tells whether there was any. */
  end(waitingFor?: WaitingFor): boolean {
    if (waitingFor) return this.open.delete(waitingFor);
    const any = this.open.size > 0;
    this.open.clear();
    return any;
  }

  /** The wait that ends by itself first, until `now`. */
  nextExpired(now: Date): { waitingFor: WaitingFor; at: Date } | undefined {
    return [...this.open]
      .filter(([, { limit }]) => limit <= now)
      .sort(([, a], [, b]) => a.limit.getTime() - b.limit.getTime())
      .map(([waitingFor, { limit }]) => ({ waitingFor, at: limit }))[0];
  }

  /** What holds the clock of this metric now. */
  holdOn(metric: Metric): { held?: HoldCause; reason?: string } {
    const customer = this.policy.pauses.includes(metric) ? this.open.get('customer') : undefined;
    if (customer) return { held: 'waiting-customer', reason: customer.reason };
    const supplier = this.policy.supplierPauses.includes(metric) ? this.open.get('supplier') : undefined;
    return supplier ? { held: 'waiting-supplier', reason: supplier.reason } : {};
  }

  /** When the wait that holds this metric ends by itself. */
  limitOf(metric: Metric): Date | undefined {
    switch (this.holdOn(metric).held) {
      case 'waiting-customer':
        return this.open.get('customer')?.limit;
      case 'waiting-supplier':
        return this.open.get('supplier')?.limit;
      default:
        return undefined;
    }
  }
}
