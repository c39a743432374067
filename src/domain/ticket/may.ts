import type { Contract } from '../contract/contract.js';
import { mayNotSignFor } from '../contract/signers.js';
import { isStaff, type Person, type Role } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { isByDepartment } from './dispatched.js';
import type { Verb } from './lifecycle.js';
import type { Ticket } from './ticket.js';

/**
 * `customer`: of the request's own company. `responsible`: the engineer named for it, or any engineer while nobody is. `on-duty`:
 * whoever of ours is on duty, by any rota.
 */
export type Who = Role | 'customer' | 'responsible' | 'on-duty';

/** Who may do what: the only place (R20–R27, R30). */
export const MAY: Readonly<Record<Verb, readonly Who[]>> = {
  acknowledge: ['engineer', 'tech-head', 'front-desk', 'manager'],
  // R20, R22: the technical department's receipt is its head's to sign.
  accept: ['tech-head'],
  // R22: where the department dispatches, engineers neither take a request nor pass one on (`byDepartment`).
  assign: ['tech-head', 'manager', 'on-duty', 'responsible'],
  propose: ['responsible', 'tech-head'],
  depart: ['responsible', 'tech-head'],
  arrive: ['responsible', 'tech-head'],
  wait: ['responsible', 'tech-head'],
  resume: ['responsible', 'tech-head', 'front-desk', 'customer'],
  resolve: ['responsible', 'tech-head'],
  // Which persons of theirs sign, the contract says (`mayNotSignByContract`).
  confirm: ['customer'],
  // R27: the staff's signature under work from afar.
  'sign-off': ['responsible', 'tech-head'],
  refuse: ['customer'],
  archive: ['front-desk', 'tech-head', 'quality'],
  reopen: ['customer', 'front-desk', 'tech-head', 'quality', 'manager'],
  cancel: ['customer', 'front-desk', 'tech-head', 'manager'],
  // Whoever of ours says something in a request's thread is heard: nothing said there is lost (R34).
  note: ['front-desk', 'tech-head', 'engineer', 'quality', 'manager', 'admin'],
  reply: ['customer', 'front-desk', 'tech-head', 'engineer', 'quality', 'manager', 'admin'],
  reclassify: ['front-desk', 'tech-head', 'responsible', 'manager'],
  // Everybody whom an escalation can reach (ticket/page/behind.ts, and ticket/announce.ts when the others are nobody).
  take: ['engineer', 'tech-head', 'manager', 'front-desk', 'quality', 'admin'],
  handover: ['responsible', 'tech-head', 'manager'],
  convene: ['tech-head', 'manager'],
  plan: ['responsible', 'tech-head', 'manager'],
  'close-plan': ['responsible', 'tech-head', 'manager'],
  // Never who did it: a figure that people are appraised by (R29) is not theirs to change.
  correct: ['tech-head', 'quality', 'manager'],
  dispute: ['customer'],
  uphold: ['tech-head', 'manager'],
  annul: ['tech-head', 'manager'],
  quote: ['front-desk', 'tech-head', 'responsible'],
  'accept-quote': ['customer'],
  'decline-quote': ['customer'],
  waive: ['tech-head', 'manager'],
  replace: ['responsible', 'tech-head'],
  merge: ['front-desk', 'tech-head', 'responsible', 'manager'],
  // Both requests have to be theirs to see (ticket/verbs/link.ts).
  link: ['front-desk', 'tech-head', 'engineer', 'quality', 'manager'],
  unlink: ['front-desk', 'tech-head', 'engineer', 'quality', 'manager'],
  split: ['front-desk', 'tech-head', 'responsible', 'manager'],
  // R16: whoever hears a wish records it, and so may whoever has it.
  wish: ['customer', 'front-desk', 'tech-head', 'engineer', 'quality', 'manager'],
};

type Asked = Pick<Ticket, 'customerId' | 'responsible'> & Partial<Pick<Ticket, 'terms'>>;

/** By these whoever does them first has the request, while it is nobody's. */
const TAKING: readonly Verb[] = ['propose', 'depart', 'arrive', 'resolve'];

/** By which somebody would take it who has not been named, where the department names who works on the request (R22). */
export const isDepartments = (verb: Verb, ticket: Pick<Asked, 'responsible' | 'terms'>): boolean =>
  isByDepartment(ticket) && !ticket.responsible && TAKING.includes(verb);

/** Whether it is not the engineers' to do, because the department names who works on the request (R22). */
const byDepartment = (verb: Verb, ticket: Asked): boolean =>
  isDepartments(verb, ticket) || (isByDepartment(ticket) && verb === 'assign');

/** Customers see their own company's requests and nothing else; everybody of ours sees all. */
export function maySee(person: Person, ticket: Pick<Ticket, 'customerId'>): boolean {
  return isStaff(person) || person.customerIds.includes(ticket.customerId);
}

/**
 * @returns undefined when the person may, else why not. Who may not even see the request is told that there is
 * none of that number, so that numbers of other companies give nothing away.
 * @param isOnDuty by any rota, when they act
 */
export function mayNot(
  person: Person,
  verb: Verb,
  ticket: Asked & { id: string },
  isOnDuty = false,
): Refusal | undefined {
  if (!maySee(person, ticket)) return refuse('not-found', { number: ticket.id });
  const departments = byDepartment(verb, ticket);
  const who = MAY[verb].filter((one) => !departments || one !== 'responsible');
  const onDuty = isOnDuty && isStaff(person);
  if (who.some((one) => (one === 'on-duty' ? onDuty : is(one, person, ticket)))) return undefined;
  if (departments && person.roles.includes('engineer'))
    return refuse('department-dispatches', { number: ticket.id });
  const responsible = ticket.responsible;
  if (responsible && person.roles.includes('engineer') && MAY[verb].includes('responsible')) {
    return refuse('not-responsible', { name: responsible.name, number: ticket.id });
  }
  return refuse('not-permitted', { verb });
}

/** Staff file for any customer; a customer for their own company. */
export const mayFile = (person: Person, { customerId }: Pick<Contract, 'customerId'>): boolean =>
  isStaff(person) || person.customerIds.includes(customerId);

/** Who is at the customer's. */
export const HANDLERS: readonly Role[] = ['engineer'];

/** R13: dealt with on the spot, it is recorded by the engineers of the contract (R8); by any while it names none. */
export const mayHandle = ({ id, roles }: Person, { engineers }: Pick<Contract, 'engineers'>): boolean =>
  roles.some((role) => HANDLERS.includes(role)) &&
  (engineers.length === 0 || engineers.some((one) => one.id === id));

/** Whose requests somebody may list: those of a contract of their own company; staff all. */
export const mayListOf = (person: Person, contract: Pick<Contract, 'customerId'>): boolean =>
  maySee(person, contract);

/** By which the customer signs, and for what: it accepts the result (R27), or decides on what it costs (R9). */
const SIGNED_FOR = {
  confirm: 'result',
  'accept-quote': 'cost',
  'decline-quote': 'cost',
} as const satisfies Partial<Record<Verb, 'result' | 'cost'>>;

const isSignature = (verb: Verb): verb is keyof typeof SIGNED_FOR => verb in SIGNED_FOR;

/** Whether the contract says who of the customer's may do this. */
export const signsForCustomer = (verb: Verb): boolean => isSignature(verb);

/**
 * The customer's signature is given by those whom their contract names for it. Whoever may not sign sends a result back all the
 * same, and says what they want in the thread.
 * @param contract as it is now; what was signed before stays signed
 */
export const mayNotSignByContract = (
  person: Person,
  verb: Verb,
  contract: Pick<Contract, 'contacts'> | undefined,
): Refusal | undefined => (isSignature(verb) ? mayNotSignFor(person, contract, SIGNED_FOR[verb]) : undefined);

/** What only the customer can say. */
const FOR_CUSTOMERS: readonly Verb[] = ['confirm', 'refuse', 'accept-quote', 'decline-quote'];

/**
 * R27: the result is the customer's to judge, and what it costs theirs to accept (R9). In a channel shared with their company,
 * one of ours without a role is no customer; where all are of one workspace, whoever has no role is.
 * @param isColleague of our workspace and without a role
 * @returns whether it depends on the channel of the request
 */
export const dependsOnSharing = (verb: Verb, isColleague: boolean): boolean =>
  isColleague && FOR_CUSTOMERS.includes(verb);

/** @param isShared whether the customer's channel is shared with a workspace of theirs */
export const mayNotSign = (verb: Verb, isColleague: boolean, isShared: boolean): Refusal | undefined =>
  dependsOnSharing(verb, isColleague) && isShared ? refuse('not-for-colleagues') : undefined;

function is(who: Exclude<Who, 'on-duty'>, person: Person, ticket: Asked): boolean {
  if (who === 'customer') return !isStaff(person) && person.customerIds.includes(ticket.customerId);
  if (who === 'responsible') {
    if (ticket.responsible) return ticket.responsible.id === person.id;
    return person.roles.includes('engineer');
  }
  return person.roles.includes(who);
}
