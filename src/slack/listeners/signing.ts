import { isStaff } from '../../domain/people/person.js';
import type { Refusal } from '../../domain/refusal.js';
import {
  dependsOnSharing,
  mayNotSign,
  mayNotSignByContract,
  maySee,
  signsForCustomer,
} from '../../domain/ticket/may.js';
import type { Verb } from '../../domain/ticket/lifecycle.js';
import type { SlackContext } from '../context.js';
import type { Recognised } from '../who.js';

/**
 * Whether somebody may not sign for the customer, before a form is opened for it: where it depends on that, Slack is asked
 * whether the customer is of another workspace, and the contract who signs for them.
 * @returns undefined too where they may not see the request: that is told with the act
 */
export async function signingRefused(
  { client, tickets, contracts }: SlackContext,
  { person, colleague }: Recognised,
  verb: Verb,
  ticketId: string,
): Promise<Refusal | undefined> {
  const sharing = dependsOnSharing(verb, colleague);
  const signing = signsForCustomer(verb) && !isStaff(person);
  if (!sharing && !signing) return undefined;
  const ticket = await tickets.load(ticketId);
  if (!ticket || !maySee(person, ticket)) return undefined;
  if (sharing) {
    const { channel } = await client.conversations.info({ channel: ticket.places.customer.channel });
    const refusal = mayNotSign(verb, colleague, channel?.is_ext_shared === true);
    if (refusal) return refusal;
  }
  return signing ? mayNotSignByContract(person, verb, await contracts.load(ticket.contractId)) : undefined;
}
