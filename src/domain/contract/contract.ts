import { z } from 'zod';
import { LOCALES, personRefSchema } from '../people/person.js';

/**
 * What binds a customer's channel to the desk: customer, contract, site and systems, who is resident (R8),
 * and where the desk looks. One contract has one customer channel.
 */
export const contractSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  customerId: z.string(),
  customerName: z.string(),
  name: z.string(),
  site: z.string(),
  systems: z.array(z.string()),
  acceptedDay: z.iso.date().optional(),
  zone: z.string(),
  locale: z.enum(LOCALES),
  customerChannel: z.string(),
  deskChannel: z.string(),
  policyId: z.string(),
  /** A calendar of the desk, above the one that the policy names. */
  calendarId: z.string().optional(),
  engineers: z.array(personRefSchema),
  /** Where the intake card stands once Slack has confirmed it. */
  intakeCardTs: z.string().optional(),
  nextReportAt: z.date(),
  history: z.array(z.object({ cause: z.string(), at: z.date(), by: personRefSchema, did: z.string() })),
});
export type Contract = z.infer<typeof contractSchema>;
