import { z } from 'zod';
import { personRefSchema, ROLES } from '../people/person.js';

/** Which version of a policy or calendar. */
export const versionedSchema = z.object({ id: z.string(), version: z.number().int() });
export type Versioned = z.infer<typeof versionedSchema>;

/**
 * That somebody wants new versions to reach the open requests. It is written in the same update of the settings as the
 * versions themselves, so that a crash leaves both or neither; a job works it off (sla.md rule 7).
 */
export const intentionSchema = z.object({
  /** The cause of the act: submitted again, it is the same intention. */
  id: z.string(),
  /** When the person said so: from then on the new terms hold (sla.md rule 4). */
  at: z.date(),
  by: personRefSchema,
  /** What they were then, and were allowed it for. */
  roles: z.array(z.enum(ROLES)),
  /** With the calendar that a policy goes by, for requests whose version of it goes by another. */
  policies: z.array(versionedSchema.extend({ calendar: versionedSchema })),
  calendars: z.array(versionedSchema),
});
export type Intention = z.infer<typeof intentionSchema>;

/** Settings remember so many; they are taken up within seconds. */
const MOST_INTENTIONS = 50;

/** @returns the intentions of the settings with one more, unless it is there already */
export function withIntention(known: readonly Intention[] = [], added: Intention): Intention[] {
  if (known.some(({ id }) => id === added.id)) return [...known];
  return [...known, added].slice(-MOST_INTENTIONS);
}
