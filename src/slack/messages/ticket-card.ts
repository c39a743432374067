import { legible } from '../../domain/privacy/legible.js';
import { LIFECYCLE, type Verb } from '../../domain/ticket/lifecycle.js';
import { isOfferedToAll } from '../../domain/ticket/offered-to-all.js';
import { isQuotationOpen, totalOf } from '../../domain/ticket/quotation.js';
import { shownStatus } from '../../domain/ticket/unanswered.js';
import { clockStands, titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import {
  actions,
  BLOCK_LENGTH,
  button,
  context,
  fields,
  header,
  lengthOf,
  MOST_IN_MESSAGE,
  section,
  type Block,
  type Message,
} from './blocks.js';
import { money } from './charge-words.js';
import { mention, typed, when } from './mrkdwn.js';
import { contactLine } from './item-contact.js';
import { itemBecame } from './item-outcomes.js';
import { linkLines } from './linked.js';
import { mergedLines } from './merged.js';
import { requesterMention } from './requester.js';
import { waitsFor } from './step-story.js';
import { closedOnCard, closesText } from './unanswered-words.js';
import { resultAtAGlance, resultWords } from './result.js';
import { alarms } from './ticket-alarms.js';
import { deadlines } from './deadlines.js';
import { verbLabel } from './verb-label.js';

/** Buttons of a card, by who reads it there; everything else a person may do is behind *More…*. */
const ON_CUSTOMER_CARD: readonly Verb[] = [
  'accept-quote',
  'decline-quote',
  'confirm',
  'refuse',
  'resume',
  'dispute',
  'reopen',
];
const ON_DESK_CARD: readonly Verb[] = [
  'plan',
  'quote',
  'acknowledge',
  'propose',
  'depart',
  'arrive',
  'resume',
  'resolve',
  'assign',
  'wait',
  'sign-off',
  'archive',
  'accept',
];
type Place = 'customer' | 'desk';
const MOST_BUTTONS = 4;
/** A card is to be read at a glance, and a message holds only so much; the whole text is behind *More…*. */
const STORY_LENGTHS = [1000, 500, 200];
/** So much of an item is always shown. */
const LEAST_SHARE = 40;
/** As much as a section takes. */
const WHOLE_LENGTH = 2900;
/** The number of an item and what became of it, above its text. */
const LABEL_LENGTH = 60;
/** Whom to ask about it, below. */
const CONTACT_LENGTH = 120;

/**
 * The card of a request in the customer's channel or in the desk's: what is true now (R20, R22).
 * @param isMentioned false for a requester who is told by direct messages: they do not follow the thread
 */
export function ticketCard(stored: Ticket, place: Place, locale: Locale, isMentioned = true): Message {
  const t = textsIn(locale);
  const ticket = legible(stored, t.privacy.erased);
  const named = isMentioned ? requesterMention(stored, place) : '';
  const text = named + typed(`${title(ticket)} — ${t.status[shownStatus(ticket)]}`, 300);
  const before = heading(ticket, place, t, named);
  const rest = (length: number) => [
    ...story(ticket, place, locale, t, length),
    context(...deadlines(ticket, place, locale, t), ...next(ticket, place, locale, t)),
    ...actions('card', buttons(ticket, place, t)),
  ];
  // The items share what everything else leaves; where that is next to nothing, the story is told more shortly.
  const shareBeside = (after: readonly Block[]) => {
    const room = MOST_IN_MESSAGE - lengthOf([...before, ...after]) - lengthOf(files(ticket, t));
    const contactsLength = ticket.items.some(({ contact }) => contact) ? CONTACT_LENGTH : 0;
    return Math.floor(room / ticket.items.length) - BLOCK_LENGTH - LABEL_LENGTH - contactsLength;
  };
  const told = STORY_LENGTHS.map(rest);
  const after = told.find((one) => shareBeside(one) >= LEAST_SHARE) ?? told.at(-1)!;
  const share = Math.max(LEAST_SHARE, shareBeside(after));
  const blocks = [
    ...before,
    ...items(ticket, place, t, Math.min(WHOLE_LENGTH, share)),
    ...files(ticket, t),
    ...after,
  ];
  return { text, blocks };
}

/** The same without its buttons and with nothing cut short, for a modal, which holds more. */
export function wholeCard(stored: Ticket, place: Place, locale: Locale): Block[] {
  const t = textsIn(locale);
  const ticket = legible(stored, t.privacy.erased);
  return [
    ...heading(ticket, place, t),
    ...items(ticket, place, t, WHOLE_LENGTH),
    ...files(ticket, t),
    ...story(ticket, place, locale, t, WHOLE_LENGTH),
    context(...deadlines(ticket, place, locale, t)),
  ];
}

const title = (ticket: Ticket): string => `${ticket.id} · ${titleOf(ticket)}`;

const heading = (ticket: Ticket, place: Place, t: Texts, named = ''): Block[] => [
  header(title(ticket)),
  fields(facts(ticket, place, t, named)),
];

function facts(ticket: Ticket, place: Place, t: Texts, named: string): [string, string][] {
  const { requester } = ticket;
  const phone = place === 'desk' ? ` ${typed(requester.phone, 60)}` : '';
  return [
    [t.card.status, t.status[shownStatus(ticket)]],
    [t.card.responsible, ticket.responsible ? mention(ticket.responsible) : t.card.nobodyYet],
    [t.card.severity, t.severity[ticket.severity]],
    [t.card.category, t.category[ticket.category]],
    [t.card.site, typed(place === 'desk' ? `${ticket.customerName} · ${ticket.site}` : ticket.site, 400)],
    [t.card.system, typed(ticket.system, 300)],
    ...coverOf(ticket, t),
    [t.card.requester, `${named}${typed(requester.name, 100)}${phone}`],
    [t.card.receivedBy, receivedBy(ticket, t)],
  ];
}

function receivedBy({ channelOfReceipt, reference }: Ticket, t: Texts): string {
  const channel = t.channelOfReceipt[channelOfReceipt];
  return reference ? t.received.withReference({ channel, reference: typed(reference, 60) }) : channel;
}

/** Slack shows ten pairs: these are the ninth and the tenth. */
function coverOf({ phase, equipmentLabel }: Ticket, t: Texts): [string, string][] {
  return [
    ...(equipmentLabel ? ([[t.contracts.equipment, typed(equipmentLabel, 300)]] as [string, string][]) : []),
    ...(phase ? ([[t.contracts.cover, t.contracts.phase[phase]]] as [string, string][]) : []),
  ];
}

const items = (ticket: Ticket, place: Place, t: Texts, length: number): Block[] =>
  ticket.items.map(({ no, text, contact }) => {
    const became = ticket.resolution?.items?.find((one) => one.no === no);
    const name = t.card.item({ no });
    const title = became ? t.items.heading({ name, outcome: itemBecame(became, ticket, t) }) : name;
    return section(`*${title}*\n${typed(text, length)}${contactLine(contact, place, t)}`);
  });

function files(ticket: Ticket, t: Texts): Block[] {
  const links = ticket.files.map(({ name, url }) => (url ? `<${url}|${typed(name, 80)}>` : typed(name, 80)));
  return links.length > 0 ? [context(t.card.pair({ name: t.card.files, value: links.join(', ') }))] : [];
}

function story(ticket: Ticket, place: Place, locale: Locale, t: Texts, length: number): Block[] {
  const blocks: Block[] = [];
  const { proposal, waiting, resolution, signature, terms } = ticket;
  blocks.push(...mergedLines(ticket, t), ...linkLines(ticket, place, t));
  if (proposal) {
    const expected = proposal.expectedAt
      ? `\n${t.card.expectedAt({ when: when(proposal.expectedAt, terms.zone, locale) })}`
      : '';
    blocks.push(
      section(
        t.card.proposal({ mode: t.mode[proposal.mode], text: typed(proposal.text, length) }) + expected,
      ),
    );
  }
  if (waiting)
    blocks.push(
      section(
        (clockStands(ticket, waiting.waitingFor) ? t.card.waiting : t.card.waitingRunning)({
          for: t.waitingFor[waiting.waitingFor],
          reason: typed(waiting.reason, length),
        }),
      ),
    );
  blocks.push(...charge(ticket, locale, t));
  blocks.push(...alarms(ticket, place, locale, t, length));
  if (resolution) {
    blocks.push(
      section(
        t.card.resolution({ outcome: t.outcome[resolution.outcome], text: typed(resolution.text, length) }),
      ),
      ...(length < WHOLE_LENGTH ? resultAtAGlance(resolution, t, length) : resultWords(resolution, t)),
    );
  }
  blocks.push(...closedOnCard(ticket, (at) => when(at, terms.zone, locale), t));
  if (signature)
    blocks.push(
      section(
        t.card.signed({ name: typed(signature.by.name, 100), when: when(signature.at, terms.zone, locale) }),
      ),
    );
  return blocks;
}

function charge({ quotation }: Ticket, locale: Locale, t: Texts): Block[] {
  if (!quotation) return [];
  const { no, items, currency, state } = quotation;
  const c = t.contracts.charge;
  return [section(c.onCard({ no, amount: money(totalOf(items), currency, locale), state: c.state[state] }))];
}

/** We read what it waits for, the customer where they are asked; both, when it is closed without an answer. */
function next(ticket: Ticket, place: Place, locale: Locale, t: Texts): string[] {
  const steps = place === 'desk' ? waitsFor(ticket, t) : '';
  const said = steps === '' ? [] : [t.steps.onCard({ steps })];
  return [...said, ...closesText(ticket, (at) => when(at, ticket.terms.zone, locale), t)];
}

/** Paid service is quoted once at hand; a customer goes on by deciding on it. */
function isWanted(verb: Verb, ticket: Ticket, place: Place): boolean {
  if (verb === 'quote') return ticket.phase === 'paid' && ticket.quotation === undefined;
  return !(verb === 'resume' && place === 'customer' && isQuotationOpen(ticket));
}

/** Nothing is as urgent as a plan that has no measure yet; then what something costs. */
const urgency = (verb: Verb): number =>
  ['accept-quote', 'decline-quote', 'quote'].includes(verb) ? 1 : verb === 'plan' ? 2 : 0;

function buttons(ticket: Ticket, place: Place, t: Texts) {
  const wanted = place === 'customer' ? ON_CUSTOMER_CARD : ON_DESK_CARD;
  const known = LIFECYCLE[ticket.status]
    .filter((verb) => wanted.includes(verb) && isOfferedToAll(verb, ticket) && isWanted(verb, ticket, place))
    .sort((a, b) => urgency(b) - urgency(a))
    .slice(0, MOST_BUTTONS);
  const first = known.map((verb, index) => {
    const style = verb === 'refuse' ? 'danger' : index === 0 && verb !== 'reopen' ? 'primary' : undefined;
    return button(ACTION.verb(verb), verbLabel(verb, place, t), ticket.id, style);
  });
  return [...first, button(ACTION.more, t.card.more, ticket.id)];
}
