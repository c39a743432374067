import { z } from 'zod';
import type { Fact } from './facts.js';
import type { Ticket } from './ticket.js';

/**
 * What became of something that was owed to Slack; delivery writes it (store/outboxes.ts). When a thing happened and
 * when it was told are two instants (sla.md rule 12): the fact has the first, the receipt the second.
 */
export const receiptSchema = z.object({
  /** The outbox entry's. */
  id: z.string(),
  message: z.string(),
  factId: z.string().optional(),
  /** A channel, or a person's id. */
  lane: z.string().optional(),
  channel: z.string().optional(),
  ts: z.string().optional(),
  deliveredAt: z.date().optional(),
  /** It was not told: what it asked for was done by then. */
  supersededAt: z.date().optional(),
  /** What the message shows as open (`offers.ts`): verbs whose buttons it has, or that it is not over. */
  offers: z.array(z.string()).optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** @returns when the first message about a fact was delivered, as far as receipts are kept */
export function toldAt({ receipts = [] }: Pick<Ticket, 'receipts'>, { id }: Fact): Date | undefined {
  const delivered = receipts.flatMap(({ factId, deliveredAt }) =>
    factId === id && deliveredAt ? [deliveredAt.getTime()] : [],
  );
  return delivered.length > 0 ? new Date(Math.min(...delivered)) : undefined;
}

/** Whether a message about a fact still waits to be sent. */
export const isOwed = ({ outbox }: Pick<Ticket, 'outbox'>, { id }: Fact): boolean =>
  outbox.some(({ factId }) => factId === id);
