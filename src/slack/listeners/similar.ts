import { problemOf } from '../../domain/find/duplicates.js';
import { likest } from '../../domain/find/likeness.js';
import { lookedUpBy, signsIn } from '../../domain/find/signs.js';
import { wordsAsked } from '../../domain/find/words.js';
import { isStaff } from '../../domain/people/person.js';
import { refuse } from '../../domain/refusal.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import type { FoundTickets } from '../../store/found-tickets.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { similarMessage } from '../messages/found.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';

/** Offered with an acknowledgement: as many as somebody reads who is about to pick up the phone. */
const MOST_SIMILAR = 3;

/** The button *similar requests*. */
export async function similarAsked(context: SlackContext, acting: Acting, ticketId: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const ticket = await context.tickets.load(ticketId);
  if (!ticket || !isStaff(person)) {
    const refusal = refuse('not-found', { number: ticketId });
    return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  }
  const told = await offerSimilar(context, acting, recognised, ticket);
  if (told) return;
  const none = textsIn(person.locale).find.similarNone({ number: ticket.id });
  await answer(context, acting, recognised, asMessage(none));
}

/**
 * Whoever takes a request on is offered how the like were solved, or where they are being worked on; to them alone.
 * @returns whether there were any
 */
export async function offerSimilar(
  context: SlackContext,
  acting: Acting,
  recognised: Recognised,
  ticket: Ticket,
): Promise<boolean> {
  const { locale } = recognised.person;
  const similar = await likeThis(context, ticket);
  if (similar.length === 0) return false;
  const title = textsIn(locale).find.similarTo({ number: ticket.id });
  await answer(context, acting, recognised, similarMessage(title, similar, locale));
  return true;
}

/** The few past requests, solved or not, that are enough like one to be worth reading; the best first. */
export async function likeThis(
  { found }: { readonly found: Pick<FoundTickets, 'like' | 'byNumbers'> },
  ticket: Ticket,
): Promise<Ticket[]> {
  const problem = problemOf(ticket);
  const { past, counts, all } = await found.like(ticket, wordsAsked(problem), lookedUpBy(signsIn(problem)));
  const rarity = (word: string) => Math.log(1 + all / Math.max(1, counts.get(word) ?? 1));
  const best = likest(ticket, past, rarity).slice(0, MOST_SIMILAR);
  return found.byNumbers(best.map(({ id }) => id));
}
