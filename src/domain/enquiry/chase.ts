import { isOnLeave, onDuty, type DutyPlan } from '../duty/on-duty.js';
import type { PersonRef, Role } from '../people/person.js';
import { firstFilled, type Roster } from '../people/roster.js';
import type { Calendar } from '../sla/calendar.js';
import { MINUTE_MS } from '../time/units.js';
import type { Enquiry } from './enquiry.js';

/** Who decides whether a message is a request (R20). */
export const DECIDERS: readonly Role[] = ['front-desk', 'tech-head', 'quality'];
const ABOVE: readonly Role[] = ['tech-head', 'manager', 'admin'];

/**
 * When somebody is asked to decide, in parts of the time for the response: two times before it is over, when it is, and then
 * ever less often, until it has been asked for some days.
 */
const PARTS = [1 / 3, 2 / 3, 1, 2, 4, 8, 16, 32, 64] as const;
/** The second asking reaches whoever is on duty: at night no front desk is there. */
const DUTY_FROM = 2;
/** The one at which the response is late reaches those above. */
const LATE_FROM = PARTS.indexOf(1) + 1;

/** Whether the time for the response has passed and those above were asked for it; the promise of that time is broken (R2). */
export const isLate = ({ chased }: Pick<Enquiry, 'chased'>): boolean => chased >= LATE_FROM;

/** Promised where a policy says nothing of the response (R2). */
export const RESPONSE_MINUTES = 30;

/** By when a request made of a message is to be answered, and when the desk is asked for it. All in the hours of the contract. */
export function chaseOf(
  calendar: Pick<Calendar, 'addWorking'>,
  heardAt: Date,
  minutes: number,
): Pick<Enquiry, 'dueAt' | 'chaseAt'> {
  const after = (part: number) => calendar.addWorking(heardAt, part * minutes * MINUTE_MS);
  return { dueAt: after(1), chaseAt: PARTS.map(after) };
}

/**
 * Who is asked; who is on leave is not, unless there is nobody else.
 * @param round the first is 1
 */
export function askedToDecide(
  { rotas }: Pick<Enquiry, 'rotas'>,
  round: number,
  roster: Roster,
  plan: DutyPlan | undefined,
  now: Date,
): PersonRef[] {
  const present = (roles: readonly Role[]): PersonRef[][] =>
    roles.map((role) => (roster[role] ?? []).filter(({ id }) => !plan || !isOnLeave(plan, id, now)));
  const desk = present(DECIDERS).find((people) => people.length > 0) ?? [];
  const duty = plan && round >= DUTY_FROM ? rotas.flatMap((id) => onDuty(plan, id, now)) : [];
  const above = round >= LATE_FROM ? present(ABOVE).flat() : [];
  const asked = [...desk, ...duty, ...above];
  const people = asked.length > 0 ? asked : firstFilled(roster, [...DECIDERS, ...ABOVE]);
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
