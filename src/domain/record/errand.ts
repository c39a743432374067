import { z } from 'zod';
import type { Intent } from './outbox.js';
import { personRefSchema } from '../people/person.js';
import { SIDES, type Doer } from './fact.js';

/** A record, of whatever kind, as others name it. */
export const recordNameSchema = z.object({ kind: z.string(), id: z.string() });
export type RecordName = z.infer<typeof recordNameSchema>;

/** A record that is asked for something, or the kind of one that is to be opened. */
const addresseeSchema = z.object({ kind: z.string(), id: z.string().optional() });

/**
 * What an act on one record asks of another: who begets whom (a failed point a request, a closed request a follow-up). It is
 * owed as messages are, in the update of the act, and brought by the same delivery, once by its cause.
 */
export const errandSchema = z.object({
  to: addresseeSchema,
  from: recordNameSchema,
  /** The word of the kind that is asked. */
  do: z.string(),
  given: z.unknown().optional(),
  /** Whoever acted. */
  by: personRefSchema,
  side: z.enum(SIDES),
  at: z.date(),
});
export type Errand = z.infer<typeof errandSchema>;

/** An errand as a rule states it. @param to without an id: a new record of this kind is opened with `given` */
export interface StatedErrand {
  readonly to: { readonly kind: string; readonly id?: string };
  readonly do: string;
  readonly given?: unknown;
}

/** Lanes of records are beside those of channels and people; one errand after another goes to one record. */
const LANE = 'record:';
export const isRecordLane = (lane: string): boolean => lane.startsWith(LANE);

interface Act extends Doer {
  readonly from: RecordName;
  readonly at: Date;
}

/** The errand as an entry of the outbox. What opens records of a kind has one lane: they come in order. */
export const errandIntent = ({ to, do: what, given }: StatedErrand, act: Act): Intent => ({
  kind: 'errand',
  lane: `${LANE}${to.kind}/${to.id ?? 'new'}`,
  message: what,
  data: { ...act, to, do: what, given },
});
