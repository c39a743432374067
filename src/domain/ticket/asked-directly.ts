import type { NotifiedOtherwise } from '../people/notify-by.js';
import type { Intent, OutboxEntry } from '../record/outbox.js';
import { applies } from './applies.js';
import { asksCustomer, isSigned, requesterOf, stepOfCustomer } from './asked-of-customer.js';
import type { Fact } from './facts.js';
import { FACT_OF_VERB, LIFECYCLE, type Verb } from './lifecycle.js';
import { VERBS_OF_STEP } from './next-step.js';
import { clockStands, type Ticket } from './ticket.js';

/** The message by which somebody of a customer is asked directly, and the one in their thread when that cannot be delivered. */
export const CUSTOMER_ASKED = 'customer-asked';

/**
 * Who wants a direct message where the customer is asked something, of those who may be the one: the requester, and for a
 * signature anybody of their company, as the contract may name them. Whether it asks them is decided as it goes
 * (`askedOfCustomer`).
 * @param notify who wants to be told otherwise than by a mention; nobody, where it is not known
 * @returns their Slack ids: the message in the thread does not mention them
 */
export function askedDirectly(ticket: Ticket, fact: Fact, notify: NotifiedOtherwise = {}): string[] {
  if (!asksCustomer(ticket, fact)) return [];
  const requester = requesterOf(ticket)?.id;
  return Object.entries(notify).flatMap(([id, { by, customerIds }]) => {
    const mayBeAsked = id === requester || (isSigned(fact) && customerIds.includes(ticket.customerId));
    return by === 'direct' && mayBeAsked && id !== fact.by.id ? [id] : [];
  });
}

/** @param under the request under which it is told, when that was merged into this one */
export const directIntents = (people: readonly string[], fact: Fact, under?: string): Intent[] =>
  people.map((id) => ({
    kind: 'direct',
    place: 'customer',
    lane: id,
    message: CUSTOMER_ASKED,
    factId: fact.id,
    ...(under === undefined ? {} : { data: { under } }),
  }));

/** Who is not mentioned by a message in a thread, because they have one of their own. */
export const toldDirectly = ({ data }: Pick<OutboxEntry, 'data'>): readonly string[] =>
  Array.isArray(data?.['directly']) ? data['directly'].map(String) : [];

/**
 * A direct message to somebody of a customer that Slack refuses for good: they are mentioned in their thread instead, so that
 * nothing is asked of them without their being told.
 * @returns undefined for any other message
 */
export function mentionedInstead(
  ticket: Ticket,
  entry: Pick<OutboxEntry, 'message' | 'kind' | 'lane' | 'factId' | 'data'>,
): Intent | undefined {
  const { message, kind, lane: person, factId, data } = entry;
  if (kind !== 'direct' || message !== CUSTOMER_ASKED) return undefined;
  return {
    kind: 'post-thread',
    place: 'customer',
    lane: ticket.places.customer.channel,
    locale: ticket.locale,
    message,
    factId,
    data: { ...data, person },
  };
}

/** What a direct message asks of somebody of a customer, as long as it can be done: the words of an answer can be written there. */
export function asksOfCustomer(fact: Fact): readonly Verb[] {
  const step = stepOfCustomer(fact);
  if (step === 'answer') return ['reply', 'resume', 'dispute'];
  return step ? VERBS_OF_STEP[step] : [];
}

/** The verbs that such a message offers, as the request is now; none once the act is done. */
export function offeredToCustomer(ticket: Ticket, fact: Fact): Verb[] {
  if (!asksCustomer(ticket, fact)) return [];
  return asksOfCustomer(fact).filter(
    (verb) =>
      LIFECYCLE[ticket.status].includes(verb) &&
      applies(verb, ticket) &&
      (verb !== 'dispute' || clockStands(ticket, 'customer')),
  );
}

/** What has been done of what was asked, by whomever; undefined when it is over without. */
export function doneByCustomer({ history }: Ticket, fact: Fact): { verb: Verb; fact: Fact } | undefined {
  const verbs = asksOfCustomer(fact).filter((verb) => verb !== 'dispute');
  for (const later of history.slice(history.findIndex(({ id }) => id === fact.id) + 1)) {
    const verb = verbs.find((one) => FACT_OF_VERB[one] === later.type);
    // Words of ours are no answer of theirs.
    if (verb && (verb !== 'reply' || later.side === 'customer')) return { verb, fact: later };
  }
  return undefined;
}
