/** A fault to be played: `lost` performs the call and drops the connection, so that the bot never learns of it. */
export interface FaultOrder {
  method: string;
  channel?: string;
  kind: 'ratelimited' | 'http_500' | 'reset' | 'error' | 'delay' | 'lost';
  times: number;
  retry_after?: number;
  error?: string;
  delay_ms?: number;
}

const KINDS: FaultOrder['kind'][] = ['ratelimited', 'http_500', 'reset', 'error', 'delay', 'lost'];

/** The faults that are still to be played, in the order in which they were asked for. */
export class Faults {
  private orders: FaultOrder[] = [];

  get waiting(): readonly FaultOrder[] {
    return this.orders;
  }

  add(order: Partial<FaultOrder>): FaultOrder {
    if (!order.method) throw new Error('method is missing');
    if (!order.kind || !KINDS.includes(order.kind))
      throw new Error(`kind must be one of: ${KINDS.join(', ')}`);
    const added = { times: 1, ...order } as FaultOrder;
    this.orders.push(added);
    return added;
  }

  clear(): void {
    this.orders = [];
  }

  /** The fault for this call, if one is due; `*` stands for every method. */
  take(method: string, channel: string | undefined): FaultOrder | undefined {
    const order = this.orders.find(
      (each) =>
        (each.method === method || each.method === '*') && (!each.channel || each.channel === channel),
    );
    if (order && --order.times <= 0) this.orders.splice(this.orders.indexOf(order), 1);
    return order;
  }
}
