import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import type { Ticket } from './ticket.js';

/** What a quotation can be in (ISO 4217). */
export const CURRENCIES = ['CNY', 'HKD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD'] as const;

export const MAX_QUOTED_ITEMS = 10;
export const MAX_QUOTED_LENGTH = 150;
/** A thousand million, in hundredths: sums stay exact. */
export const MAX_CENTS = 100_000_000_000;

export const quotedItemSchema = z.object({
  text: z.string().trim().min(1).max(MAX_QUOTED_LENGTH),
  /** Hundredths of the currency's unit, of every currency. */
  cents: z.number().int().min(0).max(MAX_CENTS),
});
export type QuotedItem = z.infer<typeof quotedItemSchema>;

export const QUOTATION_STATES = ['open', 'accepted', 'declined', 'waived', 'withdrawn'] as const;

/** The newest quotation of a request; those before it stand in the history (R9). */
export const quotationSchema = z.object({
  /** The first of a request is 1. */
  no: z.number().int().min(1),
  items: z.array(quotedItemSchema).min(1).max(MAX_QUOTED_ITEMS),
  currency: z.enum(CURRENCIES),
  text: z.string().optional(),
  by: personRefSchema,
  at: z.date(),
  state: z.enum(QUOTATION_STATES),
  decidedBy: personRefSchema.optional(),
  decidedAt: z.date().optional(),
});
export type Quotation = z.infer<typeof quotationSchema>;

/** @returns hundredths of the currency's unit */
export const totalOf = (items: readonly QuotedItem[]): number =>
  items.reduce((sum, { cents }) => sum + cents, 0);

export const isQuotationOpen = ({ quotation }: Pick<Ticket, 'quotation'>): boolean =>
  quotation?.state === 'open';

/** What is done, or given up, before the customer has decided is not charged. */
export function withdrawn({ quotation }: Pick<Ticket, 'quotation'>): Pick<Partial<Ticket>, 'quotation'> {
  return quotation?.state === 'open' ? { quotation: { ...quotation, state: 'withdrawn' } } : {};
}
