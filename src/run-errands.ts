import type { Refusal } from './domain/refusal.js';
import { carriedOut, errandDone, wishNoted } from './domain/ticket/carry-out.js';
import type { Decision, DecisionContext } from './domain/ticket/decide.js';
import type { Errand, ErrandOf } from './domain/ticket/errands.js';
import { yearOf } from './domain/record/number.js';
import { splitNoted, splitRegistered } from './domain/ticket/split-off.js';
import type { Ticket } from './domain/ticket/ticket.js';
import type { Tickets } from './store/tickets.js';
import type { WishStore } from './store/wishes.js';

interface ErrandsNeed {
  readonly tickets: Pick<Tickets, 'load' | 'register'>;
  readonly wishes: Pick<WishStore, 'record'>;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
  /** In whose years numbers are counted. */
  readonly zone: string;
  /** What a decision depends on, for the act that the errand comes of. */
  readonly context: (errand: Errand, now: Date) => DecisionContext;
  /** Loads, decides and commits; what was done by this cause before is not done again. */
  readonly change: (
    ticketId: string,
    cause: string,
    decideOn: (ticket: Ticket, now: Date) => Decision | Refusal | undefined,
  ) => Promise<unknown>;
}

/**
 * Does what an act on a request owes to other documents, one after the other, and notes it as done. Each step is known by
 * the errand's cause, so it does not matter who begins it, how often, and where they are interrupted.
 * @returns the request as it is afterwards
 */
export async function runErrands(ticket: Ticket, errands: readonly Errand[], need: ErrandsNeed) {
  for (const errand of errands) {
    if (errand.do === 'split') await splitOff(ticket, errand, need);
    else if (errand.do === 'wish') await recordWish(ticket, errand, need);
    else await tellOther(ticket, errand, need);
  }
  return (await need.tickets.load(ticket.id)) ?? ticket;
}

async function splitOff(ticket: Ticket, errand: ErrandOf<'split'>, need: ErrandsNeed): Promise<void> {
  const { tickets, clock, nudge, zone, context, change } = need;
  const now = clock();
  const { cause } = errand;
  const made = await tickets.register(yearOf(now, zone), cause, now, (number) =>
    splitRegistered(number, ticket, errand, context(errand, now)),
  );
  const { customer, desk } = made.ticket.places;
  if (!made.repeated) nudge([customer.channel, desk.channel]);
  await change(ticket.id, cause, (old, at) => splitNoted(old, made.ticket, errand, context(errand, at)));
}

async function recordWish(ticket: Ticket, errand: ErrandOf<'wish'>, need: ErrandsNeed): Promise<void> {
  const { wishes, clock, zone, context, change } = need;
  const now = clock();
  const recorded = await wishes.record(yearOf(now, zone), ticket, errand, now);
  await change(ticket.id, errand.cause, (one, at) => wishNoted(one, errand, recorded, context(errand, at)));
}

async function tellOther(
  ticket: Ticket,
  errand: Exclude<Errand, { do: 'split' | 'wish' }>,
  { tickets, context, change }: ErrandsNeed,
): Promise<void> {
  const named = await tickets.load(errand.number);
  // What a request waited for is the affair of the one it was merged into.
  const number = errand.do === 'unblock' ? (named?.mergedInto?.number ?? errand.number) : errand.number;
  await change(number, errand.cause, (other, now) => carriedOut(other, ticket, errand, context(errand, now)));
  await change(ticket.id, `${errand.cause}:done`, (one, now) =>
    errandDone(one, errand, context(errand, now)),
  );
}
