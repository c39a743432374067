import { z } from 'zod';
import { ROLES, type Role } from '../people/person.js';
import { DEFAULT_POLICY, policySchema } from './policy.js';

/** Levels of a ladder, and whom one level may name; a page that needs more is a digest of nobody's duty. */
export const MOST_LEVELS = 6;
const MOST_TARGETS = 12;

const LEVEL_WORDS = ['responsible', 'resident', 'on-duty'] as const;
const IS_TARGET = new RegExp(
  `^(?:${[...LEVEL_WORDS, ...ROLES].join('|')}|rota:[\\w-]{1,60}|[UW][A-Z0-9]{2,})$`,
);

/**
 * Whom a level asks: `responsible` is the engineer of the request, `resident` the engineers of its contract, `on-duty`
 * who is on duty now by any rota, `rota:<id>` by that one; a role means everybody who has it; or one person by Slack's id.
 */
const targetSchema = z.string().regex(IS_TARGET, {
  error: `must be one of ${[...LEVEL_WORDS, ...ROLES].join(', ')}, rota:<id>, or the id of a person in Slack`,
});
export type EscalationTarget = (typeof LEVEL_WORDS)[number] | Role | `rota:${string}` | (string & {});

const minutes = z.number().min(0).max(525_600);
/** One rung: after how long it is asked, how often again, whom. */
export const escalationLevelSchema = z.object({
  to: z.array(targetSchema).min(1, 'must name somebody').max(MOST_TARGETS),
  /** After the breach, or after the level before was asked for the last time. */
  waitMinutes: minutes.default(0),
  repeatMinutes: minutes.positive('must be greater than zero').default(10),
  /** How many more times it is asked before the next level is. */
  repeats: z.number().int().min(0).max(50).default(1),
});
export type EscalationLevel = z.infer<typeof escalationLevelSchema>;

/** More pages than this to one person in the window become one message (sla.md, "Escalation"). */
const digestSchema = z.object({
  pages: z.number().int().min(1).max(1000),
  windowMinutes: minutes.positive('must be greater than zero'),
});

const DEFAULT_LEVELS = [
  { to: ['responsible', 'on-duty'], waitMinutes: 0, repeatMinutes: 5, repeats: 1 },
  { to: ['tech-head'], waitMinutes: 5, repeatMinutes: 10, repeats: 1 },
  { to: ['manager'], waitMinutes: 10, repeatMinutes: 10, repeats: 2 },
];
const DEFAULT_DIGEST = { pages: 10, windowMinutes: 10 };

/**
 * How often people are reminded of what no clock chases: a signature, an answer, a decision (`ticket/next-step.ts`).
 * Lengths are minutes.
 */
const remindersSchema = z.object({
  oursMinutes: minutes.positive('must be greater than zero').default(8 * 60),
  customerMinutes: minutes.positive('must be greater than zero').default(24 * 60),
  /** So many reminders they get alone; with the next, which come ever more rarely, somebody above them is told. */
  alone: z.number().int().min(0).max(20).default(2),
});

/** Who is asked after a breach, level by level, until somebody takes it (sla.md, "Escalation"). */
export const escalationPlanSchema = z.object({
  levels: z.array(escalationLevelSchema).min(1, 'must have a level').max(MOST_LEVELS).default(DEFAULT_LEVELS),
  /** An escalation that was taken, or a request that was acknowledged, asks again after this without any progress. */
  stalledMinutes: minutes.positive('must be greater than zero').default(60),
  digest: digestSchema.default(DEFAULT_DIGEST),
  /** Absent, the default's: terms are sealed as they were promised, so that nothing is added to those of before. */
  reminders: remindersSchema.optional(),
});

export type EscalationPlan = z.infer<typeof escalationPlanSchema>;

const DEFAULT_REMINDERS = remindersSchema.parse({});

/** How often a policy reminds. */
export const remindersOf = ({
  reminders = DEFAULT_REMINDERS,
}: EscalationPlan): z.infer<typeof remindersSchema> => reminders;

/** Three days: what lies over a weekend needs no excuse. */
export const LATE_HOURS = 72;

/** A policy as the desk keeps it: the clock's terms, and who is asked when they are broken. */
export const deskPolicySchema = policySchema.extend({
  /** What people call it, in the set-up of a channel. */
  name: z.string().optional(),
  /** Id of the desk's calendar that the clocks go by; absent, the desk's first. */
  calendar: z.string().min(1).optional(),
  escalation: escalationPlanSchema.prefault({}),
  /** Who names the engineer (R22, R23): the head of the department or whoever is on duty; absent or `first`, who takes it up first has it. */
  dispatch: z.enum(['first', 'department']).optional(),
  /**
   * What the customer does not answer, sign or decide after so many reminders is closed by the rule, and never shown as signed;
   * absent, never, as under every promise of before there was a choice.
   */
  closeUnanswered: z
    .object({
      afterReminders: z
        .number({ error: 'must be a whole number of reminders, 1 to 20' })
        .int('must be a whole number of reminders, 1 to 20')
        .min(1, 'must be a whole number of reminders, 1 to 20')
        .max(20, 'must be a whole number of reminders, 1 to 20'),
    })
    .optional(),
  /** Hours after which it is asked why something is registered only now (R2, R20); absent, `LATE_HOURS`. */
  lateHours: z.number().positive('must be greater than zero').max(8760).optional(),
  /** The breach itself is one of the thresholds: without it nobody would be told, and no plan opened. */
  warnAt: policySchema.shape.warnAt.refine((thresholds) => thresholds.includes(1), {
    error: 'must contain 1',
  }),
});
export type DeskPolicy = z.infer<typeof deskPolicySchema>;

/** The plan's promise as the desk keeps it. */
export const DEFAULT_DESK_POLICY: DeskPolicy = deskPolicySchema.parse(DEFAULT_POLICY);
