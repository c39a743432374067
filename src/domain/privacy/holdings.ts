import { isErased } from '../custody/commitment.js';
import { FILES, itemKey, PLACE, requesterKey } from '../ticket/custody/salts.js';
import { hasText, textsOf } from '../custody/texts.js';
import { isTheirs } from '../record/veiled-facts.js';
import type { Fact } from '../ticket/facts.js';
import type { Ticket } from '../ticket/ticket.js';
import { isSubject, whyIn, type Because, type Subject } from './subject.js';

/** One thing that a request holds about a person. */
export interface Holding {
  /** As `custody/salts.ts` knows it: by it, it can be erased. */
  readonly key: string;
  readonly because: Because;
  /** Where it stands: `requester`, `items`, the type of a fact. */
  readonly where: string;
  /** Of a fact: its place in the history, from 1. */
  readonly fact?: number;
  readonly at: Date;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What a request holds about a person.
 * @param theirs numbers of other requests that are theirs: what those are called stands in this one when they were merged
 */
export function holdingsIn(
  ticket: Ticket,
  subject: Subject,
  theirs: ReadonlySet<string> = new Set(),
): Holding[] {
  const { customerId, requester, receivedAt: at } = ticket;
  const asked = isRequester(ticket, subject);
  const filed = isTheirs(ticket.history[0]) && isSubject(subject, refOf(ticket.filedBy), customerId);
  const found: Holding[] = [];
  const people = new Map<string, Holding>();
  const is = (key: string, where: string, values: Record<string, string>, when: Date, fact?: number) => {
    if (isErased(key) || people.has(key)) return;
    people.set(key, { key, because: 'is', where, at: when, values, ...(fact ? { fact } : {}) });
  };
  if (asked && !isErased(requester.name)) is(requesterKey(ticket), 'requester', { ...requester }, at);
  if (filed) is(ticket.filedBy.id, 'filedBy', { id: ticket.filedBy.id, name: ticket.filedBy.name }, at);
  ticket.history.forEach((fact, index) => {
    if (isTheirs(fact) && isSubject(subject, refOf(fact.by), customerId)) {
      is(fact.by.id, fact.type, { id: fact.by.id, name: fact.by.name }, fact.at, index + 1);
    }
  });
  const text = (key: string, where: string, values: readonly string[], wrote: boolean) => {
    const left = values.filter((value) => !isErased(value));
    const because = wrote ? 'wrote' : whyIn(left, subject);
    if (left.length > 0 && because)
      found.push({ key, because, where, at, values: { text: left.join('\n') } });
  };
  for (const { no, text: words, contact } of ticket.items) {
    text(itemKey(no), 'items', [words, ...(contact ? [contact.name, contact.phone] : [])], asked || filed);
  }
  text(
    FILES,
    'files',
    ticket.files.flatMap(({ name, url }) => [name, ...(url ? [url] : [])]),
    asked || filed,
  );
  text(PLACE, 'site', [ticket.site, ticket.system], false);
  ticket.history.forEach((fact, index) => {
    const left = textsOf(fact).filter((one) => !isErased(one));
    if (left.length === 0) return;
    const did = isTheirs(fact) && isSubject(subject, refOf(fact.by), customerId);
    // Whoever of ours registered a message, it is the words of whoever asked.
    const wrote = did || (fact.type === 'registered' && asked);
    const because = wrote ? 'wrote' : isAbout(fact, theirs) ? 'identifies' : whyIn(left, subject);
    if (!because) return;
    const values = { text: left.join('\n') };
    found.push({ key: fact.id, because, where: fact.type, fact: index + 1, at: fact.at, values });
  });
  return [...people.values(), ...found];
}

/** Whether the person asked this; a name or number that is gone is nobody's. */
export const isRequester = ({ requester, customerId }: Ticket, subject: Subject): boolean =>
  isSubject(subject, requester, customerId);

/** Numbers of other requests whose titles stand in the history of this one, or this one's in theirs. */
export const relatedTo = ({ history }: Pick<Ticket, 'history'>): string[] => [
  ...new Set(history.flatMap((fact) => (hasText(fact) ? numbersIn(fact) : []))),
];

const refOf = ({ id, name }: { id: string; name: string }) => ({ personId: id, name });

const isAbout = (fact: Fact, theirs: ReadonlySet<string>): boolean =>
  theirs.size > 0 && numbersIn(fact).some((number) => theirs.has(number));

/** Numbers of requests that a fact tells of, wherever in it they stand. */
function numbersIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'number' && typeof one === 'string' ? [one] : numbersIn(one),
  );
}
