import { nextSteps } from './next-step.js';
import type { Ticket } from './ticket.js';
import type { Step } from './words.js';

/** What a request waits for the customer to do: sign its result, decide on a quotation, answer us. */
export type CustomersTurn = Extract<Step, 'confirm' | 'decide-quotation' | 'answer'>;

const isTheirs = (step: Step): step is CustomersTurn =>
  step === 'confirm' || step === 'decide-quotation' || step === 'answer';

/** @returns what waits for the customer; undefined while the next step is ours */
export const waitsForCustomer = (ticket: Ticket): CustomersTurn | undefined =>
  nextSteps(ticket)
    .map(({ step }) => step)
    .find(isTheirs);

/** What waits for the customer first, then the next deadline, then the oldest. */
export function customersFirst(tickets: readonly Ticket[]): Ticket[] {
  const due = ({ nextDueAt }: Ticket): number => nextDueAt?.getTime() ?? Infinity;
  const turn = (ticket: Ticket): number => (waitsForCustomer(ticket) ? 0 : 1);
  return [...tickets].sort((a, b) => turn(a) - turn(b) || compare(due(a), due(b)) || (a.id < b.id ? -1 : 1));
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
