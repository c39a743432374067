import type { Ticket } from '../domain/ticket/ticket.js';
import { shownAs } from './shown-as.js';
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
  readonly receivedFrom?: Date;
  /** Before this instant. */
  readonly receivedBefore?: Date;
  /** Parts of names, as people type them. */
  readonly systemLike?: string;
  readonly customer?: string;
  readonly engineer?: string;
}

/** A word in more requests than that says little; they are not counted further. */
const COMMON = 2_000;
/** Of a long text, the words that can be rarest are looked up: the longest. */
const MOST_WORDS = 12;
/** Requests of one of several rare words, where none has them all. */
const RAREST = 6;

/** Words of a problem that are counted to tell which are rare, and requests that are compared for each question. */
const MOST_COUNTED = 40;
const MOST_CANDIDATES = 40;
const CANDIDATE_FIELDS = {
  contractId: 1,
  system: 1,
  equipmentId: 1,
  equipmentLabel: 1,
  category: 1,
  items: 1,
  links: 1,
  status: 1,
  'resolution.outcome': 1,
  receivedAt: 1,
} as const;

/** A request by what is compared of it. */
export type Candidate = Pick<
  Ticket,
  | 'id'
  | 'contractId'
  | 'system'
  | 'equipmentId'
  | 'equipmentLabel'
  | 'category'
  | 'items'
  | 'links'
  | 'status'
  | 'receivedAt'
> & { readonly resolution?: Pick<NonNullable<Ticket['resolution']>, 'outcome'> };

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
    const counted = await this.rarestFirst(words);
    const rarest = counted.filter(({ count }) => count > 0).slice(0, RAREST);
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

  /**
   * What may be like a request: the newest of its piece, of its contract (open and closed), of its rarest words and of others that are asked
   * for; only what is looked at to compare. The work is bounded by what is asked for: each is read in the order of an index.
   * @param words of its problem; @param others sets of words, of each of which one suffices
   * @returns in no order, and how many requests have each of its words, counted up to a limit, of how many in all
   */
  async like(
    { id, contractId, equipmentId }: Pick<Ticket, 'id' | 'contractId' | 'equipmentId'>,
    words: readonly string[],
    others: readonly (readonly string[])[],
  ): Promise<{ past: Candidate[]; counts: ReadonlyMap<string, number>; all: number }> {
    const [counted, all] = await Promise.all([
      this.counted(words.slice(0, MOST_COUNTED)),
      withStore(() => this.model.estimatedDocumentCount()),
    ]);
    // Words of that request alone lead to no other.
    const rare = counted.filter(({ count }) => count >= 2).slice(0, RAREST);
    const found = await Promise.all([
      this.candidates({ contractId, closedAt: null }, { _id: -1 }),
      this.candidates({ contractId, closedAt: { $ne: null } }, { closedAt: -1, _id: 1 }),
      ...(equipmentId ? [this.candidates({ contractId, equipmentId })] : []),
      ...rare.map(({ word }) => this.candidates({ words: word })),
      ...others.map((some) => this.candidates({ words: { $in: [...some] } })),
    ]);
    const past = new Map(found.flat().map((one) => [one.id, one]));
    past.delete(id);
    return {
      past: [...past.values()],
      counts: new Map(counted.map(({ word, count }) => [word, count])),
      all,
    };
  }

  /** Whole requests by their numbers, in that order; one that cannot be read is left out. */
  async byNumbers(ids: readonly string[]): Promise<Ticket[]> {
    const found = await this.newest({ _id: { $in: [...ids] } }, ids.length, { _id: -1 });
    return ids.flatMap((id) => found.filter((ticket) => ticket.id === id));
  }

  private async candidates(
    query: Record<string, unknown>,
    sort: Record<string, 1 | -1> = { receivedAt: -1 },
  ): Promise<Candidate[]> {
    const found = await withStore(() =>
      this.model.find(query, CANDIDATE_FIELDS).sort(sort).limit(MOST_CANDIDATES).lean<Stored[]>(),
    );
    return found.map(({ _id, ...rest }) => ({ ...(rest as unknown as Omit<Candidate, 'id'>), id: _id }));
  }

  /** Open requests of a contract, the newest of them. */
  async openOf(contractId: string, limit: number): Promise<Ticket[]> {
    return this.newest({ contractId, closedAt: null }, limit, { _id: -1 });
  }

  private async rarestFirst(words: readonly string[]): Promise<{ word: string; count: number }[]> {
    return this.counted([...words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS));
  }

  /** How many requests have each of these words, the rarest first. */
  private async counted(words: readonly string[]): Promise<{ word: string; count: number }[]> {
    const counted = await Promise.all(
      words.map(async (word) => ({
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
  const { customerIds, contractId, statuses, receivedFrom, receivedBefore, systemLike, customer, engineer } =
    filter;
  const received = {
    ...(receivedFrom ? { $gte: receivedFrom } : {}),
    ...(receivedBefore ? { $lt: receivedBefore } : {}),
  };
  return {
    ...(customerIds ? { customerId: { $in: [...customerIds] } } : {}),
    ...(contractId ? { contractId } : {}),
    ...(statuses ? shownAs(statuses) : {}),
    ...(systemLike ? { system: partOf(systemLike) } : {}),
    ...(Object.keys(received).length > 0 ? { receivedAt: received } : {}),
    ...(customer ? { customerName: partOf(customer) } : {}),
    ...(engineer ? { 'responsible.name': partOf(engineer) } : {}),
  };
}

/** A part of a name, as people type it. */
export const partOf = (name: string) => ({
  $regex: name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  $options: 'i',
});
