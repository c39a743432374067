import { z } from 'zod';
import { personRefSchema } from '../people/person.js';

/**
 * What people sign on the way of a request, in the paper's order: the receiver (R20), the head of the technical
 * department (R20, R22), the engineer taking it over (R22), the dispatcher and the taker of a task sheet (R37, R38), whoever
 * decides the solution (R24), the customer who decides on a quotation (R9), the staff, the customer (R27), the archivist.
 */
export const ACTS = [
  'received',
  'accepted',
  'taken-over',
  'dispatched',
  'taken',
  'solution',
  'quotation',
  'staff',
  'customer',
  'archived',
] as const;
export type Act = (typeof ACTS)[number];

/** Names of what can be signed; `content.ts` says which parts of a request each consists of. */
export const CONTENTS = [
  'request',
  'responsibility',
  'assignment',
  'work-order',
  'solution',
  'quotation',
  'result',
  'explanation',
  'remote-work',
  'file',
] as const;
export type ContentName = (typeof CONTENTS)[number];

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** One act of signing, chained to the one before (R34): changing either changes its hash. */
export const signatureSchema = z.object({
  /** From 1, without a gap. */
  no: z.number().int().min(1),
  /** The cycle of the request: a reopened one is signed anew, in the same chain. */
  round: z.number().int().min(1),
  act: z.enum(ACTS),
  by: personRefSchema,
  /** The Slack workspace they signed from; absent when Slack did not say. */
  teamId: z.string().optional(),
  /** When they did it. */
  at: z.date(),
  /** What was signed: a name of `CONTENTS` and the version of its form, `request/1`. */
  what: z.string(),
  /** The fact of the history by which it was signed. */
  factId: z.string(),
  /** SHA-256 over the canonical content; over the signature before, 64 zeros for the first; over this one. */
  contentHash: hash,
  previousHash: hash,
  hash,
});
export type Signature = z.infer<typeof signatureSchema>;

/** The chain over every fact of the history, signed or not: where it stands. */
export const sealSchema = z.object({
  /** Facts that stood in the history when sealing began: none, but for requests of before there were seals. */
  from: z.number().int().min(0),
  /** How many facts are sealed, and SHA-256 over all of them and the request as it was filed. */
  facts: z.number().int().min(0),
  hash,
  /**
   * The chain that was before this one: it was found whole, and ended when personal data was erased that its hashes were
   * made of. Its signatures are still there, and are sealed by this one.
   */
  before: z.object({ facts: z.number().int().min(0), hash, signatures: z.number().int().min(0) }).optional(),
});
export type Seal = z.infer<typeof sealSchema>;

/** A hash as people compare it: twelve characters in threes of four. */
export const shortHash = (full: string): string =>
  full
    .slice(0, 12)
    .replace(/(.{4})(?=.)/g, '$1 ')
    .toUpperCase();
