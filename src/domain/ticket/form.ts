import { maySee } from './may.js';
import { isStaff, type Person } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Ticket } from './ticket.js';

/** The two that go with one request: on-site (R37) and remote (R38). */
export const TASK_SHEETS = ['onsite', 'remote'] as const;
export type TaskSheetForm = (typeof TASK_SHEETS)[number];

/** The two that list many requests: received (R35) and service (R36). */
export const REGISTERS = ['received', 'service'] as const;
export type RegisterForm = (typeof REGISTERS)[number];

export const FORMS = [...TASK_SHEETS, ...REGISTERS] as const;
export type Form = (typeof FORMS)[number];

export const isRegister = (form: Form): form is RegisterForm =>
  (REGISTERS as readonly string[]).includes(form);

/**
 * A customer may have the task sheets of their own company's requests; the registers are the desk's books.
 * @returns undefined when the person may have this form of this request, else why not
 */
export function mayNotHaveForm(
  person: Person,
  form: Form,
  ticket: Pick<Ticket, 'id' | 'customerId'>,
): Refusal | undefined {
  if (!maySee(person, ticket)) return refuse('not-found', { number: ticket.id });
  return isRegister(form) ? mayNotHaveRegister(person) : undefined;
}

/** @returns undefined when the person may have a register of a period, else why not */
export function mayNotHaveRegister(person: Person): Refusal | undefined {
  return isStaff(person) ? undefined : refuse('registers-for-staff');
}

/** Which of the two sheets a request was worked by: on site when somebody went or was to go there, else remotely (R25). */
export function taskSheetOf({ proposal, mode, history }: Ticket): TaskSheetForm {
  const went = history.some(({ type }) => type === 'departed' || type === 'arrived');
  return went || (proposal?.mode ?? mode) === 'onsite' ? 'onsite' : 'remote';
}
