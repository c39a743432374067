import { refOf, type PersonRef } from '../people/person.js';
import type { Roster } from '../people/roster.js';
import { gapAt } from './compare.js';
import { nextInstantOf } from './next-instant.js';
import type { Leave } from './leave.js';
import { onDuty, type DutyPlan } from './on-duty.js';
import type { Rota } from './rota.js';
import type { DutyEntry, RotaRecord } from './rota-record.js';

/** What a decision about duty knows besides what it decides on. */
export interface DutyContext {
  readonly now: Date;
  /** The act, the same however often it is delivered. */
  readonly cause: string;
  /** Everything in force now. */
  readonly plan: DutyPlan;
  readonly roster: Roster;
}

/** The plan with one rota as it will be; a retired one is gone. */
export function planWith(plan: DutyPlan, rota: Rota & { readonly retiredAt?: Date | undefined }): DutyPlan {
  const others = plan.rotas.filter(({ id }) => id !== rota.id);
  return { ...plan, rotas: rota.retiredAt ? others : [...others, rota] };
}

/** The plan with one leave as it will be. */
export const planWithLeave = (plan: DutyPlan, leave: Leave): DutyPlan => ({
  ...plan,
  leaves: [...plan.leaves.filter(({ id }) => id !== leave.id), leave],
});

/** What was done to a rota, for its history. */
export interface Done {
  readonly by: PersonRef;
  readonly did: DutyEntry['did'];
  readonly about?: Record<string, unknown>;
}

/**
 * A rota after somebody's act: it stands in the history, and whom it puts on duty now learns it from the act's own
 * message. A handover that is still to be told stays due.
 * @param before none for a new rota
 */
export function amended(
  before: RotaRecord | undefined,
  after: RotaRecord,
  context: DutyContext,
  done: Done,
): RotaRecord {
  const { now } = context;
  if (before && !after.retiredAt && isToBeTold(before, context)) {
    return { ...noted(tidied(after, now), context, done), nextInstantAt: now };
  }
  return looked(after, context, done);
}

/** Whether somebody has come on duty, or gone, since the last look. */
function isToBeTold(record: RotaRecord, { now, plan }: DutyContext): boolean {
  if (record.nextInstantAt && record.nextInstantAt <= now) return true;
  const people = onDuty(planWith(plan, record), record.id, now).map(({ id }) => id);
  return people.join() !== (record.seen?.people ?? []).join();
}

/** A rota after a look at who is on duty now: it remembers them, and says when to look again. */
export function looked(record: RotaRecord, context: DutyContext, done?: Done): RotaRecord {
  const { now } = context;
  const tidy = tidied(record, now);
  const next = done ? noted(tidy, context, done) : tidy;
  const plan = planWith(context.plan, next);
  const people = onDuty(plan, next.id, now).map(({ id }) => id);
  const seen = { at: now, people, gap: gapAt(plan, next.id, now) !== undefined };
  return { ...next, seen, nextInstantAt: nextInstantOf(next, plan, now) };
}

/** What has ended is put by. */
const tidied = (record: RotaRecord, now: Date): RotaRecord => ({
  ...record,
  overrides: record.overrides.filter(({ to }) => to > now),
  past: [...record.past, ...record.overrides.filter(({ to }) => to <= now)],
});

const noted = (record: RotaRecord, { now, cause }: DutyContext, { by, ...done }: Done): RotaRecord => ({
  ...record,
  changedAt: now,
  history: [...record.history, { cause, at: now, by: refOf(by), ...done }],
});
