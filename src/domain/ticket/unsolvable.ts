import { z } from 'zod';
import type { Contract } from '../contract/contract.js';
import { isReplacedFree } from '../contract/phase.js';
import type { Ticket } from './ticket.js';

/** What is offered instead of a solution: new equipment (R4), or something else. */
export const OFFERS = ['replacement', 'other'] as const;

/** So much of each is said that all of it stands in one message, word for word. */
export const MAX_REASON = 800;
export const MAX_CONSULTED = 300;
export const MAX_OFFER = 800;
export const MAX_WHY_NOT = 500;

/**
 * R26: what cannot be solved is explained, and the customer signs or refuses exactly these words: why, who was consulted,
 * what is offered instead. What people write stands in fields of the names by which it can be erased (custody/texts.ts).
 */
export const unsolvableSchema = z.object({
  reason: z.string(),
  consulted: z.object({ text: z.string() }),
  instead: z.object({ offer: z.enum(OFFERS), text: z.string() }),
  /** Why it is not replaced free of charge, where it might be. */
  whyNot: z.object({ reason: z.string() }).optional(),
  /** Whether new equipment is free of charge (R4), by the day of receipt. */
  free: z.boolean(),
});
type Unsolvable = z.infer<typeof unsolvableSchema>;

export type UnsolvablePart = 'reason' | 'consulted' | 'free' | 'paid' | 'other' | 'whyNot';

/** What is put to the customer, in the order in which it is read. */
export const unsolvableParts = ({
  reason,
  consulted,
  instead,
  whyNot,
  free,
}: Unsolvable): { readonly part: UnsolvablePart; readonly text: string }[] => [
  { part: 'reason', text: reason },
  { part: 'consulted', text: consulted.text },
  { part: offered(instead.offer, free), text: instead.text },
  ...(whyNot ? [{ part: 'whyNot' as const, text: whyNot.reason }] : []),
];

const offered = (offer: (typeof OFFERS)[number], free: boolean): UnsolvablePart =>
  offer === 'other' ? 'other' : free ? 'free' : 'paid';

const said = (max: number) => z.string().trim().min(1).max(max);

/** As somebody says it. */
export const unsolvableSaidSchema = z.object({
  reason: said(MAX_REASON),
  consulted: z.object({ text: said(MAX_CONSULTED) }),
  instead: z.object({ offer: z.enum(OFFERS), text: said(MAX_OFFER) }),
  whyNot: z.object({ reason: said(MAX_WHY_NOT) }).optional(),
});

/** Whether what the request is about is replaced free of charge (R4); a request of a paid phase never is. */
export const mayBeReplacedFree = (
  { phase, receivedAt, equipmentId }: Pick<Ticket, 'phase' | 'receivedAt' | 'equipmentId'>,
  contract: Contract | undefined,
): boolean => phase !== 'paid' && contract !== undefined && isReplacedFree(contract, receivedAt, equipmentId);
