import { refOf, type Person, type PersonRef } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { amended, planWith, type DutyContext } from './decide.js';
import type { Decision } from '../record/decision.js';
import { canBeOnDuty, keepsRotas } from './may.js';
import { tellChanges } from './news.js';
import type { DutyPlan } from './on-duty.js';
import type { Override } from './rota.js';
import type { RotaRecord } from './rota-record.js';
import { stretches, type Stretch } from './stretches.js';
import { DAY_MS } from '../time/units.js';

const LONGEST_MS = 366 * DAY_MS;

/** Who is to be on duty in place of whoever would be; without `layerId` for the whole rota. */
export interface OverrideAsked {
  readonly layerId?: string | undefined;
  readonly from: Date;
  readonly to: Date;
  readonly person: PersonRef;
  readonly reason?: string | undefined;
}

/**
 * Puts somebody on duty in place of another. Whoever keeps the rotas may for anybody; everybody for duties of their own,
 * which they hand over. What was overridden before is cut where the new one stands; the past is not changed.
 */
export function override(
  before: RotaRecord,
  asked: OverrideAsked,
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  const { now, cause, plan, roster } = context;
  const { layerId, person, to, reason } = asked;
  const refusal = badSpan(asked, now);
  if (refusal) return refusal;
  if (before.retiredAt) return refuse('rota-gone');
  if (layerId && !before.layers.some(({ id }) => id === layerId)) return refuse('rota-changed');
  if (!canBeOnDuty(roster, person.id)) return refuse('no-role', { name: person.name });
  const from = asked.from > now ? asked.from : now;
  const there = stretches(planWith(plan, before), before.id, from, to).filter(
    (one) => one.layerId === layerId,
  );
  const isOwn =
    layerId !== undefined && there.length > 0 && there.every((one) => one.person?.id === actor.id);
  if (!isOwn && !keepsRotas(actor)) return refuse('not-your-duty');
  if (layerId && there.length === 0) return refuse('nobody-due');
  if (there.length > 0 && there.every((one) => one.person?.id === person.id)) {
    return refuse('on-duty-already', { name: person.name });
  }
  if (awayWithin(plan, person.id, from, to)) return refuse('on-leave', { name: person.name });
  const made: Override = {
    id: cause,
    ...(layerId ? { layerId } : {}),
    from,
    to,
    person: refOf(person),
    kind: 'override',
    by: refOf(actor),
    at: now,
    ...(reason ? { reason } : {}),
  };
  const overrides = withOverrides(before.overrides, [made]);
  const record = amended(before, { ...before, overrides }, context, {
    by: actor,
    did: 'overrode',
    about: { ...made },
  });
  const plans = { before: plan, after: planWith(plan, record) };
  const because = { because: 'override' as const, by: refOf(actor), ...(reason ? { reason } : {}) };
  return { record, intents: tellChanges(plans, from, to, because, roster) };
}

/**
 * Ends an override, or both of a swap: at once when it has begun. Whoever made it may, and whoever keeps the rotas; a swap
 * only they, for two people agreed on it.
 */
export function endOverride(
  before: RotaRecord,
  overrideId: string,
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  const { now, plan, roster } = context;
  const found = before.overrides.find(({ id, to }) => id === overrideId && to > now);
  if (!found) return refuse('override-over');
  if (!mayEnd(found, actor)) return refuse('duty-for-heads');
  const isMeant = ({ id, swapId }: Override) =>
    id === overrideId || (swapId !== undefined && swapId === found.swapId);
  const ended = before.overrides.filter(isMeant);
  const overrides = before.overrides.flatMap((one) => {
    if (!isMeant(one) || one.to <= now) return [one];
    return one.from < now ? [{ ...one, to: now }] : [];
  });
  const about = { overrides: ended };
  const record = amended(before, { ...before, overrides }, context, {
    by: actor,
    did: 'ended-override',
    about,
  });
  const plans = { before: plan, after: planWith(plan, record) };
  const until = new Date(Math.max(...ended.map(({ to }) => to.getTime())));
  const because = found.swapId ? ('swap-ended' as const) : ('override-ended' as const);
  return { record, intents: tellChanges(plans, now, until, { because, by: refOf(actor) }, roster) };
}

export const mayEnd = ({ by, kind }: Override, actor: Person): boolean =>
  keepsRotas(actor) || (kind === 'override' && by.id === actor.id);

/** Times that cannot be meant. */
export function badSpan({ from, to }: { from: Date; to: Date }, now: Date): Refusal | undefined {
  if (to <= from) return refuse('ends-before-it-begins');
  if (to <= now) return refuse('in-the-past');
  return to.getTime() - from.getTime() > LONGEST_MS ? refuse('too-long-a-time') : undefined;
}

/** Whether somebody is on leave at any instant of `[from, to)`. */
export const awayWithin = (
  { leaves }: Pick<DutyPlan, 'leaves'>,
  personId: string,
  from: Date,
  to: Date,
): boolean => leaves.some((leave) => leave.person.id === personId && leave.from < to && from < leave.to);

/** Overrides with new ones among them: the old ones of the same layer are cut where the new ones stand. */
export function withOverrides(overrides: readonly Override[], made: readonly Override[]): Override[] {
  const left = made.reduce<readonly Override[]>((kept, { layerId, from, to }) => {
    return kept.flatMap((one) => {
      if (one.layerId !== layerId || to <= one.from || one.to <= from) return [one];
      return [
        ...(one.from < from ? [{ ...one, to: from }] : []),
        ...(to < one.to
          ? [{ ...one, from: to, ...(one.from < from ? { id: restOf(one.id, to) } : {}) }]
          : []),
      ];
    });
  }, overrides);
  return [...left, ...made];
}

/** Whether a part of a layer is wholly somebody's, `[from, to)`, closed hours aside. */
export function isAllOf(
  plan: DutyPlan,
  rotaId: string,
  share: { readonly layerId: string; readonly from: Date; readonly to: Date },
  personId: string,
): boolean {
  const all: Stretch[] = stretches(plan, rotaId, share.from, share.to);
  // A layer that an override of the whole rota stands before is nobody's to give.
  const own = all.filter(({ layerId }) => layerId === share.layerId || layerId === undefined);
  return (
    own.length > 0 && own.every(({ layerId, person }) => layerId !== undefined && person?.id === personId)
  );
}

/** The later of two parts of an override: no two parts of it ever begin at the same instant. */
const restOf = (id: string, from: Date): string => `${id.split('@')[0]}@${from.getTime()}`;
