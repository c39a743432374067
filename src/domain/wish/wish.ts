import { z } from 'zod';
import { isErased } from '../custody/commitment.js';
import { outboxEntrySchema } from '../record/outbox.js';
import { LOCALES, personRefSchema } from '../people/person.js';
import { WISH_STATUSES } from './words.js';

/** A request in which a customer says that they want this; the first of them is the one that it was recorded from. */
export const backerSchema = z.object({
  contractId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  /** Where and how they are told. */
  channel: z.string(),
  locale: z.enum(LOCALES),
  request: z.string(),
  /** Who wants it, as the request names them. */
  name: z.string(),
  at: z.date(),
  cause: z.string(),
});
export type Backer = z.infer<typeof backerSchema>;

/** By when, in which release; either may be known without the other. */
const plan = { day: z.string().optional(), release: z.string().optional() };

const base = {
  id: z.string(),
  cause: z.string(),
  at: z.date(),
  recordedAt: z.date(),
  by: personRefSchema,
};
const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...base, type: z.literal(type), ...shape });

/** What has happened to a wish; never changed, never removed (R34). */
export const wishFactSchema = z.discriminatedUnion('type', [
  fact('recorded', { request: z.string() }),
  /** Somebody else wants the same. */
  fact('backed', { request: z.string(), customerId: z.string(), customerName: z.string() }),
  /** For the desk only. */
  fact('commented', { text: z.string() }),
  fact('owned', { owner: personRefSchema }),
  fact('reviewing', { text: z.string().optional() }),
  fact('planned', { ...plan, text: z.string().optional() }),
  fact('done', { release: z.string().optional(), text: z.string().optional() }),
  fact('declined', { text: z.string() }),
]);
export type WishFact = z.infer<typeof wishFactSchema>;

/** A wish or requirement that customers have for a system (R16): state, history and what is still to be told. */
export const wishSchema = z.object({
  /** `WR-2026-000007`; it is the key of the store. */
  id: z.string(),
  version: z.number().int(),
  status: z.enum(WISH_STATUSES),
  text: z.string(),
  /** What makes two texts the same wish. */
  same: z.string(),
  recordedAt: z.date(),
  /** When anything about it was said last. */
  changedAt: z.date(),
  backers: z.array(backerSchema).min(1),
  customerIds: z.array(z.string()),
  owner: personRefSchema.optional(),
  plan: z.object(plan).optional(),
  history: z.array(wishFactSchema),
  outbox: z.array(outboxEntrySchema),
});
export type Wish = z.infer<typeof wishSchema>;

/** A text is as long as an item of a request. */
export const MAX_WISH = 2000;
/** Of a release, and of words to the customer. */
export const MAX_RELEASE = 60;
export const MAX_WISH_WORDS = 1000;
/** Requests behind one wish; more are one more customer’s and do not change what it is. */
export const MAX_BACKERS = 500;

/** Its first line, short enough for a list. */
export function wishTitle({ text }: Pick<Wish, 'text'>, length = 80): string {
  // Cut short it would not be known for what it is.
  if (isErased(text)) return text;
  const letters = Array.from(text.split('\n')[0]!.trim());
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : letters.join('');
}

/** What a customer may know of it: that it is theirs, never who else wants it. */
export const backedBy = ({ backers }: Pick<Wish, 'backers'>, customerIds: readonly string[]): Backer[] =>
  backers.filter(({ customerId }) => customerIds.includes(customerId));
