import { allOnDuty, type DutyPlan } from '../duty/on-duty.js';
import { isStaff, type Person, type PersonRef, type Role } from '../people/person.js';
import { firstFilled, type Roster } from '../people/roster.js';
import { nextSteps, type Doer } from './next-step.js';
import type { Ticket } from './ticket.js';

/** Whose act it is by their role: of these roles the first that anybody has (R20–R22). */
const ROLES_OF: Readonly<Record<Exclude<Doer, 'customer'>, readonly Role[]>> = {
  engineers: ['engineer'],
  'tech-head': ['tech-head'],
  dispatchers: ['tech-head', 'manager'],
  deciders: ['tech-head', 'manager'],
  'front-desk': ['front-desk', 'tech-head', 'quality'],
};

/** Rotas and leave as they are at an instant. */
interface OnDuty {
  readonly duty?: DutyPlan | undefined;
  readonly now: Date;
}

/**
 * Who of ours has to do it, as the roster and the rotas are now. Of the customer's people none is named, for what is personal of theirs stands
 * in one place of the request.
 */
export function doersOf(
  of: Doer,
  { responsible, engineers }: Ticket,
  roster: Roster,
  { duty, now }: OnDuty,
): readonly PersonRef[] {
  if (of === 'customer') return [];
  if (of === 'engineers' && responsible) return [responsible];
  if (of === 'engineers' && engineers.length > 0) return engineers;
  const byRole = firstFilled(roster, ROLES_OF[of]);
  if (of !== 'dispatchers' || !duty) return byRole;
  const known = new Set(byRole.map(({ id }) => id));
  return [...byRole, ...allOnDuty(duty, now).filter(({ id }) => !known.has(id))];
}

/** Who is told that they have not done it. */
export function above(of: Doer, roster: Roster): readonly PersonRef[] {
  if (of === 'customer') return firstFilled(roster, ['front-desk', 'tech-head', 'manager', 'admin']);
  if (of === 'engineers') return firstFilled(roster, ['tech-head', 'manager', 'admin']);
  return firstFilled(roster, ['manager', 'admin']);
}

/**
 * Whom a request waits for, as keys that the store has an index on: a person of ours, whoever stands behind a role, a customer.
 * @returns each once; none when it waits for nobody
 */
export function awaitedBy(ticket: Ticket): string[] {
  return [...new Set(nextSteps(ticket).flatMap(({ of }) => keysOf(of, ticket)))];
}

/** The keys of whoever a step of a request waits for. */
export function keysOf(of: Doer, { responsible, engineers, customerId }: Ticket): string[] {
  if (of === 'customer') return [`customer:${customerId}`];
  if (of === 'engineers' && responsible) return [`person:${responsible.id}`];
  if (of === 'engineers' && engineers.length > 0) return engineers.map(({ id }) => `person:${id}`);
  return [`role:${of}`];
}

/**
 * The keys under which requests wait for this person, as the roster is now.
 * @param isOnDuty by any rota
 */
export function awaitedKeys(person: Person, roster: Roster, isOnDuty: boolean): string[] {
  if (!isStaff(person)) return person.customerIds.map((id) => `customer:${id}`);
  const roles = (Object.keys(ROLES_OF) as (keyof typeof ROLES_OF)[]).filter(
    (of) =>
      firstFilled(roster, ROLES_OF[of]).some(({ id }) => id === person.id) ||
      (of === 'dispatchers' && isOnDuty),
  );
  return [`person:${person.id}`, ...roles.map((of) => `role:${of}`)];
}
