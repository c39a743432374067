import { z } from 'zod';
import { bundleSchema } from '../archive/bundle.js';
import { LOCALES, personRefSchema } from '../people/person.js';
import { isErased } from '../custody/commitment.js';
import { saltSchema } from '../custody/salt.js';
import { sealSchema, signatureSchema } from '../custody/signature.js';
import { outboxEntrySchema } from '../record/outbox.js';
import { PHASES } from '../contract/phase.js';
import { clockSchema } from '../sla/clock.js';
import { firedSchema } from '../sla/milestones.js';
import { escalationLevelSchema } from '../sla/escalation.js';
import { receiptSchema } from './receipt.js';
import { factSchema, stepSchema } from './facts.js';
import { quotationSchema } from './quotation.js';
import { errandSchema } from './errands.js';
import { linkSchema } from './linked.js';
import { itemOutcomeSchema } from './item-outcomes.js';
import { mergedInSchema, mergedIntoSchema, mergingSchema } from './merged.js';
import { termsSchema, type Terms } from './terms.js';
import { unansweredSchema } from './unanswered.js';
import { unsolvableSchema } from './unsolvable.js';
import {
  CATEGORIES,
  CHANNELS_OF_RECEIPT,
  MEASURES,
  MODES,
  OUTCOMES,
  SEVERITIES,
  STATUSES,
  WAITING_FOR,
} from './words.js';

/** R19: every item of a request stands on its own. */
export const MAX_ITEMS = 10;
export const MAX_ITEM_LENGTH = 2000;
/** In one form, or with one message. */
export const MAX_FILES = 10;

export const itemSchema = z.object({
  no: z.number().int().min(1),
  text: z.string().min(1).max(MAX_ITEM_LENGTH),
  /** Who is asked about this item, where that is somebody else than the requester (R19). */
  contact: z.object({ name: z.string(), phone: z.string() }).optional(),
});
export const fileRefSchema = z.object({ id: z.string(), name: z.string(), url: z.string().optional() });
export const placeSchema = z.object({
  channel: z.string(),
  ts: z.string().optional(),
  /** Of a message that is itself a reply: Slack takes answers only under the message that began the thread. */
  threadTs: z.string().optional(),
});

/**
 * A request for service, from the customer's words to the archive: state, history and what is still to be told,
 * in one document, so that one update is the whole truth (architecture.md, "The one flow").
 */
export const ticketSchema = z.object({
  /** The number people say: `SR-2026-000042` (R20). It is the key of the store. */
  id: z.string(),
  version: z.number().int(),
  status: z.enum(STATUSES),
  filingCause: z.string(),
  receivedAt: z.date(),
  contractId: z.string(),
  contractName: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  locale: z.enum(LOCALES),
  site: z.string(),
  /** Which site of the contract it is, where one was chosen: `site` says it in words, with where exactly. */
  siteId: z.string().optional(),
  system: z.string(),
  /** Decided when it was received (R7–R10); requests of the time before have none. */
  phase: z.enum(PHASES).optional(),
  /** Which piece of the contract it is about, and what it was called then. */
  equipmentId: z.string().optional(),
  equipmentLabel: z.string().optional(),
  channelOfReceipt: z.enum(CHANNELS_OF_RECEIPT),
  /** The number of the fax or mail it came with (R20, R35). */
  reference: z.string().optional(),
  /** The person asking and their phone (R19); their Slack id when they filed it themselves. */
  requester: z.object({ name: z.string(), phone: z.string(), personId: z.string().optional() }),
  filedBy: personRefSchema,
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  mode: z.enum(MODES).optional(),
  items: z.array(itemSchema).min(1).max(MAX_ITEMS),
  files: z.array(fileRefSchema),
  /** R23: exactly one, from acknowledgement or assignment until the end. */
  responsible: personRefSchema.optional(),
  acknowledgedBy: personRefSchema.optional(),
  proposal: z.object({ mode: z.enum(MODES), text: z.string(), expectedAt: z.date().optional() }).optional(),
  waiting: z
    .object({
      waitingFor: z.enum(WAITING_FOR),
      reason: z.string(),
      since: z.date(),
      until: z.date(),
      before: z.enum(STATUSES),
      /** The quotation that the customer is to decide on. */
      quotation: z.number().int().optional(),
    })
    .optional(),
  quotation: quotationSchema.optional(),
  /** Since when the contract's record has not followed a replacement; a job sees to it. */
  contractOwedSince: z.date().optional(),
  resolution: z
    .object({
      outcome: z.enum(OUTCOMES),
      text: z.string(),
      at: z.date(),
      by: personRefSchema,
      items: z.array(itemOutcomeSchema).optional(),
      unsolvable: unsolvableSchema.optional(),
    })
    .optional(),
  /** The customer's signature: who confirmed, when (R27, R37). */
  signature: z.object({ by: personRefSchema, at: z.date(), remark: z.string().optional() }).optional(),
  /** It was closed because the customer did not answer: nobody has signed (`unanswered.ts`). */
  unanswered: unansweredSchema.optional(),
  /** When nothing was owed any more: signed, withdrawn, or not answered. */
  closedAt: z.date().optional(),
  cycle: z.number().int(),
  terms: termsSchema,
  clocks: z.array(clockSchema),
  /** The instant up to which the clocks are told: replaying the history until then gives them again. */
  clocksAt: z.date().optional(),
  fired: z.array(firedSchema),
  escalation: z
    .object({
      startedAt: z.date(),
      metric: z.string(),
      cycle: z.number().int(),
      /** The policy's ladder as it was when the escalation started. */
      levels: z.array(escalationLevelSchema).default([]),
      /** Whose turn it is, counted from 0; at the ladder's length it is the channel's. */
      level: z.number().int().default(0),
      /** How often that level has been asked. */
      asked: z.number().int().default(0),
      /** How often anybody has been asked. */
      round: z.number().int(),
      nextAt: z.date().optional(),
      takenBy: personRefSchema.optional(),
      takenAt: z.date().optional(),
    })
    .optional(),
  emergencyPlan: z
    .object({
      openedAt: z.date(),
      cycle: z.number().int(),
      owner: personRefSchema.optional(),
      measure: z.enum(MEASURES).optional(),
      steps: z.array(stepSchema).default([]),
      /** By when the customer has been promised to hear from us. */
      nextWordAt: z.date().optional(),
      /** When the owner is reminded of that promise next. */
      remindAt: z.date().optional(),
      closedAt: z.date().optional(),
    })
    .optional(),
  /** R14: a major problem is with headquarters, and who has been convened for it. */
  handover: z.object({ at: z.date(), by: personRefSchema, text: z.string() }).optional(),
  experts: z.array(personRefSchema).optional(),
  /** The customer does not agree that the clock stands; decided by the technical head or management. */
  dispute: z
    .object({
      by: personRefSchema,
      at: z.date(),
      reason: z.string(),
      /** The fact with which the pause began. */
      wait: z.string(),
      decided: z.enum(['upheld', 'annulled']).optional(),
    })
    .optional(),
  /** It is closed, and goes on there. */
  mergedInto: mergedIntoSchema.optional(),
  /** What came in by merging. */
  mergedIn: z.array(mergedInSchema).optional(),
  /** What is about to come in: intended, and not yet done in both (decisions.md). */
  merging: z.array(mergingSchema).optional(),
  /** Other requests that it stands in a relation to. */
  links: z.array(linkSchema).optional(),
  /** What acts on it owe to other documents, and have not done there yet. */
  errands: z.array(errandSchema).optional(),
  /** The next instant at which the clock has something to do; indexed, swept (architecture.md, "The one flow"). */
  nextInstantAt: z.date().optional(),
  /** When the customer is owed something next: the earliest due time of a running clock, for lists and Home. */
  nextDueAt: z.date().optional(),
  /** Engineers of the contract, told while nobody is responsible yet. */
  engineers: z.array(personRefSchema),
  places: z.object({ customer: placeSchema, desk: placeSchema, source: placeSchema.optional() }),
  history: z.array(factSchema),
  /** What was signed by facts of the history, and the seal over all of them (R34); none of before there were any. */
  signatures: z.array(signatureSchema).default([]),
  seal: sealSchema.optional(),
  /** Of the personal data; none of before there were any. Where one is gone, what it was for was erased. */
  salts: z.array(saltSchema).optional(),
  /** Its newest bundle in the archive (R21, R24). */
  bundle: bundleSchema.optional(),
  outbox: z.array(outboxEntrySchema),
  /** The newest of what was told; delivery's alone. */
  receipts: z.array(receiptSchema).optional(),
});
export type Ticket = z.infer<typeof ticketSchema>;
export type { Terms };

/** The first item's first line, short enough for a list, a title or a chart. */
export function titleOf(ticket: Pick<Ticket, 'items'>, length = 60): string {
  const text = ticket.items[0]?.text ?? '';
  // Cut short it would not be known for what it is.
  if (isErased(text)) return text;
  const line = text.split('\n')[0]!.trim();
  const characters = Array.from(line);
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : line;
}

/** Whether any clock stands while we wait for them: for a supplier only if the policy says so (sla.md rule 6). */
export function clockStands({ terms }: Pick<Ticket, 'terms'>, waitingFor: 'customer' | 'supplier'): boolean {
  const { pauses, supplierPauses } = terms.policy;
  return (waitingFor === 'customer' ? pauses : supplierPauses).length > 0;
}
