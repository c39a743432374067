import { z } from 'zod';
import { countrySchema } from '../calendar/public-days.js';
import { letterheadSchema } from './letterhead.js';
import { LOCALES, personRefSchema, ROLES } from '../people/person.js';
import type { RoleGroups } from '../people/role-groups.js';
import type { Roster } from '../people/roster.js';
import { calendarSchema } from '../sla/calendar.js';
import {
  deskPolicySchema,
  escalationLevelSchema,
  escalationPlanSchema,
  MOST_LEVELS,
} from '../sla/escalation.js';
import { plainMessagesSchema, reminderDaysSchema } from './settings.js';
import { faultsOf, type FieldFault } from '../sla/fault.js';
import { zoneSchema } from '../time/zone.js';
import { byWord } from '../sla/by-word.js';
import { targetsSchema, targetsWithoutMetric } from '../sla/policy.js';
import { metricSchema } from '../sla/terms.js';
import { CATEGORIES, SEVERITIES } from '../ticket/words.js';

const TOO_MANY = 'there is one already';

const countedByImport = z.undefined({ error: 'is counted by the import: leave it out' }).optional();
/** Slack shows it in a list, 75 characters long at most. */
const shownName = z.string().min(1).max(75).optional();

/** A field that nobody knows is a slip of the pen: ignored, it would be a promise that nobody keeps. */
const [roundTheClock, openingHours] = calendarSchema.options;
const hours = z.union([roundTheClock, openingHours.strict()], {
  error: (issue) =>
    typeof issue.input === 'object' ? undefined : 'must be 24x7 or have week, holidays, workdays and days',
});

const { levels, digest, reminders } = escalationPlanSchema.shape;
const escalation = escalationPlanSchema
  .extend({
    levels: z
      .array(escalationLevelSchema.strict())
      .min(1, 'must have a level')
      .max(MOST_LEVELS)
      .default(() => levels.parse(undefined)),
    digest: digest
      .unwrap()
      .strict()
      .default(() => digest.parse(undefined)),
    reminders: reminders.unwrap().strict().optional(),
  })
  .strict();

/** What stands in a file by words that are known, and no others. */
const byKnown = <Word extends string, V extends z.ZodType>(words: readonly Word[], value: V) =>
  byWord(z.enum(words, { error: 'unknown field' }), value);

const policyInFile = deskPolicySchema
  .extend({
    closeUnanswered: deskPolicySchema.shape.closeUnanswered.unwrap().strict().optional(),
    name: shownName,
    id: z.string().min(1).max(75),
    version: countedByImport,
    escalation: escalation.prefault({}),
    severities: byKnown(SEVERITIES, targetsSchema).optional(),
    categories: byKnown(CATEGORIES, targetsSchema).optional(),
    metrics: byKnown(CATEGORIES, z.array(metricSchema)).optional(),
  })
  .strict()
  .superRefine((policy, context) => {
    for (const { category, metric } of targetsWithoutMetric(policy))
      context.addIssue({
        code: 'custom',
        path: ['categories', category, metric],
        message: `is a time of a clock that metrics.${category} does not name`,
      });
  });
export type PolicyInFile = z.infer<typeof policyInFile>;

const calendarInFile = z.strictObject({
  id: z.string().min(1).max(75),
  name: shownName,
  version: countedByImport,
  country: countrySchema.optional(),
  hours,
});
export type CalendarInFile = z.infer<typeof calendarInFile>;

const personId = z
  .string()
  .regex(/^[UW][A-Z0-9]+$/, 'must be the id of a person in Slack, such as U0123ABCD');
const skill = z.string().trim().min(1).max(60);

const people = z
  .array(
    personRefSchema
      .extend({
        id: personId,
        name: z.string().min(1),
      })
      .strict(),
  )
  .superRefine(eachOnce);

/** The desk's settings as a file has them; a part that is left out stays as it is. */
const partsSchema = z.strictObject({
  /** Of the settings that the file was made from: those that somebody has saved since are not overwritten. */
  version: z.number().int().min(0),
  companyName: z.string().trim().min(1).max(100).optional(),
  letterhead: letterheadSchema.strict().optional(),
  zone: zoneSchema.optional(),
  deskLocale: z.enum(LOCALES).optional(),
  roster: byKnown(ROLES, people)
    .transform((roles) => roles as Roster)
    .optional(),
  groups: byKnown(
    ROLES,
    z.string().regex(/^S[A-Z0-9]+$/, 'must be the id of a user group in Slack, such as S0123ABCD'),
  )
    .transform((groups) => groups as RoleGroups)
    .optional(),
  policies: z.array(policyInFile).min(1).superRefine(eachOnce).optional(),
  calendars: z.array(calendarInFile).min(1).superRefine(eachOnce).optional(),
  calendar: z.undefined({ error: 'is a list now: calendars, each with its id and its hours' }).optional(),
  reminderDays: reminderDaysSchema.optional(),
  plainMessages: plainMessagesSchema.optional(),
  skills: byWord(
    personId,
    z.array(skill).transform((skills) => [...new Set(skills)]),
  ).optional(),
});

const settingsFileSchema = partsSchema.superRefine(({ policies, calendars, roster, groups }, context) => {
  for (const { field, message } of bothGiven(roster, groups ?? {}))
    context.addIssue({ code: 'custom', path: field.split('.'), message });
  policies?.forEach(({ calendar }, index) => {
    if (calendars && calendar !== undefined && !calendars.some(({ id }) => id === calendar))
      context.addIssue({
        code: 'custom',
        path: ['policies', index, 'calendar'],
        message: noCalendar(calendar),
      });
  });
});
export type SettingsFile = z.infer<typeof settingsFileSchema>;

function eachOnce(given: readonly { id: string }[], context: z.RefinementCtx): void {
  given.forEach(({ id }, index) => {
    if (given.findIndex((other) => other.id === id) < index)
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `${TOO_MANY} called ${id}` });
  });
}

/** A role has people of its own, or those of a user group. */
const bothGiven = (roster: Roster | undefined, groups: RoleGroups): FieldFault[] =>
  ROLES.filter((role) => roster?.[role] && groups[role]).map((role) => ({
    field: `roster.${role}`,
    message: `has the people of the user group ${groups[role]}: leave it out`,
  }));

const noCalendar = (id: string): string => `there is no calendar called ${id}`;

/**
 * What only the desk can show: a file without calendars may name one that the desk has, one without groups may name
 * people of a role that has a group.
 * @param known ids of the calendars that the desk has
 */
export function faultsAgainstDesk(
  { policies, calendars, roster, groups }: SettingsFile,
  known: readonly string[],
  knownGroups: RoleGroups,
): FieldFault[] {
  const ofRoster = groups ? [] : bothGiven(roster, knownGroups);
  if (calendars) return ofRoster;
  const ofPolicies = (policies ?? []).flatMap(({ calendar }, index) =>
    calendar === undefined || known.includes(calendar)
      ? []
      : [{ field: `policies[${index}].calendar`, message: noCalendar(calendar) }],
  );
  return [...ofRoster, ...ofPolicies];
}

/**
 * Checks what a file says (architecture.md, convention 6) with the schemas that the desk's settings have in the store, and
 * more strictly: unknown fields, people and policies named twice, severities and categories that do not exist are refused.
 * @returns the settings of the file, or every fault with its field (`policies[1].targets.repair`)
 */
export function checkSettings(given: unknown): { file: SettingsFile } | { faults: FieldFault[] } {
  const parsed = settingsFileSchema.safeParse(given);
  if (parsed.success) return { file: parsed.data };
  const faults = faultsOf(parsed.error, 'the file').map(({ field, message }) => ({
    field,
    message: /received undefined$/.test(message) ? 'is missing' : message.replace(/^Invalid input: /, ''),
  }));
  return { faults };
}
