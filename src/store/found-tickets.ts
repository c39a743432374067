import type { Ticket } from '../domain/ticket/ticket.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { readable, type Unreadable } from './readable.js';
import { SharedNext } from './shared-next.js';
import { readTicket } from './tickets.js';

/** Which requests may be found besides by their words; all of it optional. */
export interface FindFilter {
  /** Only of these companies: what a customer may see. */
  readonly customerIds?: readonly string[];
  readonly contractId?: string;
  readonly statuses?: readonly string[];
  /** Exactly that one. */
  readonly system?: string;
  readonly receivedFrom?: Date;
  /** Before this instant. */
  readonly receivedBefore?: Date;
  /** Parts of names, as people type them. */
  readonly systemLike?: string;
  readonly customer?: string;
  readonly engineer?: string;
  readonly except?: string;
}

/** A word in more requests than that says little; they are not counted further. */
const COMMON = 2_000;
/** Of a long text, the words that can be rarest are looked up: the longest. */
const MOST_WORDS = 12;
/** Requests of one of several rare words, where none has them all. */
const RAREST = 6;

type Words = Stored & { readonly words?: readonly string[] };

/** Open requests of one contract and system that a new one is held against, and those of them that are looked at. */
const MOST_OPEN = 50;
const MOST_LIKE = 5;

/** Finds requests by their words, with work that is bounded by what is asked for and not by what there is (index `words`). */
export class FoundTickets {
  /** Of those that are filed at once, most are of one contract. */
  private readonly open = new SharedNext<Words[]>();

  constructor(
    private readonly model: StoredModel,
    private readonly unreadable: Unreadable = () => undefined,
  ) {}

  /** @returns the newest that have all of these words, and whether there may be more */
  async withAll(
    words: readonly string[],
    filter: FindFilter,
    limit: number,
  ): Promise<{ tickets: Ticket[]; more: boolean }> {
    const [rarest, ...others] = (await this.rarestFirst(words)).map(({ word }) => word);
    if (rarest === undefined) return { tickets: [], more: false };
    const all = others.length > 0 ? { $and: [{ words: { $all: others } }] } : {};
    const found = await this.newest({ words: rarest, ...all, ...queryOf(filter) }, limit + 1);
    return { tickets: found.slice(0, limit), more: found.length > limit };
  }

  /** @returns the newest that have any of the rarest of these words, in no order */
  async withAny(words: readonly string[], filter: FindFilter, limitEach: number): Promise<Ticket[]> {
    // Words of that request alone lead to no other.
    const least = filter.except === undefined ? 1 : 2;
    const counted = await this.rarestFirst(words);
    const rarest = counted.filter(({ count }) => count >= least).slice(0, RAREST);
    const query = queryOf(filter);
    const found = await Promise.all(
      rarest.map(({ word }) => this.newest({ words: word, ...query }, limitEach)),
    );
    return [...new Map(found.flat().map((ticket) => [ticket.id, ticket])).values()];
  }

  /**
   * The open requests of a contract and system that share most words with a text, of the newest; nothing else of them is
   * read, for a filing waits for it.
   * @param least how many words they must share
   */
  async openLike(
    { contractId, system }: Pick<Ticket, 'contractId' | 'system'>,
    words: readonly string[],
    least: number,
  ): Promise<Ticket[]> {
    const query = { contractId, closedAt: null, system };
    const open = await this.open.ask(JSON.stringify(query), () =>
      withStore(() =>
        this.model.find(query, { words: 1 }).sort({ _id: -1 }).limit(MOST_OPEN).lean<Words[]>(),
      ),
    );
    const asked = new Set(words);
    const like = open
      .map(({ _id, words: theirs = [] }) => ({
        _id,
        shared: theirs.filter((word) => asked.has(word)).length,
      }))
      .filter(({ shared }) => shared >= least)
      .sort((a, b) => b.shared - a.shared)
      .slice(0, MOST_LIKE);
    return like.length === 0 ? [] : this.newest({ _id: { $in: like.map(({ _id }) => _id) } }, MOST_LIKE);
  }

  /** Open requests of a contract, the newest of them. */
  async openOf(contractId: string, limit: number): Promise<Ticket[]> {
    return this.newest({ contractId, closedAt: null }, limit, { _id: -1 });
  }

  private async rarestFirst(words: readonly string[]): Promise<{ word: string; count: number }[]> {
    const longest = [...words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
    const counted = await Promise.all(
      longest.map(async (word) => ({
        word,
        count: await withStore(() => this.model.countDocuments({ words: word }, { limit: COMMON })),
      })),
    );
    // A word that no request has is not left out: then there is none that has them all.
    return counted.sort((a, b) => a.count - b.count);
  }

  private async newest(
    query: Record<string, unknown>,
    limit: number,
    sort: Record<string, -1> = { receivedAt: -1 },
  ): Promise<Ticket[]> {
    const stored = await withStore(() =>
      this.model.find(query, { outbox: 0, receipts: 0 }).sort(sort).limit(limit).lean<Stored[]>(),
    );
    return readable(
      stored.map((one) => ({ ...one, outbox: [] })),
      readTicket,
      this.unreadable,
    );
  }
}

function queryOf(filter: FindFilter): Record<string, unknown> {
  const {
    customerIds,
    contractId,
    statuses,
    system,
    receivedFrom,
    receivedBefore,
    systemLike,
    customer,
    engineer,
    except,
  } = filter;
  const received = {
    ...(receivedFrom ? { $gte: receivedFrom } : {}),
    ...(receivedBefore ? { $lt: receivedBefore } : {}),
  };
  return {
    ...(customerIds ? { customerId: { $in: [...customerIds] } } : {}),
    ...(contractId ? { contractId } : {}),
    ...(statuses ? { status: { $in: [...statuses] } } : {}),
    ...(system ? { system } : systemLike ? { system: partOf(systemLike) } : {}),
    ...(Object.keys(received).length > 0 ? { receivedAt: received } : {}),
    ...(customer ? { customerName: partOf(customer) } : {}),
    ...(engineer ? { 'responsible.name': partOf(engineer) } : {}),
    ...(except ? { _id: { $ne: except } } : {}),
  };
}

/** A part of a name, as people type it. */
export const partOf = (name: string) => ({
  $regex: name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  $options: 'i',
});
