import type { Contract } from '../contract/contract.js';
import { signersOf } from '../contract/signers.js';
import { isErased } from '../custody/commitment.js';
import type { Fact } from './facts.js';
import { DOER, nextSteps } from './next-step.js';
import type { Ticket } from './ticket.js';
import type { Step } from './words.js';

/** Somebody of the customer, by their Slack id. */
interface Asked {
  readonly id: string;
}

/**
 * Who of the customer a request is for, and is asked when something is asked of the customer: for whom it was filed, or who
 * filed it.
 * @returns undefined when that is nobody in Slack (a caller, somebody whose data was erased)
 */
export function requesterOf({ requester, history, filedBy }: Ticket): Asked | undefined {
  const id = requester.personId ?? (history[0]?.side === 'customer' ? filedBy.id : undefined);
  return id === undefined || isErased(id) ? undefined : { id };
}

/** Whether a fact asks the customer for an act, or reminds them of it, which, as the request is now, is still to be done. */
export function asksCustomer(ticket: Ticket, fact: Fact): boolean {
  const isNewest = () => ticket.history.findLast(({ type }) => type === fact.type)?.id === fact.id;
  // That the clock waits for a decision is told with the quotation.
  if (fact.type === 'waiting') {
    const forAnswer = fact.waitingFor === 'customer' && fact.quotation === undefined;
    return forAnswer && ticket.status === 'waiting' && isNewest();
  }
  if (fact.type === 'step-asked') {
    return DOER[fact.step] === 'customer' && nextSteps(ticket).some(({ step }) => step === fact.step);
  }
  if (fact.type === 'quoted') return ticket.quotation?.state === 'open' && ticket.quotation.no === fact.no;
  return fact.type === 'resolved' && ticket.status === 'resolved' && isNewest();
}

/**
 * Who of the customer is asked by a fact, to be mentioned where it is told to them: the requester; for a signature those whom the
 * contract lets sign, where it names others. Nobody once the act is done, nor who has done what is told.
 * @param given.contacts of the contract
 * @param given.under the request under which it is told, when that was merged into this one: its requester waits there
 */
export function askedOfCustomer(
  ticket: Ticket,
  fact: Fact,
  { contacts = [], under }: { contacts?: Contract['contacts'] | undefined; under?: Ticket | undefined } = {},
): Asked[] {
  if (!asksCustomer(ticket, fact)) return [];
  const own = requesterOf(ticket);
  const asked = under ? requesterOf(under) : own;
  // Asked in their own thread, they are not asked again.
  if (under && asked?.id === own?.id) return [];
  const people = isSigned(fact) ? signers(asked, contacts) : asked ? [asked] : [];
  return people.filter(({ id }) => id !== fact.by.id);
}

/** The step of the customer's that a fact begins, or reminds of. */
export function stepOfCustomer(fact: Fact): Step | undefined {
  if (fact.type === 'step-asked') return DOER[fact.step] === 'customer' ? fact.step : undefined;
  if (fact.type === 'resolved') return 'confirm';
  if (fact.type === 'quoted') return 'decide-quotation';
  return fact.type === 'waiting' && fact.waitingFor === 'customer' ? 'answer' : undefined;
}

/** Whether it asks for a signature: the contract may say whose (`contract/signers.ts`). */
export function isSigned(fact: Fact): boolean {
  const step = stepOfCustomer(fact);
  return step === 'decide-quotation' || step === 'confirm';
}

/** The requester, where they may sign themselves, or nobody in Slack may; else those who may. */
function signers(requester: Asked | undefined, contacts: Contract['contacts']): Asked[] {
  const able = signersOf({ contacts }).flatMap(({ personId: id }) => (id ? [{ id }] : []));
  const isOne = able.length === 0 || able.some(({ id }) => id === requester?.id);
  if (isOne) return requester ? [requester] : [];
  return able;
}
