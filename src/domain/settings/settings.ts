import { z } from 'zod';
import { letterheadSchema } from './letterhead.js';
import { LOCALES } from '../people/person.js';
import { lostGroupsSchema, roleGroupsSchema } from '../people/role-groups.js';
import { rosterSchema } from '../people/roster.js';
import { DEFAULT_DESK_POLICY, deskPolicySchema, type DeskPolicy } from '../sla/escalation.js';
import { intentionSchema } from './intention.js';
import { DEFAULT_CALENDAR, deskCalendarSchema, type DeskCalendar } from '../calendar/desk-calendar.js';

/** Of several, each once; none: nobody is reminded. */
export const reminderDaysSchema = z.array(z.number().int().min(1).max(365)).max(5);

/**
 * After how many minutes without an answer of ours a customer's plain message is offered to be registered; `off`: never.
 * Absent: at once.
 */
export const plainMessagesSchema = z.union([z.literal('off'), z.number().int().min(0).max(1440)], {
  error: 'must be off, or minutes: 0 (at once) to 1440',
});
export type PlainMessages = z.infer<typeof plainMessagesSchema>;
export const AT_ONCE: PlainMessages = 0;

const storedSchema = z.object({
  version: z.number().int(),
  companyName: z.string(),
  /** Address and telephone on what the company hands over; its logo is kept apart. */
  letterhead: letterheadSchema.optional(),
  /** The desk's own zone: the year of a number, the hours of the desk's messages. */
  zone: z.string(),
  deskLocale: z.enum(LOCALES),
  /** Of a role with a user group, the members that Slack named last. */
  roster: rosterSchema,
  groups: roleGroupsSchema.default({}),
  lostGroups: lostGroupsSchema.optional(),
  policies: z.array(deskPolicySchema).min(1),
  /** All versions of all calendars; the newest of the first is that of a policy that names none. */
  calendars: z.array(deskCalendarSchema).min(1),
  /** How many days before a period or warranty ends the desk is reminded (`contract/endings.ts`). */
  reminderDays: reminderDaysSchema.optional(),
  plainMessages: plainMessagesSchema.optional(),
  /** What a person knows, by Slack's id: by it the expert group is convened (R14). */
  skills: z.record(z.string(), z.array(z.string())).default({}),
  /** Which new versions are to reach the open requests; a job takes them up (terms/terms-change.ts). */
  intentions: z.array(intentionSchema).optional(),
});

/**
 * What the desk itself decides (architecture.md, convention 6): one document, changed with its version as guard. Settings
 * that were saved when there was one calendar without a version are read as its first.
 */
export const settingsSchema = z.preprocess((stored) => {
  if (typeof stored !== 'object' || stored === null || 'calendars' in stored || !('calendar' in stored))
    return stored;
  const { calendar, ...rest } = stored;
  return { ...rest, calendars: [{ ...DEFAULT_CALENDAR, hours: calendar }] };
}, storedSchema);
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: 0,
  companyName: 'Yingda',
  zone: 'Asia/Shanghai',
  deskLocale: 'zh-CN',
  roster: {},
  groups: {},
  policies: [DEFAULT_DESK_POLICY],
  calendars: [DEFAULT_CALENDAR],
  skills: {},
};

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The newest version; of the first of all when there is none of that id. */
const newestOf = <T extends Versioned>(all: readonly T[], id: string | undefined): T =>
  all.filter((one) => one.id === id).sort((a, b) => b.version - a.version)[0] ?? newestOf(all, all[0]!.id);

const newestOfEach = <T extends Versioned>(all: readonly T[]): T[] =>
  [...new Set(all.map(({ id }) => id))].map((id) => newestOf(all, id));

/** @returns the newest version of a policy; the first policy when there is none of that id. */
export const policyOf = (settings: Pick<Settings, 'policies'>, id: string): DeskPolicy =>
  newestOf(settings.policies, id);

/** @returns the newest version of each policy, in the order of the desk; the first is proposed for a new channel. */
export const newestPolicies = (settings: Pick<Settings, 'policies'>): DeskPolicy[] =>
  newestOfEach(settings.policies);

/** @returns the newest version of a calendar; of the desk's first when none is named, or there is none of that id. */
export const calendarOf = (settings: Pick<Settings, 'calendars'>, id?: string): DeskCalendar =>
  newestOf(settings.calendars, id);

/** @returns the newest version of each calendar, in the order of the desk; the first is that of who names none. */
export const newestCalendars = (settings: Pick<Settings, 'calendars'>): DeskCalendar[] =>
  newestOfEach(settings.calendars);
