import { z } from 'zod';
import { personRefSchema } from '../people/person.js';
import { overrideSchema, rotaFields } from './rota.js';

/** What happened to a rota or a leave, and who did it (R34). */
export const dutyEntrySchema = z.object({
  cause: z.string(),
  at: z.date(),
  by: personRefSchema,
  did: z.enum([
    'made',
    'changed',
    'retired',
    'overrode',
    'ended-override',
    'proposed-swap',
    'accepted-swap',
    'declined-swap',
    'withdrew-swap',
    'let-swap-expire',
    'announced-leave',
    'ended-leave',
  ]),
  /** What it was about, as it was then. */
  about: z.record(z.string(), z.unknown()).optional(),
});
export type DutyEntry = z.infer<typeof dutyEntrySchema>;

/** A part of a layer, `[from, to)`, that somebody gives away. */
const shareSchema = z.object({ layerId: z.string(), from: z.date(), to: z.date(), person: personRefSchema });
export type Share = z.infer<typeof shareSchema>;

/** One asks another to swap: `mine` of the proposer's for `yours` of the colleague's. */
const swapSchema = z.object({
  id: z.string(),
  mine: shareSchema,
  yours: shareSchema,
  state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn', 'expired']),
  at: z.date(),
  /** When the first of the two begins: nobody can accept it any more. */
  expiresAt: z.date(),
});
export type Swap = z.infer<typeof swapSchema>;

/** A rota as it is kept: what is in force, what was, and what its last handover told. */
export const rotaRecordSchema = rotaFields.extend({
  /** Counts what people changed about it as a whole; the version also counts overrides and handovers. */
  edition: z.number().int(),
  /** Overrides that have ended. */
  past: z.array(overrideSchema),
  swaps: z.array(swapSchema),
  /** What the last handover found: whom it knew to be on duty, and whether somebody was missing. */
  seen: z.object({ at: z.date(), people: z.array(z.string()), gap: z.boolean() }).optional(),
  changedAt: z.date(),
  /** When somebody else may come on duty, or a proposal expires; none once it is retired. */
  nextInstantAt: z.date().optional(),
  retiredAt: z.date().optional(),
  history: z.array(dutyEntrySchema),
});
export type RotaRecord = z.infer<typeof rotaRecordSchema>;

/** A rota whole, with its past: for a calendar that looks back. */
export const withPast = (record: RotaRecord): RotaRecord => ({
  ...record,
  overrides: [...record.past, ...record.overrides],
});
