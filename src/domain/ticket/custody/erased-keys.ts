import type { Ticket } from '../ticket.js';
import { filingKeys, requesterKey } from './salts.js';
import { hasText } from '../../custody/texts.js';
import { isTheirs } from '../../record/veiled-facts.js';

/**
 * What has no salt (any more): in a request that has salts, that is what was erased. A person's id is what stands for it
 * since then.
 */
export function keysWithoutSalt(ticket: Ticket): string[] {
  if (!ticket.salts) return [];
  const salts = new Set(ticket.salts.map(({ of }) => of));
  const people = ticket.history.flatMap((fact) => (isTheirs(fact) ? [fact.by.id] : []));
  const keys = new Set([requesterKey(ticket), ...filingKeys(ticket), ...people]);
  const facts = ticket.history.filter((fact) => fact.salt === undefined && hasText(fact));
  return [...[...keys].filter((key) => !salts.has(key)), ...facts.map(({ id }) => id)];
}

/** What is on record as erased: who did it, when, and on whose demand stands in the facts. */
export const recordedKeys = ({ history }: Pick<Ticket, 'history'>): ReadonlySet<string> =>
  new Set(history.flatMap((fact) => (fact.type === 'erased' ? fact.what : [])));
