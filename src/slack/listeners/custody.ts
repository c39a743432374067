import { verifyChain } from '../../domain/ticket/custody/verify-chain.js';
import { maySee } from '../../domain/ticket/may.js';
import { refuse } from '../../domain/refusal.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { custodyMessage } from '../messages/custody.js';
import { custodyModal } from '../modals/custody.js';
import { answer, type Acting } from './acting.js';

/**
 * `/service verify` and the button beside the history: who has signed what, and whether the chain holds, read anew from
 * the store. Above the request's modal when pressed there; else an answer to this person.
 */
export async function verifyAsked(context: SlackContext, acting: Acting, ticketId: string): Promise<void> {
  const { who, tickets, seals, client } = context;
  const recognised = await who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const { locale } = person;
  // The anchor first: a change in between makes the request longer than it, which is as it should be.
  const anchor = await seals.anchorOf(ticketId);
  const ticket = await tickets.load(ticketId);
  if (!ticket || !maySee(person, ticket)) {
    const refusal = refuse('not-found', { number: ticketId });
    return answer(context, acting, recognised, asMessage(refusalText(refusal, locale)));
  }
  const told = { ticket, verdict: verifyChain(ticket, anchor), locale };
  if (!acting.viewId) return answer(context, acting, recognised, custodyMessage(told));
  await client.views.push({ trigger_id: acting.triggerId, view: custodyModal(told) });
}
