import type { PersonRef } from '../people/person.js';
import { isUndecided, type Enquiry, type EnquiryMessage, type EnquiryStatus } from './enquiry.js';
import type { EnquiryFact } from './facts.js';

type Said = Extract<EnquiryFact, { type: 'heard' | 'said' }>;

const messageOf = ({ ts, by, side, text, fileIds }: Said): EnquiryMessage => ({
  ts,
  by,
  side,
  text,
  fileIds,
  isDeleted: false,
});

/** What the first fact makes of it. @throws for any but `heard`: a mistake of ours */
export function begun(fact: EnquiryFact): Enquiry {
  if (fact.type !== 'heard') throw new Error(`an enquiry does not begin with ${fact.type}`);
  const { contractId, customerId, customerName, channel, threadTs, desk, locale, zone } = fact;
  const { offerAt, dueAt, chaseAt, rotas } = fact;
  return {
    contractId,
    customerId,
    customerName,
    channel,
    desk,
    locale,
    zone,
    offerAt,
    dueAt,
    chaseAt,
    rotas,
    ...(threadTs === undefined ? {} : { threadTs }),
    status: 'waiting',
    author: fact.by,
    messages: [messageOf(fact)],
    lastSaidAt: fact.at,
    chased: 0,
    asked: [],
  };
}

/** What each further fact makes of it. */
export function evolved(enquiry: Enquiry, fact: EnquiryFact): Enquiry {
  switch (fact.type) {
    case 'heard':
      return enquiry;
    case 'said':
      return {
        ...enquiry,
        messages: [...enquiry.messages, messageOf(fact)],
        ...(fact.by.id === enquiry.author.id ? { lastSaidAt: fact.at } : {}),
      };
    case 'edited':
      return changed(enquiry, fact.ts, { text: fact.text });
    case 'deleted':
      return withdrawn(changed(enquiry, fact.ts, { isDeleted: true }));
    case 'answered':
      return ended(enquiry, 'answered', fact.by);
    case 'offered':
      return { ...enquiry, status: 'offered' };
    case 'chased':
      return { ...enquiry, chased: fact.round, asked: eachOnce([...enquiry.asked, ...fact.to]) };
    case 'registered':
      return { ...ended(enquiry, 'registered', fact.by), request: fact.request };
    case 'declined':
      return ended(enquiry, 'declined', fact.by);
    case 'dismissed':
      return { ...ended(enquiry, 'dismissed', fact.by), remark: fact.remark };
  }
}

const ended = (enquiry: Enquiry, status: EnquiryStatus, endedBy: PersonRef): Enquiry => ({
  ...enquiry,
  status,
  endedBy,
});

const changed = (enquiry: Enquiry, ts: string, change: Partial<EnquiryMessage>): Enquiry => ({
  ...enquiry,
  messages: enquiry.messages.map((message) => (message.ts === ts ? { ...message, ...change } : message)),
});

/** Nothing of the customer's is left to be decided on. */
function withdrawn(enquiry: Enquiry): Enquiry {
  const isGone = enquiry.messages.every(({ side, isDeleted }) => side !== 'customer' || isDeleted);
  return isGone && isUndecided(enquiry) ? ended(enquiry, 'withdrawn', enquiry.author) : enquiry;
}

const eachOnce = (people: readonly PersonRef[]): PersonRef[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];
