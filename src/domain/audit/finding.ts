import { z } from 'zod';
import { BREAKS } from '../custody/verdict.js';
import { metricSchema } from '../sla/terms.js';

/** What the auditor looks for; `domain/README.md` says each in people's words. */
export const FINDING_KINDS = [
  /** A request's next instant has passed and nothing happened: the sweep stands still, or this request blocks it. */
  'clock-late',
  /** A request's turn fails each time: the sweep has set it aside. */
  'clock-aside',
  /** Stored clocks are not those that its history gives. */
  'ledger-differs',
  /** A stored request cannot be read, or its history not be replayed. */
  'unreadable',
  /** The chain of custody of a request does not hold. */
  'chain-broken',
  /** A request, or another record, that there was is not there any more. */
  'record-gone',
  /** A lane owes messages that were due long ago. */
  'outbox-stuck',
  /** Closed requests have waited long for their bundles: the archive takes none. */
  'bundles-late',
  /** A calendar goes by the public days of a country, and those of a year are not known. */
  'days-unknown',
  /** A level of a policy's ladder asks nobody. */
  'level-empty',
  /** A contract promises somebody resident (R8) and names nobody. */
  'resident-missing',
  /** Nobody is in the user group of a role. */
  'group-empty',
  /** Slack does not say who is in the user group of a role. */
  'group-lost',
] as const;

/** One stored value that replaying does not give: of a clock, or of the request when no metric is named. */
export const differenceSchema = z.object({
  field: z.string(),
  metric: metricSchema.optional(),
  cycle: z.number().int().optional(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** Ids and words of ours only, never what people wrote. */
export const findingSchema = z.object({
  kind: z.enum(FINDING_KINDS),
  /** The request's number, the lane, the calendar's or the policy's id, the role, the customer's channel. */
  about: z.string(),
  /** The channel of the desk concerned; absent when it is not known. */
  deskChannel: z.string().optional(),
  /** When it should have happened. */
  since: z.date().optional(),
  /** Of a policy's ladder, from 1. */
  level: z.number().int().optional(),
  /** Of the days that are not known. */
  year: z.number().int().optional(),
  /** How many messages are owed. */
  count: z.number().int().optional(),
  /** The first signature that does not hold, and why. */
  broken: z.object({ no: z.number().int(), why: z.enum(BREAKS) }).optional(),
  differences: z.array(differenceSchema).optional(),
  /** Why it cannot be read: the kind of error. */
  reason: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** What makes it the same finding in the next run. */
export const keyOf = ({
  kind,
  about,
  year,
  level,
}: Pick<Finding, 'kind' | 'about' | 'year' | 'level'>): string =>
  [kind, about, year, level].filter((part) => part !== undefined).join(' ');

/** What people have to do in their own time: the desk itself is well. */
export const isOfPeople = ({ kind }: Pick<Finding, 'kind'>): boolean =>
  ['days-unknown', 'level-empty', 'resident-missing', 'group-empty', 'group-lost'].includes(kind);
