import { legible } from '../../domain/privacy/legible.js';
import { doneByCustomer, offeredToCustomer } from '../../domain/ticket/asked-directly.js';
import { stepOfCustomer } from '../../domain/ticket/asked-of-customer.js';
import type { Fact } from '../../domain/ticket/facts.js';
import type { Verb } from '../../domain/ticket/lifecycle.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { customerButtons } from './customer-buttons.js';
import { actions, button, context, section, type Block, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';
import { mentionsOf } from './requester.js';
import { notification, sentence } from './ticket-story.js';
import { verbLabel } from './verb-label.js';

interface Told {
  readonly ticket: Ticket;
  /** What asks the customer for an act, or reminds them of it. */
  readonly fact: Fact;
  readonly locale: Locale;
}

/** What is asked of somebody of a customer, told to them directly as they read it, with what they can do; or that it is done. */
export function customerAsked(told: Told): Message {
  const { locale } = told;
  const t = textsIn(locale);
  const { ticket, fact } = legible(told, t.privacy.erased);
  const text = asked(ticket, fact, locale, t);
  const about = t.asking.about({
    number: ticket.id,
    title: typed(titleOf(ticket), 300),
    channel: `<#${ticket.places.customer.channel}>`,
  });
  const verbs = offeredToCustomer(ticket, fact);
  const buttons = [
    ...verbs.map((verb) => button(ACTION.verb(verb), verbLabel(verb, 'customer', t), ticket.id, STYLE[verb])),
    button(ACTION.open, t.direct.open, ticket.id),
  ];
  return {
    text: notification(`${ticket.id} ${text}`),
    blocks: [
      section(text),
      section(about),
      ...(verbs.length > 0 ? [] : [over(ticket, fact, locale, t)]),
      ...actions('asked', buttons),
    ],
  };
}

const STYLE: Partial<Record<Verb, 'primary' | 'danger'>> = {
  'accept-quote': 'primary',
  confirm: 'primary',
  refuse: 'danger',
  reply: 'primary',
};

/** In their thread they are asked to answer there; here they cannot write. */
function asked(ticket: Ticket, fact: Fact, locale: Locale, t: Texts): string {
  if (fact.type !== 'waiting') return sentence({ ticket, fact, locale, place: 'customer' }, t);
  return `${sentence({ ticket, fact, locale, place: 'desk' }, t)}\n${t.asking.answerHere}`;
}

function over(ticket: Ticket, fact: Fact, locale: Locale, t: Texts): Block {
  const done = doneByCustomer(ticket, fact);
  if (!done) return context(t.direct.over);
  return context(
    t.direct.answered({
      name: typed(done.fact.by.name, 100),
      verb: verbLabel(done.verb, 'customer', t),
      when: when(done.fact.at, ticket.terms.zone, locale),
    }),
  );
}

/** Who could not be told directly is mentioned in their thread, shortly: what is asked of them stands there already. */
export function mentionInstead(told: Told, personId: string): Message {
  const t = textsIn(told.locale);
  const { ticket, fact } = legible(told, t.privacy.erased);
  const step = stepOfCustomer(fact);
  const words: Partial<Record<string, string>> = t.steps.customer;
  const text = `${mentionsOf([{ id: personId }])}${(step && words[step]) ?? ''} ${t.asking.instead}`;
  return { text, blocks: [section(text), ...customerButtons({ ticket, fact }, t)] };
}
