import { z } from 'zod';
import type { Intent } from '../record/outbox.js';
import { personRefSchema, SYSTEM, type PersonRef } from '../people/person.js';
import { gapAt } from './compare.js';
import { looked, planWith, type DutyContext } from './decide.js';
import type { Decision } from '../record/decision.js';
import { direct, namer, tellGaps } from './news.js';
import { onDuty, type DutyPlan } from './on-duty.js';
import { withPast, type RotaRecord } from './rota-record.js';
import { stretches, type Stretch } from './stretches.js';
import { expireSwaps } from './swap.js';
import { DAY_MS } from '../time/units.js';

/** How far a duty is followed back and ahead to find where it begins and ends. */
export const FOLLOWED_MS = 15 * DAY_MS;

/** `duty-began`: somebody is on duty from now on. */
export const dutyBeganSchema = z.object({
  rotaId: z.string(),
  rota: z.string(),
  zone: z.string(),
  layers: z.array(z.string()),
  since: z.date(),
  /** None when it goes on for longer than is looked ahead. */
  until: z.date().optional(),
  covers: personRefSchema.optional(),
});
export type DutyBegan = z.infer<typeof dutyBeganSchema>;

/** Somebody's duty in one rota without a break. */
export interface DutySpan {
  readonly since: Date;
  readonly until?: Date;
  readonly stretches: readonly Stretch[];
}

/**
 * The duty that somebody has in a rota at an instant, from where it begins to where it ends.
 * @param plan with the past of the last `FOLLOWED_MS`, if the beginning matters
 */
export function dutySpan(plan: DutyPlan, rotaId: string, personId: string, at: Date): DutySpan | undefined {
  const back = new Date(at.getTime() - FOLLOWED_MS);
  const ahead = new Date(at.getTime() + FOLLOWED_MS);
  const own = stretches(plan, rotaId, back, ahead).filter(({ person }) => person?.id === personId);
  const now = own.filter((one) => one.from <= at && at < one.to);
  if (now.length === 0) return undefined;
  const since = own.reduceRight((begun, { from, to }) => (from < begun && to >= begun ? from : begun), at);
  const until = own.reduce((end, { from, to }) => (to > end && from <= end ? to : end), at);
  return { since, ...(until < ahead ? { until } : {}), stretches: now };
}

/**
 * Time has come for a rota: whoever has come on duty since the last look is told, late if need be, but only while they
 * are on duty; the technical head is told of a gap that has begun; proposals that nobody answered in time are over.
 * However often and by however many processes it is asked, each is told once.
 * @param context its plan has the past of the last `FOLLOWED_MS`
 */
export function handOver(before: RotaRecord, context: DutyContext): Decision<RotaRecord> {
  const { now, roster } = context;
  const expired = expireSwaps(before, now);
  const plan = planWith(context.plan, withPast(expired.record));
  const gap = gapAt(plan, before.id, now);
  const began = onDuty(plan, before.id, now).flatMap((person) => beganFor(before, plan, person, now));
  const gaps = gap && !before.seen?.gap ? tellGaps([namer({ before: plan, after: plan })(gap)], roster) : [];
  const about = { swaps: expired.over.map(({ id }) => id) };
  const done = expired.over.length > 0 ? { by: SYSTEM, did: 'let-swap-expire' as const, about } : undefined;
  const record = looked(expired.record, context, done);
  return { record, intents: [...expired.intents, ...began, ...gaps] };
}

/** New since the last look, or on duty again after a break that was slept through. */
function beganFor(
  { id: rotaId, name, zone, layers, seen }: RotaRecord,
  plan: DutyPlan,
  person: PersonRef,
  now: Date,
): Intent[] {
  const span = dutySpan(plan, rotaId, person.id, now)!;
  if (seen?.people.includes(person.id) && span.since <= seen.at) return [];
  const held = span.stretches.flatMap(({ layerId }) => layers.find(({ id }) => id === layerId)?.name ?? []);
  const covers = span.stretches.find((one) => one.covers)?.covers;
  const data: DutyBegan = {
    rotaId,
    rota: name,
    zone,
    layers: held,
    since: span.since,
    ...(span.until ? { until: span.until } : {}),
    ...(covers ? { covers } : {}),
  };
  return [direct('duty-began', person, data)];
}
