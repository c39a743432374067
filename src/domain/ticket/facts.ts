import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import {
  CATEGORIES,
  DISPATCH_RULES,
  GROUNDS,
  MEASURES,
  MODES,
  OUTCOMES,
  SEVERITIES,
  STEPS,
  WAITING_FOR,
} from './words.js';
import { CURRENCIES, quotedItemSchema } from './quotation.js';
import { itemOutcomeSchema } from './item-outcomes.js';
import { ENDINGS } from './errands.js';
import { linkSchema } from './linked.js';
import { METRICS } from '../sla/terms.js';
import { mergedInSchema, mergedIntoSchema } from './merged.js';
import { movedClockSchema } from './moves.js';
import { splitFromSchema } from './split.js';
import { termsSchema } from './terms.js';
import { unansweredSchema } from './unanswered.js';
import { unsolvableSchema } from './unsolvable.js';

const base = {
  /** `cause#n`: the same command decided again gives the same facts. */
  id: z.string(),
  /** What made the act one act however often it is delivered: a press, a view, a message, a sweep. */
  cause: z.string(),
  /** When the person did it (sla.md rule 4); `recordedAt` is when it was committed. */
  at: z.date(),
  recordedAt: z.date(),
  by: personRefSchema,
  side: z.enum(['ours', 'customer', 'system']),
  /** Random: without it nobody can guess a text of this fact that was erased (custody/salts.ts). */
  salt: z.string().optional(),
};
const why = ['on-leave', 'quiet', 'not-reached'] as const;
/** Somebody whom a level names and who was not asked. */
export const absentSchema = z.object({ person: personRefSchema, why: z.enum(why) });
export type Absent = z.infer<typeof absentSchema>;

/** A step of an emergency plan. */
export const stepSchema = z.object({ text: z.string(), done: z.boolean() });

/** What is written in a thread. */
const written = {
  /** How many files came with it, and which: facts of before they were kept have the number alone. */
  files: z.number().int().optional(),
  fileIds: z.array(z.string()).optional(),
  slackTs: z.string().optional(),
  /** Said about a request that is merged into this one. */
  through: z.string().optional(),
};

const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...base, type: z.literal(type), ...shape });

/**
 * What has happened to a request, in the past tense; never changed, never removed (R34). Everything the
 * clocks say is derived from these.
 */
export const factSchema = z.discriminatedUnion('type', [
  fact('registered', {
    channelOfReceipt: z.string(),
    /** Items of another request were moved here. */
    from: splitFromSchema.optional(),
    /** When it was received, where it was registered later, and why only then. */
    receivedAt: z.date().optional(),
    reason: z.string().optional(),
    /** The whole message that it was registered from, where the items do not say the same. */
    text: z.string().optional(),
  }),
  /** `owns`: whoever acknowledged became responsible by it (R23). */
  fact('acknowledged', { owns: z.literal(true).optional() }),
  fact('accepted', {}),
  /** Of before grounds were asked for they are not known. */
  fact('assigned', {
    engineer: personRefSchema,
    grounds: z.enum(GROUNDS).optional(),
    text: z.string().optional(),
  }),
  /** Nobody named them: by which rule of the desk they have it, and in which promise that stands. */
  fact('dispatched-by-rule', {
    rule: z.enum(DISPATCH_RULES),
    engineer: personRefSchema,
    policy: z.object({ name: z.string(), version: z.number().int() }),
  }),
  fact('proposed', { mode: z.enum(MODES), text: z.string(), expectedAt: z.date().optional() }),
  fact('departed', {}),
  fact('arrived', {}),
  fact('waiting', {
    waitingFor: z.enum(WAITING_FOR),
    reason: z.string(),
    until: z.date(),
    quotation: z.number().int().optional(),
  }),
  fact('resumed', { automatic: z.boolean(), quotation: z.number().int().optional() }),
  fact('resolved', {
    outcome: z.enum(OUTCOMES),
    text: z.string(),
    items: z.array(itemOutcomeSchema).optional(),
    unsolvable: unsolvableSchema.optional(),
  }),
  fact('confirmed', { remark: z.string().optional() }),
  fact('signed-off', {}),
  /** `items`: which of them, when not the whole. */
  fact('refused', { reason: z.string(), items: z.array(z.number().int()).optional() }),
  fact('archived', {}),
  fact('reopened', { reason: z.string(), cycle: z.number().int() }),
  fact('cancelled', { reason: z.string() }),
  fact('noted', { text: z.string(), ...written }),
  fact('replied', { text: z.string(), ...written }),
  /** Of what a fact keeps, its author has made other words in Slack, or none; the old ones stay (R34). */
  fact('words-changed', { of: z.string(), text: z.string() }),
  fact('words-deleted', { of: z.string() }),
  fact('reclassified', {
    severity: z.enum(SEVERITIES),
    category: z.enum(CATEGORIES),
    previousSeverity: z.enum(SEVERITIES),
    previousCategory: z.enum(CATEGORIES),
  }),
  fact('warned', { metric: z.enum(METRICS), cycle: z.number(), threshold: z.number(), dueAt: z.date() }),
  fact('breached', { metric: z.enum(METRICS), cycle: z.number(), dueAt: z.date() }),
  fact('escalated', {
    metric: z.enum(METRICS),
    cycle: z.number(),
    /** Which asking of this escalation it is. */
    round: z.number().int(),
    /** From 1; absent once the ladder is at its end and the channel is asked. */
    level: z.number().int().optional(),
    /** Who was asked; nobody when the level is empty. */
    to: z.array(personRefSchema).optional(),
    absent: z.array(absentSchema).optional(),
  }),
  fact('not-reached', { person: personRefSchema, told: z.string(), reason: z.string() }),
  fact('stalled', { metric: z.enum(METRICS), cycle: z.number(), takenBy: personRefSchema.optional() }),
  fact('taken', {}),
  fact('handed-over', { text: z.string() }),
  fact('convened', { experts: z.array(personRefSchema), text: z.string() }),
  fact('emergency-plan-opened', {
    cycle: z.number().int(),
    owner: personRefSchema.optional(),
    nextWordAt: z.date().optional(),
  }),
  fact('emergency-planned', {
    owner: personRefSchema,
    measure: z.enum(MEASURES),
    steps: z.array(stepSchema),
    nextWordAt: z.date().optional(),
    text: z.string().optional(),
  }),
  fact('emergency-plan-closed', { text: z.string().optional() }),
  /** By a corrected time it was not time for it. */
  fact('emergency-plan-rescinded', { cycle: z.number().int(), owner: personRefSchema.optional() }),
  /** Somebody was asked to do what the request waits for (`next-step.ts`); `round` 0 is the first time, then the reminders. */
  fact('step-asked', {
    step: z.enum(STEPS),
    round: z.number().int(),
    to: z.array(personRefSchema),
    /** Who is told that the others have not done it. */
    informed: z.array(personRefSchema).optional(),
    /** Announced with the last reminder of the customer: unanswered, it is closed by the rule then (`unanswered.ts`). */
    closesAt: z.date().optional(),
  }),
  /** R27: the customer has not answered, and by the rule of the promise it is closed; nobody has signed. */
  fact('closed-unanswered', unansweredSchema.omit({ at: true }).shape),
  fact('word-due', { promisedAt: z.date(), owner: personRefSchema.optional() }),
  fact('corrected', { metric: z.enum(METRICS), from: z.date().optional(), to: z.date(), reason: z.string() }),
  /** It was received at another time than had been said: its clocks run from there (R2). */
  fact('receipt-corrected', { from: z.date(), to: z.date(), reason: z.string() }),
  fact('breach-rescinded', { metric: z.enum(METRICS), cycle: z.number() }),
  fact('pause-disputed', { reason: z.string() }),
  fact('pause-upheld', { text: z.string() }),
  fact('pause-annulled', { wait: z.string(), text: z.string() }),
  /** R9: what a paid service will cost, and what became of it. */
  fact('quoted', {
    no: z.number().int(),
    items: z.array(quotedItemSchema),
    currency: z.enum(CURRENCIES),
    text: z.string().optional(),
  }),
  fact('quote-accepted', {
    no: z.number().int(),
    /** The sum that was accepted, in hundredths. */
    cents: z.number().int(),
    currency: z.enum(CURRENCIES),
    remark: z.string().optional(),
  }),
  fact('quote-declined', { no: z.number().int(), reason: z.string() }),
  fact('charge-waived', { no: z.number().int(), text: z.string() }),
  /** R4, R39. */
  fact('equipment-replaced', {
    /** None of what the contract did not list. */
    equipmentId: z.string().optional(),
    /** What it was called then. */
    label: z.string(),
    oldSerial: z.string().optional(),
    newSerial: z.string(),
    model: z.string().optional(),
    proof: z.string().optional(),
    free: z.boolean(),
  }),
  fact('merged', mergedIntoSchema.shape),
  /** Another request came in; `receivedAt` is from when on its customer waits (sla.md rule 14). */
  fact('merged-in', {
    ...mergedInSchema.shape,
    receivedAt: z.date(),
    /** What had been merged into that one before. */
    brought: z.array(mergedInSchema).default([]),
  }),
  /** How it stands to another request; each of the two has the fact. */
  fact('linked', linkSchema.shape),
  fact('unlinked', linkSchema.shape),
  /** What it waited for has come to its end. */
  fact('unblocked', {
    ...linkSchema.pick({ number: true, title: true, customerId: true }).shape,
    became: z.enum(ENDINGS),
  }),
  /** R16: it stands in the list of wishes; `joined`: others had wished for the same. */
  fact('wish-recorded', { wish: z.string(), text: z.string(), joined: z.literal(true).optional() }),
  /** Items that were not done go on in a request of their own. */
  fact('split-off', {
    ...linkSchema.pick({ number: true, title: true, customerId: true }).shape,
    items: z.array(z.number().int().min(1)),
  }),
  /** Another policy, calendar or version of them was applied to this open request (sla.md rule 7). */
  fact('terms-changed', {
    before: termsSchema,
    after: termsSchema,
    /** Whose due time, or breach, it changed: as it was told. */
    moved: z.array(movedClockSchema).default([]),
  }),
  /**
   * Personal data was erased (custody/without-values.ts), of persons named by what stands for their id since then, of
   * parts of the filing, of the texts of facts. What was erased is nowhere; `reason` says on whose demand.
   */
  fact('erased', { what: z.array(z.string()), reason: z.string() }),
]);
export type Fact = z.infer<typeof factSchema>;
export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A fact as a verb states it; `decide` adds who, when and why. */
export type FactStated = DistributiveOmit<Fact, keyof typeof base>;
