import type { Person } from './domain/people/person.js';
import { yearOf } from './domain/record/number.js';
import { isRefusal, refuse, type Refusal } from './domain/refusal.js';
import { termsFor } from './domain/terms/terms-for.js';
import { onTheSpot, type OnTheSpot } from './domain/ticket/on-the-spot.js';
import type { Ticket } from './domain/ticket/ticket.js';
import { contextOf, type Given } from './given.js';
import type { CommandNeeds } from './run-command-needs.js';
import type { Act, Done } from './run.js';

/**
 * R13: what was dealt with on the spot becomes a request with a number and all that happened to it, in one commit, once by the
 * act's cause.
 * @param given what decisions depend on, as it is now
 * @throws Fault `store-unavailable`
 */
export async function recordOnTheSpot(
  said: OnTheSpot,
  actor: Person,
  act: Act,
  { tickets, contracts, clock, nudge }: CommandNeeds,
  given: Given,
): Promise<Done<Ticket> | Refusal> {
  const contract = await contracts.load(said.contractId);
  if (!contract) return refuse('no-contract');
  const now = clock();
  const terms = termsFor(given.settings, contract);
  const context = contextOf(given, act, now);
  const decided = (number: string) => onTheSpot(number, said, contract, terms, actor, context);
  const tried = decided('SR-0000-000000');
  if (isRefusal(tried)) return tried;
  const done = await tickets.register(yearOf(now, given.settings.zone), act.cause, now, (number) => {
    const decision = decided(number);
    if (isRefusal(decision)) throw new Error(`refused with a number: ${decision.refused}`);
    return decision;
  });
  if (!done.repeated) nudge([contract.customerChannel, contract.deskChannel]);
  return { record: done.ticket, repeated: done.repeated };
}
