import type { Contract } from '../../src/domain/contract/contract.js';
import { contractWithout } from '../../src/domain/privacy/contract-without.js';
import { heldInTold } from '../../src/domain/privacy/held-in-told.js';
import { holdingsIn, isRequester, relatedTo } from '../../src/domain/privacy/holdings.js';
import { isSubject, type Because, type Subject } from '../../src/domain/privacy/subject.js';
import { WhoIsMeant, type Candidate } from '../../src/domain/privacy/who-is-meant.js';
import { isErased } from '../../src/domain/custody/commitment.js';
import { isTheirs } from '../../src/domain/record/veiled-facts.js';
import { titleOf, type Ticket } from '../../src/domain/ticket/ticket.js';
import type { KindRecords } from '../../src/store/kind-records.js';
import type { PersonalData } from '../../src/store/personal-data.js';

const PAGE = 200;

export type Kind = 'request' | 'record' | 'contract' | 'profile' | 'wish' | 'weeklyReport' | 'export';

/** One thing that the desk holds about a person, wherever it is. */
export interface Held {
  readonly kind: Kind;
  /** The request's number, the contract's name, the report's key. */
  readonly of: string;
  readonly because: Because;
  readonly where: string;
  /** Of a request: the fact's place in the history, from 1. */
  readonly fact?: number;
  readonly at?: Date;
  readonly values: Readonly<Record<string, string>>;
}

/** All requests that can be read, in the order of their numbers. */
async function* requests(data: PersonalData): AsyncIterable<Ticket> {
  for (let after = ''; ;) {
    const page = await data.requestsAfter(after, PAGE);
    for (const { ticket } of page) if (ticket) yield ticket;
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/** Everybody of customers' companies whom the desk knows. */
export async function everybody(data: PersonalData): Promise<WhoIsMeant> {
  const known = new WhoIsMeant();
  const companies = new Map<string, string>();
  for await (const contract of data.contracts()) {
    const { customerId, customerName, contacts, sites } = contract;
    companies.set(customerId, customerName);
    for (const contact of contacts) known.add({ ...contact, customerId, customerName });
    for (const { contact: name, phone } of sites)
      if (name) known.add({ name, phone, customerId, customerName });
  }
  for await (const { requester, filedBy, history, customerId, customerName } of requests(data)) {
    if (!isErased(requester.name)) known.add({ ...requester, customerId, customerName });
    const theirs = history.filter(isTheirs).map(({ by }) => by);
    for (const { id, name } of [...(isTheirs(history[0]) ? [filedBy] : []), ...theirs]) {
      if (!isErased(id)) known.add({ personId: id, name, customerId, customerName });
    }
  }
  for (const { id, name, phone, customerIds } of await data.profiles()) {
    for (const customerId of customerIds)
      known.add({
        personId: id,
        name,
        phone,
        customerId,
        customerName: companies.get(customerId) ?? customerId,
      });
  }
  return known;
}

/** Everything that is held about somebody, place by place. */
export async function* everythingHeld(
  subject: Subject,
  data: PersonalData,
  records: KindRecords,
): AsyncIterable<Held> {
  const theirs = new Set<string>();
  const related = new Set<string>();
  for await (const ticket of requests(data)) {
    for (const { key: _key, ...held } of holdingsIn(ticket, subject))
      yield { kind: 'request', of: ticket.id, ...held };
    if (!isRequester(ticket, subject)) continue;
    theirs.add(ticket.id);
    for (const { id: of, text, backers } of await data.wishesOf(ticket)) {
      const names = backers.filter(({ request }) => request === ticket.id).map(({ name }) => name);
      const values = { name: names.join(', '), text };
      if (!isErased(text) || names.some((name) => !isErased(name)))
        yield { kind: 'wish', of, because: 'wrote', where: ticket.id, values };
    }
    relatedTo(ticket).forEach((number) => related.add(number));
    for (const of of await data.reportsAbout(ticket)) {
      yield {
        kind: 'weeklyReport',
        of,
        because: 'wrote',
        where: ticket.id,
        values: { title: titleOf(ticket) },
      };
    }
  }
  if (related.size > 0) yield* titlesIn(subject, theirs, related, data);
  yield* inRecords(subject, records);
  for await (const contract of data.contracts()) yield* inContract(contract, subject);
  if (subject.personId === undefined) return;
  for (const { id, name, phone, teamId, slackLocale, zone, refreshedAt } of await data.profiles(
    subject.personId,
  )) {
    const values = Object.entries({ id, name, phone, teamId, slackLocale, zone }).filter(
      ([, value]) => value,
    );
    const held = { because: 'is', where: 'people', at: refreshedAt } as const;
    yield { kind: 'profile', of: id, ...held, values: Object.fromEntries(values) as Record<string, string> };
  }
  for (const { id, at } of await data.exportsBy(subject.personId)) {
    yield { kind: 'export', of: id, because: 'is', where: 'exports', at, values: { id: subject.personId } };
  }
}

/** What their requests are called in those that they were merged or linked with. */
async function* titlesIn(
  subject: Subject,
  theirs: ReadonlySet<string>,
  related: ReadonlySet<string>,
  data: PersonalData,
): AsyncIterable<Held> {
  for await (const ticket of requests(data)) {
    if (!related.has(ticket.id)) continue;
    const known = new Set(holdingsIn(ticket, subject).map(({ key }) => key));
    for (const { key, ...held } of holdingsIn(ticket, subject, theirs)) {
      if (!known.has(key)) yield { kind: 'request', of: ticket.id, ...held };
    }
  }
}

/** Records of all other kinds. */
async function* inRecords(subject: Subject, records: KindRecords): AsyncIterable<Held> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: string[] = await records.numbersAfter(after, PAGE);
    for (const number of page) {
      const record = await records.load(number);
      if (!record) continue;
      for (const { key: _key, ...held } of heldInTold(records.kinds.named(record.kind), record, subject))
        yield { kind: 'record', of: number, ...held };
    }
    after = page.length === PAGE ? page.at(-1) : undefined;
  }
}

function* inContract(contract: Contract, subject: Subject): Iterable<Held> {
  if (!contractWithout(contract, subject)) return;
  const { name: of, customerId, contacts, sites } = contract;
  const said = { kind: 'contract', of, because: 'is' } as const;
  for (const contact of contacts) {
    if (!isSubject(subject, contact, customerId)) continue;
    const { name, phone, email, personId } = contact;
    yield { ...said, where: 'contacts', values: present({ name, phone, email, personId }) };
  }
  for (const { name: site, contact, phone } of sites) {
    if (!isSubject(subject, { name: contact ?? '', phone }, customerId)) continue;
    yield { ...said, where: `sites: ${site}`, values: present({ contact, phone }) };
  }
}

const present = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((one): one is [string, string] => one[1] !== undefined));

/** As a line: who it is. */
export const named = ({ personId, names, phones, companies }: Candidate): string =>
  [names.join(' / ') || '?', personId, phones.join(', '), companies.map(({ name }) => name).join(', ')]
    .filter(Boolean)
    .join(' · ');

/** One place, without what stands there. */
export const lineOf = ({ kind, of, because, where, fact, values }: Held): string =>
  [kind, fact === undefined ? of : `${of}#${fact}`, where, because, Object.keys(values).join(',')].join(' ');
