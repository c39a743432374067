import { refOf, type Person, type PersonRef } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { planWithLeave, type DutyContext } from './decide.js';
import type { Decision } from '../record/decision.js';
import type { LeaveRecord } from './leave.js';
import { canBeOnDuty, keepsRotas } from './may.js';
import { tellChanges, type Reason } from './news.js';
import { awayWithin, badSpan } from './override.js';

/** An act announces one leave. */
export const leaveId = (cause: string): string => `leave:${cause}`;

export interface LeaveAsked {
  readonly person: PersonRef;
  readonly from: Date;
  readonly to: Date;
  readonly reason?: string | undefined;
}

/**
 * Somebody will be away: their own leave, or that of anybody by whoever keeps the rotas. Who covers is told, and the
 * technical head of times in which nobody is left. It begins now at the earliest: who was on duty, was.
 */
export function announceLeave(
  asked: LeaveAsked,
  actor: Person,
  context: DutyContext,
): Decision<LeaveRecord> | Refusal {
  const { now, cause, plan, roster } = context;
  const { person, to, reason } = asked;
  if (person.id !== actor.id && !keepsRotas(actor)) return refuse('duty-for-heads');
  if (!canBeOnDuty(roster, person.id)) return refuse('no-role', { name: person.name });
  const refusal = badSpan(asked, now);
  if (refusal) return refusal;
  const from = asked.from > now ? asked.from : now;
  if (awayWithin(plan, person.id, from, to)) return refuse('on-leave', { name: person.name });
  const by = refOf(actor);
  const leave: LeaveRecord = {
    id: leaveId(cause),
    version: 1,
    person: refOf(person),
    from,
    to,
    ...(reason ? { reason } : {}),
    by,
    at: now,
    changedAt: now,
    nextInstantAt: from,
    history: [{ cause, at: now, by, did: 'announced-leave', about: { from, to } }],
  };
  return { record: leave, intents: told(leave, 'leave', from, to, actor, context) };
}

/** A leave is called off, or ended at once when it has begun. */
export function endLeave(
  before: LeaveRecord,
  actor: Person,
  context: DutyContext,
): Decision<LeaveRecord> | Refusal {
  const { now, cause } = context;
  if (before.person.id !== actor.id && !keepsRotas(actor)) return refuse('duty-for-heads');
  if (before.to <= now) return refuse('leave-over');
  const by = refOf(actor);
  const record: LeaveRecord = {
    ...before,
    to: now,
    changedAt: now,
    nextInstantAt: now,
    history: [
      ...before.history,
      { cause, at: now, by, did: 'ended-leave', about: { from: before.from, to: before.to } },
    ],
  };
  const from = before.from > now ? before.from : now;
  return { record, intents: told(record, 'leave-ended', from, before.to, actor, context) };
}

/** The reason somebody gave is theirs: colleagues read who is away and when, not why. */
function told(
  leave: LeaveRecord,
  because: Reason['because'],
  from: Date,
  to: Date,
  actor: Person,
  { plan, roster }: DutyContext,
) {
  const plans = { before: plan, after: planWithLeave(plan, leave) };
  return tellChanges(plans, from, to, { because, by: refOf(actor), whom: leave.person }, roster);
}
