import { legible } from '../../domain/privacy/legible.js';
import type { Locale } from '../../domain/people/person.js';
import type { Fact } from '../../domain/ticket/facts.js';
import { FACT_OF_VERB, type Verb } from '../../domain/ticket/lifecycle.js';
import type { Reader } from '../../domain/ticket/missed-act.js';
import { asksFor, offered } from '../../domain/ticket/offers.js';
import { isOver, isPage } from '../../domain/ticket/pages.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { actions, button, context, section, type Block, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';
import { notification, sentence, type StoryTold } from './ticket-story.js';

/** One thing that happened, told to the desk's whole channel, because telling people one by one was not enough. */
export function ticketAlarm(told: Omit<StoryTold, 'place'>): Message {
  const { text, blocks } = ticketDirect(told);
  return { text, blocks: [section('<!here>'), ...blocks] };
}

/** One thing that happened, told to one of us directly, with what they can do about it at hand. */
export function ticketDirect(told: Omit<StoryTold, 'place'>, reader?: Reader): Message {
  const { locale } = told;
  const t = textsIn(locale);
  const { ticket, fact } = legible(told, t.privacy.erased);
  const verbs = offered(ticket, fact, reader);
  const about = t.direct.about({
    number: ticket.id,
    customer: typed(ticket.customerName, 200),
    title: typed(titleOf(ticket), 300),
  });
  const text =
    fact.type === 'registered'
      ? t.direct.registered({ number: ticket.id, customer: typed(ticket.customerName, 200) })
      : fact.type === 'escalated' && fact.to?.length && fact.level !== undefined
        ? escalation(ticket, fact, locale, t)
        : sentence({ ticket, fact, locale, place: 'desk' }, t);
  return {
    text: notification(`${ticket.id} ${text}`),
    blocks: [
      section(text),
      section(about),
      ...answered(ticket, fact, verbs, locale, t),
      ...actions('direct', directButtons(ticket, fact, verbs, t)),
    ],
  };
}

function escalation(
  ticket: Ticket,
  fact: Extract<Fact, { type: 'escalated' }>,
  locale: Locale,
  t: Texts,
): string {
  const clock = ticket.clocks.find(({ metric, cycle }) => metric === fact.metric && cycle === fact.cycle);
  const due = clock ? when(clock.dueAt, ticket.terms.zone, locale) : '';
  return t.direct.escalated({ metric: t.metric[fact.metric], due, round: fact.round });
}

const STYLE: Partial<Record<Verb, 'primary' | 'danger'>> = {
  acknowledge: 'primary',
  annul: 'danger',
  convene: 'primary',
  plan: 'primary',
  reply: 'primary',
  take: 'primary',
};

function directButtons(ticket: Ticket, fact: Fact, verbs: readonly Verb[], t: Texts) {
  const open = button(ACTION.open, t.direct.open, ticket.id);
  const call = button(ACTION.call, t.direct.call, ticket.id);
  const offers = verbs.map((verb) => button(ACTION.verb(verb), t.verb[verb], ticket.id, STYLE[verb]));
  if (fact.type === 'registered' || fact.type === 'pause-disputed') return [...offers, open];
  return offers.length > 0 ? [...offers, call, open] : [open, call];
}

/**
 * Who did what the message asks for; or that it is over, in words that stay true whatever becomes of the request. That somebody has
 * taken it stands above what it waits for still.
 */
function answered(ticket: Ticket, fact: Fact, verbs: readonly Verb[], locale: Locale, t: Texts): Block[] {
  if (!isPage(fact.type) && fact.type !== 'pause-disputed') return [];
  const instant = (at: Date): string => when(at, ticket.terms.zone, locale);
  const isWaiting = verbs.length > 0;
  const over = isPage(fact.type) && isOver({ ticket, fact });
  const stopped = over && !isWaiting ? stoppedClock(ticket, fact) : undefined;
  if (stopped)
    return [context(t.direct.stopped({ metric: t.metric[stopped.metric], when: instant(stopped.at) }))];
  const since = ticket.history.slice(ticket.history.findIndex(({ id }) => id === fact.id) + 1);
  const done = asksFor(fact).flatMap((verb) =>
    since.filter(({ type }) => type === FACT_OF_VERB[verb]).map((one) => ({ verb, ...one })),
  )[0];
  if (isWaiting && (fact.type !== 'escalated' || verbs.includes('take') || !done)) return [];
  if (!done) return over || fact.type === 'pause-disputed' ? [context(t.direct.over)] : [];
  const { verb, by, at } = done;
  return [context(t.direct.answered({ name: typed(by.name, 100), verb: t.verb[verb], when: instant(at) }))];
}

/** The clock that a message is about, once it has stopped; who has responded is said by name. */
function stoppedClock({ clocks }: Ticket, fact: Fact) {
  if (fact.type !== 'warned' && fact.type !== 'breached') return undefined;
  const { metric, cycle } = fact;
  const at = clocks.find((one) => one.metric === metric && one.cycle === cycle)?.stoppedAt;
  return at && metric !== 'response' ? { metric, at } : undefined;
}
