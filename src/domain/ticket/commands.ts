import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { itemOutcomeSaidSchema } from './item-outcomes.js';
import { RELATIONS } from './linked.js';
import { METRICS, RECEIPT } from '../sla/terms.js';
import { MAX_ITEM_LENGTH, MAX_ITEMS } from './ticket.js';
import { CATEGORIES, GROUNDS, MEASURES, MODES, OUTCOMES, SEVERITIES, WAITING_FOR } from './words.js';
import { CURRENCIES, MAX_QUOTED_ITEMS, quotedItemSchema } from './quotation.js';
import type { Verb } from './lifecycle.js';
import { freshSchema, MAX_LINE, replacementSaidSchema } from './replacement.js';
import { unsolvableSaidSchema } from './unsolvable.js';

/** Long enough for an account of what was done, short enough for a section block (3,000 characters). */
export const MAX_TEXT = 2500;
/** Steps of an emergency plan: as many as a list to be ticked holds, each as long as one of its values. */
export const MAX_STEPS = 10;
export const MAX_STEP_LENGTH = 150;
/** Experts in one group. */
export const MAX_EXPERTS = 20;
const text = z.string().trim().min(1).max(MAX_TEXT);
const line = z.string().trim().min(1).max(MAX_LINE);
/** R25: how it will be solved, and about when. */
const proposal = z.object({ mode: z.enum(MODES), text, expectedAt: z.date().optional() });
const command = <D extends Verb, S extends z.ZodRawShape>(verb: D, shape: S) =>
  z.object({ do: z.literal(verb), ...shape });

/** What a person can ask to be done with a request. Imperatives; every way in (button, modal, subcommand) ends here. */
export const commandSchema = z.discriminatedUnion('do', [
  command('acknowledge', {}),
  command('accept', {}),
  /** R22, R37: `text` says more of the grounds; `other` needs it. */
  command('assign', { engineer: personRefSchema, grounds: z.enum(GROUNDS), text: text.optional() }),
  command('propose', proposal.shape),
  /** With the proposal, where none was made before. */
  command('depart', { proposal: proposal.omit({ mode: true }).optional() }),
  command('arrive', {}),
  command('wait', { waitingFor: z.enum(WAITING_FOR), reason: text }),
  command('resume', {}),
  command('resolve', {
    outcome: z.enum(OUTCOMES),
    text,
    /** How it was to be solved, where nobody has told the customer before. */
    proposal: proposal.optional(),
    /** Of a request of several items: what became of each. */
    items: z.array(itemOutcomeSaidSchema).max(MAX_ITEMS).optional(),
    /** What is not done goes on in a request of its own. */
    split: z.boolean().optional(),
    /** Of what cannot be solved: what is put to the customer. */
    unsolvable: unsolvableSaidSchema.optional(),
    /** Of what was replaced by new equipment: which, by which (R4, R39). */
    replacements: z.array(replacementSaidSchema).max(MAX_ITEMS).optional(),
  }),
  command('confirm', { remark: z.string().trim().max(MAX_TEXT).optional() }),
  command('sign-off', {}),
  command('refuse', {
    reason: text,
    /** The items it is about; none for the whole. */
    items: z.array(z.coerce.number().int().min(1)).max(MAX_ITEMS).optional(),
  }),
  command('archive', {}),
  command('reopen', { reason: text }),
  command('cancel', { reason: text }),
  command('note', { text, through: z.string().optional() }),
  command('reply', {
    text: z.string().max(12_000),
    files: z.number().int().optional(),
    /** What Slack calls them; of files that it does not name there are fewer. */
    fileIds: z.array(z.string()).optional(),
    slackTs: z.string().optional(),
    /** Said about this request, which is merged into the one that takes it up. */
    through: z.string().optional(),
    /** Where it was written: what is said in the desk's own thread stays with the desk. */
    place: z.enum(['customer', 'desk']).default('customer'),
  }),
  command('reclassify', { severity: z.enum(SEVERITIES), category: z.enum(CATEGORIES) }),
  command('take', {}),
  command('handover', { text }),
  command('convene', { experts: z.array(personRefSchema).min(1).max(MAX_EXPERTS), text }),
  command('plan', {
    owner: personRefSchema,
    measure: z.enum(MEASURES),
    steps: z.array(z.string().trim().min(1).max(MAX_STEP_LENGTH)).max(MAX_STEPS).default([]),
    /** Those of the steps that are done. */
    done: z.array(z.string()).default([]),
    /** By when the customer hears from us next. */
    nextWordAt: z.date().optional(),
    /** Words to the customer. */
    text: z.string().trim().max(MAX_TEXT).optional(),
  }),
  command('close-plan', { text }),
  /** When something was really done: the clock's end is put there (sla.md rule 8); of the receipt, the start of all of them. */
  command('correct', { metric: z.enum([...METRICS, RECEIPT]), to: z.date(), reason: text }),
  command('dispute', { reason: text }),
  command('uphold', { text }),
  command('annul', { text }),
  command('quote', {
    items: z.array(quotedItemSchema).min(1).max(MAX_QUOTED_ITEMS),
    currency: z.enum(CURRENCIES),
    text: z.string().trim().max(MAX_TEXT).optional(),
  }),
  command('accept-quote', { remark: z.string().trim().max(MAX_TEXT).optional() }),
  command('decline-quote', { reason: text }),
  command('waive', { text }),
  command('replace', {
    /** Number or serial number of what is replaced. */
    old: line,
    ...freshSchema.shape,
  }),
  /** Into the request of this number. */
  command('merge', { into: z.string().min(1).max(40) }),
  /** How it stands to the request of this number. */
  command('link', { to: z.string().min(1).max(40), relation: z.enum(RELATIONS) }),
  /** Something that the customer would like to have (R16). */
  command('wish', { text: z.string().trim().min(1).max(MAX_ITEM_LENGTH) }),
  command('unlink', { to: z.string().min(1).max(40) }),
  /** Items that were not done. */
  command('split', { items: z.array(z.coerce.number().int().min(1)).min(1).max(MAX_ITEMS) }),
]);
export type Command = z.output<typeof commandSchema>;
export type CommandOf<V extends Verb> = Extract<Command, { do: V }>;
