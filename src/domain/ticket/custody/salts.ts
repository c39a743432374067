import type { Ticket } from '../ticket.js';
import { saltFrom } from '../../custody/commitment.js';
import { isTheirs } from '../../record/veiled-facts.js';
import { hasText } from '../../custody/texts.js';

/*
 * The salts of what is personal in a request are known by the Slack id of a person of the customer's, or by what of the filing
 * they are for (`REQUESTER`, `itemKey`, `FILES`, `PLACE`). The salt of a fact's texts stands in the fact.
 */

/** The person asking, when they have no Slack id. */
export const REQUESTER = 'requester';
export const FILES = 'files';
/** Site and system, as they were typed. */
export const PLACE = 'place';
export const itemKey = (no: number): string => `item ${no}`;

export const requesterKey = ({ requester }: Pick<Ticket, 'requester'>): string =>
  requester.personId ?? REQUESTER;

/**
 * Gives new facts, and whoever acts for the first time, their salts. A request of before there were salts gets none: it
 * goes on as it began.
 * @param stood how many facts had been salted before
 * @param seed random, fresh for this decision
 */
export function salted(ticket: Ticket, stood: number, seed: string): Ticket {
  const salts = ticket.salts ?? (stood === 0 ? [] : undefined);
  if (!salts) return ticket;
  const known = new Set(salts.map(({ of }) => of));
  const keys = [
    ...(stood === 0 ? [requesterKey(ticket), ...filingKeys(ticket)] : []),
    ...ticket.history.slice(stood).flatMap((fact) => (isTheirs(fact) ? [fact.by.id] : [])),
  ].filter((key) => !known.has(key));
  const history = ticket.history.map((fact, index) =>
    index >= stood && hasText(fact) ? { ...fact, salt: saltFrom(seed, ticket.id, 'fact', fact.id) } : fact,
  );
  const added = [...new Set(keys)].map((of) => ({ of, salt: saltFrom(seed, ticket.id, 'of', of) }));
  return { ...ticket, history, salts: added.length > 0 || !ticket.salts ? [...salts, ...added] : salts };
}

/** What of a filing is free text: its items, the names of its files, where and about what it is. */
export const filingKeys = ({ items, files }: Pick<Ticket, 'items' | 'files'>): string[] => [
  ...items.map(({ no }) => itemKey(no)),
  ...(files.length > 0 ? [FILES] : []),
  PLACE,
];
