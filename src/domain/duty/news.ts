import { z } from 'zod';
import type { Intent } from '../record/outbox.js';
import { personRefSchema, type PersonRef } from '../people/person.js';
import { firstFilled, type Roster } from '../people/roster.js';
import { dutyChanges, type Gap, type PersonChange, type Shift } from './compare.js';
import type { DutyPlan } from './on-duty.js';

/** Duties that one message names; the others are counted. */
const MOST_NAMED = 12;

const spanSchema = z.object({ rota: z.string(), zone: z.string(), from: z.date(), to: z.date() });
const shiftSchema = spanSchema.extend({ layer: z.string().optional(), covers: personRefSchema.optional() });
export type NamedShift = z.infer<typeof shiftSchema>;

/** Why duties change. */
const becauseSchema = z.enum([
  'override',
  'override-ended',
  'swap-ended',
  'leave',
  'leave-ended',
  'rota-made',
  'rota-changed',
  'rota-retired',
]);
const reasonSchema = z.object({
  because: becauseSchema,
  by: personRefSchema,
  /** Who is away. */
  whom: personRefSchema.optional(),
  rota: z.string().optional(),
  reason: z.string().optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

/** `duty-news`: what an act of somebody else changes for one person. */
export const dutyNewsSchema = reasonSchema.extend({
  gained: z.array(shiftSchema),
  lost: z.array(shiftSchema),
  more: z.number().int(),
});
export type DutyNews = z.infer<typeof dutyNewsSchema>;

/** `duty-gaps`: times in which nobody is on duty, told to whoever heads the technical department. */
export const dutyGapsSchema = z.object({
  /** None when a gap has just begun. */
  reason: reasonSchema.optional(),
  gaps: z.array(spanSchema),
  more: z.number().int(),
});
export type DutyGaps = z.infer<typeof dutyGapsSchema>;

/**
 * Tells everybody what an act changes for them, but not whoever did it; and the technical head of gaps it opens.
 * @param from window that is compared
 * @param reason whoever it is about is told in any case
 */
export function tellChanges(
  plans: { readonly before: DutyPlan; readonly after: DutyPlan },
  from: Date,
  to: Date,
  reason: Reason,
  roster: Roster,
): Intent[] {
  const { people: changed, gaps } = dutyChanges(plans.before, plans.after, from, to);
  const names = namer(plans);
  const { whom } = reason;
  const people =
    !whom || changed.some(({ person }) => person.id === whom.id)
      ? changed
      : [...changed, { person: whom, gained: [], lost: [] }];
  return [
    ...people.filter(({ person }) => person.id !== reason.by.id).map((one) => newsFor(one, reason, names)),
    ...tellGaps(gaps.map(names), roster, reason),
  ];
}

function newsFor({ person, gained, lost }: PersonChange, reason: Reason, names: Namer): Intent {
  const data: DutyNews = {
    ...reason,
    gained: gained.slice(0, MOST_NAMED).map(names),
    lost: lost.slice(0, MOST_NAMED).map(names),
    more: Math.max(0, gained.length - MOST_NAMED) + Math.max(0, lost.length - MOST_NAMED),
  };
  return direct('duty-news', person, data);
}

/** Whoever heads the technical department; when nobody does, whoever manages. */
export const headsOf = (roster: Roster): PersonRef[] =>
  firstFilled(roster, ['tech-head', 'manager', 'admin']);

/** Nobody is on duty in these times. */
export function tellGaps(gaps: readonly NamedShift[], roster: Roster, reason?: Reason): Intent[] {
  if (gaps.length === 0) return [];
  const data: DutyGaps = {
    ...(reason ? { reason } : {}),
    gaps: gaps.slice(0, MOST_NAMED),
    more: Math.max(0, gaps.length - MOST_NAMED),
  };
  return headsOf(roster).map((person) => direct('duty-gaps', person, data));
}

/** Something said to one person alone. */
export const direct = (message: string, person: PersonRef, data: Record<string, unknown>): Intent => ({
  kind: 'direct',
  lane: person.id,
  message,
  data,
});

type Namer = (shift: Shift | Gap) => NamedShift;

/** Says rotas and layers by their names, as they are or were. */
export function namer({ before, after }: { readonly before: DutyPlan; readonly after: DutyPlan }): Namer {
  return ({ rotaId, ...shift }) => {
    const { layerId, ...rest } = shift as Omit<Shift, 'rotaId'>;
    const known = [...after.rotas, ...before.rotas].filter(({ id }) => id === rotaId);
    const layer = known.flatMap(({ layers }) => layers).find(({ id }) => id === layerId);
    const { name: rota = rotaId, zone = 'UTC' } = known[0] ?? {};
    return { rota, zone, ...(layer ? { layer: layer.name } : {}), ...rest };
  };
}
