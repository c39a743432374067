import type { Core } from '../core.js';
import type { DeliveryType } from '../delivery/transport.js';
import { Refusal, type Json } from '../types.js';

export interface DeliveryShown {
  id: string;
  status: string;
  ack_ms: number | undefined;
}

/** Sends what a person did to the bot, once; throws what Slack shows the person when the bot does not answer well. */
export async function deliver(
  core: Core,
  type: DeliveryType,
  name: string,
  payload: Json,
): Promise<{ shown: DeliveryShown; body: unknown }> {
  const { receipt, id, ack_ms } = await core.deliveries.send(type, name, payload);
  if (receipt.status === 'timeout')
    throw new Refusal('operation_timeout', `the bot did not acknowledge ${name} in time`);
  if (receipt.status !== 'acked')
    throw new Refusal('dispatch_failed', `${name}: ${receipt.status} ${receipt.httpStatus ?? ''}`.trim());
  return { shown: { id, status: receipt.status, ack_ms }, body: receipt.body };
}
