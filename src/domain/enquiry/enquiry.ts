import { z } from 'zod';
import { LOCALES, personRefSchema } from '../people/person.js';
import { SIDES } from '../record/fact.js';
import { MINUTE_MS } from '../time/units.js';

/** By these words other records know the kind, and say that one has become a request. */
export const ENQUIRY = 'enquiry';
export const REGISTERED = 'registered';

/**
 * `waiting`: one of ours may still answer by themselves before anything is offered. `offered`: the customer and the desk are asked
 * whether it is a request. All others are ends.
 */
export const ENQUIRY_STATUSES = [
  'waiting',
  'offered',
  'answered',
  'registered',
  'declined',
  'dismissed',
  'withdrawn',
] as const;
export type EnquiryStatus = (typeof ENQUIRY_STATUSES)[number];

/** What somebody wrote, as it reads now. */
const messageSchema = z.object({
  ts: z.string(),
  by: personRefSchema,
  side: z.enum(SIDES),
  text: z.string(),
  fileIds: z.array(z.string()),
  isDeleted: z.boolean(),
});
export type EnquiryMessage = z.infer<typeof messageSchema>;

/** Where it stands and what was promised: known when it is heard, and the same for ever. */
export const HEARD = {
  contractId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  /** The customer's channel, and the thread it was written in. */
  channel: z.string(),
  threadTs: z.string().optional(),
  /** The desk's channel. */
  desk: z.string(),
  /** What the customer's channel speaks. */
  locale: z.enum(LOCALES),
  /** Of the contract: in it times are said where Slack does not say them in the reader's. */
  zone: z.string(),
  /** When it is offered to be registered, unless one of ours has answered by then. */
  offerAt: z.date(),
  /** By when a request made of it has to be answered (R2). */
  dueAt: z.date(),
  /** When whoever decides is asked, if nobody has decided. */
  chaseAt: z.array(z.date()),
  /** The rotas of which whoever is on duty is asked too. */
  rotas: z.array(z.string()),
};

/**
 * A customer's plain message that is no request yet, with what the same person wrote right after it and what was said under it (R34:
 * nothing between the customer's words and the engineer is forgotten).
 */
export const enquirySchema = z.object({
  ...HEARD,
  status: z.enum(ENQUIRY_STATUSES),
  /** Of the customer's, who wrote first. */
  author: personRefSchema,
  /** In the order in which they came; the first one is what it is about. */
  messages: z.array(messageSchema).min(1),
  lastSaidAt: z.date(),
  /** How often somebody was asked to decide, and all who were. */
  chased: z.number().int(),
  asked: z.array(personRefSchema),
  /** Whoever ended it, and what they said. */
  endedBy: personRefSchema.optional(),
  remark: z.string().optional(),
  request: z.string().optional(),
});
export type Enquiry = z.infer<typeof enquirySchema>;

export const isUndecided = ({ status }: Pick<Enquiry, 'status'>): boolean =>
  status === 'waiting' || status === 'offered';

/** What the customer wrote, as a request is made of it: what they took back is not in it. */
export const wordsOf = ({ messages }: Pick<Enquiry, 'messages'>): string =>
  theirs(messages)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n');

/** Whether this message is all that the customer wrote. */
export const isAbout = ({ messages }: Pick<Enquiry, 'messages'>, ts: string): boolean =>
  theirs(messages).every((message) => message.ts === ts);

/** Ids of the files that came with it, each once. */
export const filesOf = ({ messages }: Pick<Enquiry, 'messages'>): string[] => [
  ...new Set(theirs(messages).flatMap(({ fileIds }) => fileIds)),
];

const theirs = (messages: readonly EnquiryMessage[]): EnquiryMessage[] =>
  messages.filter(({ side, isDeleted }) => side === 'customer' && !isDeleted);

/** For so long after their last message what the same person writes beside it belongs to it: people write in several lines. */
const SAME_BREATH_MS = 5 * MINUTE_MS;

/** Whether a message of a customer's goes on with this one: it stands under it, or they have not stopped writing. */
export function goesOn(
  enquiry: Enquiry,
  { by, threadTs, at }: { readonly by: string; readonly threadTs?: string | undefined; readonly at: Date },
): boolean {
  if (threadTs !== undefined) return isUnder(enquiry, threadTs);
  return enquiry.author.id === by && at.getTime() - enquiry.lastSaidAt.getTime() <= SAME_BREATH_MS;
}

/** Whether a thread is this one's: it hangs on one of its messages, or it was written there. */
export const isUnder = ({ messages, threadTs }: Enquiry, thread: string): boolean =>
  threadTs === thread || messages.some(({ ts }) => ts === thread);

/** The thread in which it is answered. */
export const threadOf = ({ threadTs, messages }: Pick<Enquiry, 'threadTs' | 'messages'>): string =>
  threadTs ?? messages[0]!.ts;
