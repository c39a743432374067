import { isPersonLane, type Intent } from '../record/outbox.js';
import type { Locale } from '../people/person.js';
import type { Roster } from '../people/roster.js';
import { applies } from './applies.js';
import { asksOfCustomer, CUSTOMER_ASKED, offeredToCustomer } from './asked-directly.js';
import type { Fact, FactType } from './facts.js';
import { LIFECYCLE, type Verb } from './lifecycle.js';
import { isOfClock, missedAct, MISSED_ACTS, type Reader } from './missed-act.js';
import { DOER, VERBS_OF_STEP } from './next-step.js';
import { isOver, isPage } from './pages.js';
import type { Ticket } from './ticket.js';

/** What a message about a fact asks somebody to do, as long as it can be done. */
export function asksFor(fact: Fact): readonly Verb[] {
  switch (fact.type) {
    case 'escalated':
      return ['take', ...MISSED_ACTS];
    case 'warned':
    case 'breached':
    case 'stalled':
      return MISSED_ACTS;
    case 'pause-disputed':
      return ['uphold', 'annul'];
    case 'handed-over':
      return ['convene'];
    case 'emergency-plan-opened':
      return ['plan'];
    case 'word-due':
      return ['reply'];
    case 'step-asked':
      // What is the customer's to do, ours can only call them about.
      return DOER[fact.step] === 'customer' ? [] : VERBS_OF_STEP[fact.step];
    // R27: now the staff may sign.
    case 'confirmed':
      return ['sign-off'];
    default:
      return ['acknowledge'];
  }
}

/**
 * The verbs that a message about this fact offers, as the request is now.
 * @param reader who reads it; absent where it stands in the desk's channel
 */
export function offered(ticket: Ticket, fact: Fact, reader?: Reader): Verb[] {
  if (fact.type === 'word-due' && isOver({ ticket, fact })) return [];
  const isPossible = (verb: Verb) => LIFECYCLE[ticket.status].includes(verb) && applies(verb, ticket);
  if (!isOfClock(fact)) return asksFor(fact).filter(isPossible);
  // What the clock waits for, before that somebody sees to it: who does what they are asked has answered the customer (R2).
  const take: Verb[] = fact.type === 'escalated' && isPossible('take') ? ['take'] : [];
  return [...missedAct(ticket, fact, reader), ...take];
}

/** A message that asks for something by no button, and says nowhere that it is over. */
const UNSETTLED = 'unsettled';

/** All that a message about this fact may show of what is open, whenever it is written. */
export const mayShow = (fact: Fact): readonly string[] => [
  ...asksFor(fact),
  ...(isPage(fact.type) ? [UNSETTLED] : []),
];

/** What of it is open as the request is now: kept with the message, so that it is updated when that is over. */
export function shown(ticket: Ticket, fact: Fact, reader?: Reader): readonly string[] {
  const verbs = offered(ticket, fact, reader);
  if (verbs.length > 0) return verbs;
  return isPage(fact.type) && !isOver({ ticket, fact }) ? [UNSETTLED] : [];
}

/** After these a button may lead nowhere, or be over, that a message still on its way was written with. */
const ENDS: readonly FactType[] = [
  'acknowledged',
  'assigned',
  'proposed',
  'departed',
  'arrived',
  'resumed',
  'quote-accepted',
  'quote-declined',
  'resolved',
  'handed-over',
  'convened',
  'confirmed',
  'reopened',
  'cancelled',
  'closed-unanswered',
  'merged',
  'taken',
  'emergency-plan-closed',
  'emergency-plan-rescinded',
  'pause-upheld',
  'pause-annulled',
  'accepted',
  'signed-off',
  'archived',
];

/**
 * Messages with buttons that now lead nowhere (somebody has taken it, or acknowledged), and those that asked for what is over now
 * (the clock has stopped), are owed an update, which says who did it, or since when. Those on their way may have been written
 * before: their update stands behind them in the same lane.
 * @param ticket the request as it is after these facts, with what was told and what is owed
 */
export function outdated(
  ticket: Ticket,
  facts: readonly Fact[],
  { roster, deskLocale }: { readonly roster: Roster; readonly deskLocale: Locale },
): Intent[] {
  const { receipts = [], outbox, history } = ticket;
  const factOf = (factId: string | undefined) => history.find(({ id }) => id === factId);
  const told = receipts.map(({ id, lane = '', message, factId, offers = [] }) => ({
    id,
    lane,
    message,
    factId,
    offers,
  }));
  const isEnd = facts.some(({ type }) => ENDS.includes(type));
  const onItsWay = outbox
    .filter(({ kind, message }) =>
      message === CUSTOMER_ASKED ? kind === 'direct' : isEnd && (kind === 'direct' || kind === 'post'),
    )
    .map(({ id, lane, message, factId }) => ({ id, lane, message, factId, offers: undefined }));
  const owed = new Set(outbox.flatMap(({ kind, data }) => (kind === 'update-message' ? [data?.['of']] : [])));
  return [...told, ...onItsWay].flatMap(({ id, lane, message: by, factId, offers }) => {
    const fact = factOf(factId);
    if (!fact || owed.has(id)) return [];
    const isCustomers = by === CUSTOMER_ASKED;
    const now: readonly string[] = isCustomers
      ? offeredToCustomer(ticket, fact)
      : shown(ticket, fact, readerOf(lane, roster));
    if ((offers ?? (isCustomers ? asksOfCustomer : mayShow)(fact)).every((verb) => now.includes(verb)))
      return [];
    const data = { of: id };
    const message = isCustomers ? by : fact.type;
    return [{ kind: 'update-message', lane, message, factId: fact.id, data, locale: deskLocale }];
  });
}

/** @param lane a person's id, or a channel's */
export const readerOf = (lane: string, roster: Roster): Reader | undefined =>
  isPersonLane(lane) ? { id: lane, roster } : undefined;
