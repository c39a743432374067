import { maySee } from '../../domain/ticket/may.js';
import { isStaff } from '../../domain/people/person.js';
import { refuse } from '../../domain/refusal.js';
import { hasMetric } from '../../domain/sla/policy.js';
import { METRICS } from '../../domain/sla/terms.js';
import { whyOf, whyPlan } from '../../domain/ticket/why.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { typed } from '../messages/mrkdwn.js';
import { whyMessage } from '../messages/why.js';
import { whyModal } from '../modals/why.js';
import { readMetric } from '../parse/why-words.js';
import { answer, type Acting } from './acting.js';

/**
 * `/service why` and the button beside the clocks: how due times came about. Above the request's modal when pressed
 * there, which works for people of other workspaces too; else an answer to this person.
 * @param words the clock that is meant; all of the present cycle without any
 */
export async function whyAsked(
  context: SlackContext,
  acting: Acting,
  ticketId: string,
  words = '',
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const { locale } = person;
  const t = textsIn(locale);
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  const ticket = await context.tickets.load(ticketId);
  if (!ticket || !maySee(person, ticket)) {
    return say(refusalText(refuse('not-found', { number: ticketId }), locale));
  }
  const metric = words ? readMetric(words) : undefined;
  if (words && !metric) {
    const known = METRICS.map((one) => t.metric[one]).join(', ');
    return say(t.why.unknownMetric({ word: typed(words, 100), words: known }));
  }
  const now = context.clock();
  const accounts = whyOf(ticket, metric, now);
  if (accounts.length === 0) {
    const number = ticket.id;
    if (!metric) return say(t.why.noClocks({ number }));
    const said = { number, metric: t.metric[metric], category: t.category[ticket.category] };
    const isNone = !hasMetric(ticket.terms.policy, ticket.category, metric);
    return say(isNone ? t.why.noClockOfCategory(said) : t.why.noClock(said));
  }
  const plan = whyPlan(ticket, metric, now);
  const told = { ticket, accounts, plan, place: isStaff(person) ? 'desk' : 'customer', locale } as const;
  if (!acting.viewId) return answer(context, acting, recognised, whyMessage(told));
  await context.client.views.push({ trigger_id: acting.triggerId, view: whyModal(told) });
}
