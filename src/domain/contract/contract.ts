import { z } from 'zod';
import { LOCALES, personRefSchema } from '../people/person.js';
import { contactSchema, equipmentSchema, siteSchema } from './equipment.js';

/** R8 and R7, where the contract says nothing else. */
export const RESIDENT_MONTHS = 12;
export const WARRANTY_MONTHS = 36;
/** A hundred years: more is a slip of the pen. */
export const MOST_MONTHS = 1200;
const months = z.number().int().min(0).max(MOST_MONTHS);

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
  /** The first day of the trial run (R10). */
  trialFrom: z.iso.date().optional(),
  /** The day of acceptance (验收): resident period and warranty run from it (R7, R8). */
  acceptedDay: z.iso.date().optional(),
  residentMonths: months.default(RESIDENT_MONTHS),
  warrantyMonths: months.default(WARRANTY_MONTHS),
  sites: z.array(siteSchema).default([]),
  projects: z.array(z.string()).default([]),
  equipment: z.array(equipmentSchema).default([]),
  contacts: z.array(contactSchema).default([]),
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
  /** What the card said when it was shown last, as a hash; and when it is to be looked at whether it still says what holds. */
  intakeCardShown: z.string().optional(),
  intakeCardLookAt: z.date().optional(),
  nextReportAt: z.date(),
  /** Which ends the desk has been reminded of (`endings.ts`), and when they were last looked at. */
  reminded: z.array(z.string()).optional(),
  endingsLookedAt: z.date().optional(),
  history: z.array(
    z.object({
      cause: z.string(),
      at: z.date(),
      by: personRefSchema,
      did: z.string(),
      /** What was changed, in the words of the schema. */
      what: z.array(z.string()).optional(),
    }),
  ),
});
export type Contract = z.infer<typeof contractSchema>;

/** What a contract says about its cover when nobody has said anything yet. */
export const USUAL_COVER = {
  residentMonths: RESIDENT_MONTHS,
  warrantyMonths: WARRANTY_MONTHS,
  sites: [],
  projects: [],
  equipment: [],
  contacts: [],
} satisfies Partial<Contract>;
