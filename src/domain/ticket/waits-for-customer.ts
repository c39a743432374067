import { nextSteps } from './next-step.js';
import type { Ticket } from './ticket.js';
import { isCustomersStep, type CustomersStep } from './words.js';

/** @returns what waits for the customer; undefined while the next step is ours */
export const waitsForCustomer = (ticket: Ticket): CustomersStep | undefined =>
  nextSteps(ticket)
    .map(({ step }) => step)
    .find(isCustomersStep);

/** What waits for the customer first, then the next deadline, then the oldest. */
export function customersFirst(tickets: readonly Ticket[]): Ticket[] {
  const due = ({ nextDueAt }: Ticket): number => nextDueAt?.getTime() ?? Infinity;
  const turn = (ticket: Ticket): number => (waitsForCustomer(ticket) ? 0 : 1);
  return [...tickets].sort((a, b) => turn(a) - turn(b) || compare(due(a), due(b)) || (a.id < b.id ? -1 : 1));
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
