import { z } from 'zod';
import { LOCALES } from '../people/person.js';

/**
 * Something owed to Slack. It is written in the same update as the fact that caused it, so that neither can be
 * without the other; delivery takes it from there. What it says is rendered when it is sent, from the document
 * it stands in: a card therefore always shows the newest state.
 */
export const outboxEntrySchema = z.object({
  /** Made from the cause, so a repeated command cannot owe the same thing twice. */
  id: z.string(),
  /** Entries of one lane go out one after another: a channel, or a person's id for direct messages. */
  lane: z.string(),
  kind: z.enum([
    'post-card',
    'update-card',
    'post-thread',
    'post',
    'direct',
    'update-message',
    'files',
    'errand',
  ]),
  /** Which card or thread, for the kinds that have one. */
  place: z.enum(['customer', 'desk', 'source', 'intake']).optional(),
  /** Which message (`slack/messages`), told about which fact. */
  message: z.string(),
  factId: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  locale: z.enum(LOCALES).optional(),
  createdAt: z.date(),
  /** Order among entries written at the same instant. */
  seq: z.number().int(),
  dueAt: z.date(),
  /** Until then it waits and lets those behind it pass: its person has quiet hours. */
  notBefore: z.date().optional(),
  /** It waits because its person has had many pages lately, and not for quiet hours. */
  storm: z.boolean().optional(),
  /** The message in which it goes out together with others; written before that is sent. */
  digest: z.string().optional(),
  attempts: z.number().int(),
  /** True once a send has begun: only then can Slack have it without our knowing. */
  begun: z.boolean().optional(),
  lastError: z.string().optional(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;

/** Slack's ids of people begin with U or W, those of channels do not. */
export const isPersonLane = (lane: string): boolean => /^[UW]/.test(lane);

/** What announcing decides; `outboxEntries` gives it identity and time. */
export type Intent = Pick<OutboxEntry, 'lane' | 'kind' | 'message'> &
  Partial<Pick<OutboxEntry, 'place' | 'factId' | 'data' | 'locale' | 'notBefore'>>;

/** More than one command owes; what later versions of a document owe comes after it, at the same instant too. */
const SEQ_OF_A_VERSION = 1000;

/** The document that owes, as it was before the command. */
interface Before {
  readonly version: number;
  /** When its last change was recorded: clocks of processes differ, what it owes stays in order. */
  readonly changedAt?: Date | undefined;
}

/**
 * @param intents what is to be told, in order
 * @param cause the cause of the command; with the place in the list it is the entry's identity
 * @param before absent for a new document
 * @returns entries due at once, or when they may go
 */
export function outboxEntries(
  intents: readonly Intent[],
  cause: string,
  now: Date,
  before: Before = { version: 0 },
): OutboxEntry[] {
  const { version, changedAt } = before;
  return intents.map((intent, index) => ({
    ...intent,
    id: `${cause}/${index}`,
    createdAt: changedAt && changedAt > now ? changedAt : now,
    seq: version * SEQ_OF_A_VERSION + index,
    dueAt: intent.notBefore && intent.notBefore > now ? intent.notBefore : now,
    attempts: 0,
  }));
}
