import type { Json } from '../types.js';

export type DeliveryType = 'events_api' | 'interactive' | 'slash_commands' | 'block_suggestion';

/** What is sent once. `retry` stands on repetitions of events. */
export interface Shipment {
  type: DeliveryType;
  payload: Json;
  retry?: { num: number; reason: string };
}

export type DeliveryStatus = 'acked' | 'timeout' | 'failed' | 'unreachable';

/** What came of it: `body` is what the bot acknowledged with. */
export interface Receipt {
  status: DeliveryStatus;
  httpStatus?: number;
  body?: unknown;
  noRetry?: boolean;
}
