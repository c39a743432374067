import { setImmediate } from 'node:timers/promises';
import type { Contract } from './domain/contract/contract.js';
import type { Settings } from './domain/settings/settings.js';
import { changedTerms } from './domain/terms/changed-terms.js';
import type { Intention } from './domain/settings/intention.js';
import { NO_REQUESTS, tallied, type Tally } from './domain/terms/tally.js';
import { stagesOf } from './domain/terms/terms-change.js';
import type { Ticket } from './domain/ticket/ticket.js';
import { wouldMove } from './domain/ticket/would-move.js';
import type { Contracts } from './store/contracts.js';
import type { Tickets } from './store/tickets.js';

/** Requests after which it is said how far the counting has come. */
const PAGE = 50;
/** How long the counting may keep everything else waiting. */
const AT_ONCE_MS = 10;

interface Dependencies {
  readonly tickets: Tickets;
  readonly contracts: Contracts;
  readonly clock: () => Date;
  /** Told of a request that could not be counted. */
  readonly failed: (ticketId: string, error: unknown) => void;
}

export interface Counted {
  readonly soFar: number;
  readonly total: number;
  readonly tally: Tally;
}

/**
 * What an intention would do to the open requests that it reaches, before anybody says yes to it (sla.md rule 7). Reads
 * them one after the other and lets others work in between, so that a hundred thousand of them take time and nothing
 * else.
 * @param settings as they would be saved
 * @returns how far it has come, from time to time; the last is the whole
 * @throws Fault `store-unavailable`
 */
export async function* countMoves(
  intention: Pick<Intention, 'policies' | 'calendars'>,
  settings: Pick<Settings, 'policies' | 'calendars'>,
  { tickets, contracts, clock, failed }: Dependencies,
): AsyncGenerator<Counted> {
  const now = clock();
  const stages = stagesOf(intention);
  const counts = await Promise.all(stages.map((stage) => tickets.countUnder(stage)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const contractOf = remembering((id) => contracts.load(id));
  let [tally, soFar] = [NO_REQUESTS, 0];
  // One that is changed while they are read can come again.
  const seen = new Set<string>();

  const add = async (ticket: Ticket): Promise<void> => {
    if (seen.has(ticket.id)) return;
    seen.add(ticket.id);
    const terms = changedTerms(ticket.terms, await contractOf(ticket.contractId), intention, settings);
    if (!terms) return;
    soFar += 1;
    try {
      tally = tallied(tally, ticket.id, wouldMove(ticket, terms, now));
    } catch (error) {
      failed(ticket.id, error);
    }
  };

  yield { soFar, total, tally };
  let since = performance.now();
  for (const stage of stages) {
    for await (const ticket of tickets.openUnder(stage)) {
      await add(ticket);
      if (performance.now() - since > AT_ONCE_MS) {
        await setImmediate();
        since = performance.now();
      }
      if (soFar % PAGE === 0) yield { soFar, total: Math.max(total, soFar), tally };
    }
  }
  yield { soFar, total: Math.max(total, soFar), tally: inOrder(tally) };
}

/** The store gives requests in any order. */
const inOrder = (tally: Tally): Tally => ({ ...tally, named: [...tally.named].sort() });

/** Loads each once: there are fewer contracts than requests by far. */
function remembering(load: (id: string) => Promise<Contract | undefined>) {
  const known = new Map<string, Pick<Contract, 'calendarId'> | undefined>();
  return async (id: string): Promise<Pick<Contract, 'calendarId'> | undefined> => {
    if (!known.has(id)) {
      const contract = await load(id);
      known.set(id, contract && (contract.calendarId ? { calendarId: contract.calendarId } : {}));
    }
    return known.get(id);
  };
}
