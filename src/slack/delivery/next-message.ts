import { mayShow } from '../../domain/ticket/offers.js';
import { isOver, isPage, outdone, type Page } from '../../domain/ticket/pages.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { LaneState } from '../../store/lanes.js';
import type { Outboxes, Owed } from '../../store/outboxes.js';
import type { Tickets } from '../../store/tickets.js';
import { RENDERERS } from './renderers/by-kind.js';
import { sortOut } from './storm.js';

interface OwedPage extends Page {
  readonly owed: Owed;
}

export type Next =
  /** Nothing may go now. */
  | { readonly do: 'wait' }
  /** Something left the lane, or waits in it for longer, until `wakeAt` when that is known: look again. */
  | { readonly do: 'look-again'; readonly wakeAt?: Date }
  /** @property page how severe the request is that it pages somebody for; absent for what is no page */
  | { readonly do: 'send'; readonly owed: Owed; readonly page?: Ticket['severity'] }
  | { readonly do: 'send-together'; readonly pages: readonly OwedPage[] }
  /** Slack may have it; if it has not, these go `apart`, or are told no more. */
  | {
      readonly do: 'look-for';
      readonly id: string;
      readonly owed: readonly Owed[];
      readonly else: 'apart' | 'supersede';
      /** What it may show, if it is there. */
      readonly offers?: readonly string[];
    };

interface Dependencies {
  readonly outboxes: Pick<Outboxes, 'supersede' | 'holdPages'>;
  readonly tickets: Pick<Tickets, 'loadAll'>;
}

/**
 * What a lane sends next: its first entry, but for pages that have become idle, which leave it, and for those of a
 * storm, which wait or go out together.
 * @param owed what the lane owes, in the order in which it goes (`order.ts`)
 * @param sent when the lane's person was paged lately
 */
export async function nextMessage(
  owed: readonly Owed[],
  sent: Pick<LaneState, 'pages' | 'generalAt'>,
  now: Date,
  { outboxes, tickets }: Dependencies,
): Promise<Next> {
  const first = owed[0];
  if (!first || first.entry.dueAt > now) return { do: 'wait' };
  const { digest } = first.entry;
  if (digest) {
    const together = owed.filter(({ entry }) => entry.digest === digest);
    return { do: 'look-for', id: digest, owed: together, else: 'apart' };
  }
  const all = await pagesAmong(owed, now, tickets);
  const own = all.find((page) => page.owed === first);
  if (own && first.entry.begun && isOver(own)) {
    const offers = mayShow(own.fact);
    return { do: 'look-for', id: first.entry.id, owed: [first], else: 'supersede', offers };
  }
  const pages = all.filter(({ owed: { entry } }) => !entry.begun);
  const idle = new Set([...pages.filter(isOver), ...outdone(pages.filter((page) => !isOver(page)))]);
  if (idle.size > 0) {
    await outboxes.supersede(
      [...idle].map((page) => page.owed),
      now,
    );
    return { do: 'look-again' };
  }
  const storm = sortOut(pages, sent, now);
  if (storm.held.length > 0) {
    // Most of a storm are under one policy and wait for the same instant.
    const instants = [...new Set(storm.held.map(({ until }) => until.getTime()))];
    for (const instant of instants) {
      const held = storm.held.filter(({ until }) => until.getTime() === instant);
      await outboxes.holdPages(
        held.map(({ page }) => page.owed),
        new Date(instant),
      );
    }
    return { do: 'look-again', wakeAt: new Date(Math.min(...instants)) };
  }
  if (own && storm.digest.includes(own)) return { do: 'send-together', pages: storm.digest };
  return { do: 'send', owed: first, ...(own ? { page: own.ticket.severity } : {}) };
}

/** A page whose request or fact cannot be read is none: it takes the ordinary way, and fails there. */
async function pagesAmong(
  owed: readonly Owed[],
  now: Date,
  tickets: Pick<Tickets, 'loadAll'>,
): Promise<OwedPage[]> {
  const paging = owed.filter(
    ({ owner, entry, unreadable }) =>
      RENDERERS[owner].asksPeople &&
      entry.kind === 'direct' &&
      isPage(entry.message) &&
      entry.dueAt <= now &&
      !entry.digest &&
      !unreadable,
  );
  if (paging.length === 0) return [];
  const loaded = await tickets.loadAll([...new Set(paging.map(({ ownerId }) => ownerId))]);
  const byId = new Map(loaded.map((ticket) => [ticket.id, ticket]));
  return paging.flatMap((one) => {
    const ticket = byId.get(one.ownerId);
    const fact = ticket?.history.find(({ id }) => id === one.entry.factId);
    return ticket && fact ? [{ owed: one, ticket, fact }] : [];
  });
}
