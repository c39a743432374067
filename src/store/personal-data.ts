import { contractSchema, type Contract } from '../domain/contract/contract.js';
import { ticketSchema, type Ticket } from '../domain/ticket/ticket.js';
import { isOpen } from '../domain/privacy/erase.js';
import { CUSTOMER_ASKED } from '../domain/ticket/asked-directly.js';
import { wishSchema, type Wish } from '../domain/wish/wish.js';
import { withStore } from './faults.js';
import type { Models, Stored } from './models.js';
import { profileSchema, type Profile } from './people.js';

/** Requests by which somebody's names and numbers are known; more say nothing new. */
const MOST_ASKED = 1000;

/** A stored request, with the reason why it cannot be read where that is so. */
export interface Looked {
  readonly id: string;
  readonly ticket?: Ticket;
}

/** Where personal data of customers' people stands besides the requests, and how it goes; each may be repeated. */
export class PersonalData {
  constructor(
    private readonly models: Pick<
      Models,
      'tickets' | 'contracts' | 'people' | 'weeklyReports' | 'exports' | 'wishes'
    >,
  ) {}

  /** Requests after a number, in the order of the keys; fewer than `limit` at the end. */
  async requestsAfter(number: string, limit: number): Promise<Looked[]> {
    const found = await withStore(() =>
      this.models.tickets
        .find({ _id: { $gt: number } }, { outbox: 0, receipts: 0 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Stored[]>(),
    );
    return found.map(({ _id: id, ...rest }) => {
      const read = ticketSchema.safeParse({ ...rest, id, outbox: [] });
      return read.success ? { id, ticket: read.data } : { id };
    });
  }

  /** All contracts, one after another. */
  async *contracts(): AsyncIterable<Contract> {
    const cursor = this.models.contracts.find().sort({ _id: 1 }).lean<Stored[]>().cursor({ batchSize: 100 });
    for await (const stored of cursor) {
      const { _id, ...rest } = stored as unknown as Stored;
      const read = contractSchema.safeParse({ ...rest, id: _id });
      if (read.success) yield read.data;
    }
  }

  /** What Slack has said about people; of one, or of all of customers' companies. */
  async profiles(personId?: string): Promise<Profile[]> {
    const query = personId === undefined ? { customerIds: { $gt: '' } } : { _id: personId };
    const found = await withStore(() => this.models.people.find(query).lean<Stored[]>());
    return found.flatMap((stored) => {
      const read = profileSchema.safeParse({ ...stored, id: stored._id });
      return read.success ? [read.data] : [];
    });
  }

  /** Who asked, as it was typed, in the requests of companies that somebody has filed themselves; the newest of them. */
  async askedBy(
    personId: string,
    customerIds: readonly string[],
  ): Promise<{ name: string; phone?: string; isOpen: boolean }[]> {
    const query = { customerId: { $in: [...customerIds] }, 'requester.personId': personId };
    const found = await withStore(() =>
      this.models.tickets
        .find(query, { requester: 1, status: 1 })
        .sort({ receivedAt: -1 })
        .limit(MOST_ASKED)
        .lean<(Stored & Pick<Ticket, 'requester' | 'status'>)[]>(),
    );
    return found.map(({ requester: { name, phone }, status }) => ({
      name,
      phone,
      isOpen: isOpen({ status }),
    }));
  }

  /** Contracts that list somebody as a contact. */
  async contactsWith(
    personId: string,
  ): Promise<{ name: string; phone?: string; customerId: string; contract: string }[]> {
    const fields = { contacts: 1, customerId: 1, name: 1 };
    const found = await withStore(() =>
      this.models.contracts
        .find({ 'contacts.personId': personId }, fields)
        .lean<(Stored & Pick<Contract, 'contacts' | 'customerId' | 'name'>)[]>(),
    );
    return found.flatMap(({ contacts, customerId, name: contract }) =>
      contacts
        .filter((contact) => contact.personId === personId)
        .map(({ name, phone }) => ({ name, ...(phone ? { phone } : {}), customerId, contract })),
    );
  }

  /** Slack is asked again when they act again. */
  async forgetProfile(personId: string): Promise<void> {
    await withStore(() => this.models.people.collection.deleteOne({ _id: personId }));
  }

  /** Requests do not know any more that somebody was asked directly, by their Slack id: the messages are not updated after this. */
  async forgetAsked(personId: string): Promise<void> {
    const theirs = { message: CUSTOMER_ASKED, lane: personId };
    const pull = { $pull: { outbox: theirs, receipts: theirs, undeliverable: theirs } };
    for (const field of ['outbox', 'receipts', 'undeliverable']) {
      await withStore(() =>
        this.models.tickets.collection.updateMany({ [field]: { $elemMatch: theirs } }, pull as object),
      );
    }
  }

  /** Files of requests that somebody has asked for: the record that they have. */
  async exportsBy(personId: string): Promise<{ id: string; at: Date }[]> {
    const found = await withStore(() =>
      this.models.exports.find({ 'by.id': personId }, { askedAt: 1 }).lean<Stored[]>(),
    );
    return found.map(({ _id, askedAt }) => ({ id: _id, at: askedAt as Date }));
  }

  /** Wishes that a request stands behind. */
  async wishesOf({ id, customerId }: Pick<Ticket, 'id' | 'customerId'>): Promise<Wish[]> {
    const query = { customerIds: customerId, 'backers.request': id };
    const found = await withStore(() => this.models.wishes.find(query).lean<Stored[]>());
    return found.flatMap(({ _id, ...rest }) => {
      const read = wishSchema.safeParse({ ...rest, id: _id });
      return read.success ? [read.data] : [];
    });
  }

  /** @returns false when somebody else has changed it since it was read */
  async rewriteWish({ id, version }: Wish, { text, same, backers, history }: Wish): Promise<boolean> {
    const result = await withStore(() =>
      this.models.wishes.collection.updateOne(
        { _id: id, version },
        {
          $set: { text, same, backers, history },
          $inc: { version: 1 },
        },
      ),
    );
    return result.matchedCount === 1;
  }

  /** @returns whether none is left: one that is being made is waited for */
  async forgetExports(personId: string): Promise<boolean> {
    const { collection } = this.models.exports;
    const over = { 'by.id': personId, workingSince: { $exists: false } };
    await withStore(() => collection.deleteMany(over));
    return (await withStore(() => this.models.exports.exists({ 'by.id': personId }))) === null;
  }

  /** Lines of weekly reports about a request, by the report's key. */
  async reportsAbout(ticket: Pick<Ticket, 'id' | 'contractId'>): Promise<string[]> {
    const found = await withStore(() =>
      this.models.weeklyReports.find(reportsOf(ticket), { _id: 1 }).lean<Stored[]>(),
    );
    return found.map(({ _id }) => _id);
  }

  /** What a request is called in the weekly reports of its contract, which are frozen otherwise. */
  async retitle(ticket: Pick<Ticket, 'id' | 'contractId'>, title: string): Promise<void> {
    const { collection } = this.models.weeklyReports;
    for (const list of ['open', 'resolved']) {
      const of = { _id: reportsOf(ticket)._id, [`report.${list}.items.number`]: ticket.id };
      const set = { $set: { [`report.${list}.items.$[line].title`]: title } };
      const arrayFilters = [{ 'line.number': ticket.id }];
      await withStore(() => collection.updateMany(of, set, { arrayFilters }));
    }
    const longest = { _id: reportsOf(ticket)._id, 'report.longestOpen.number': ticket.id };
    await withStore(() => collection.updateMany(longest, { $set: { 'report.longestOpen.title': title } }));
  }
}

/** A report's key begins with its contract's id. */
const reportsOf = ({ id, contractId }: Pick<Ticket, 'id' | 'contractId'>) => ({
  _id: { $gte: `${contractId}@`, $lt: `${contractId}A` },
  $or: [
    { 'report.open.items.number': id },
    { 'report.resolved.items.number': id },
    { 'report.longestOpen.number': id },
  ],
});
