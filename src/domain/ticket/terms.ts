import { z } from 'zod';
import { calendarSchema } from '../sla/calendar.js';
import { deskPolicySchema } from '../sla/escalation.js';

/**
 * Policy, calendar and zone, frozen into the request at registration (sla.md rule 7). Which calendar it is, and its
 * version, is not known of requests that were registered when calendars had none.
 */
export const termsSchema = z.object({
  policy: deskPolicySchema,
  calendar: calendarSchema,
  calendarId: z.string().optional(),
  calendarVersion: z.number().int().optional(),
  calendarName: z.string().optional(),
  zone: z.string(),
});
export type Terms = z.infer<typeof termsSchema>;
