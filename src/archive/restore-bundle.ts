import type { Bundle } from '../domain/archive/bundle.js';
import type { Anchor } from '../domain/custody/verdict.js';
import { verifyChain } from '../domain/ticket/custody/verify-chain.js';
import type { Stored } from '../store/models.js';
import { differences, requestFile, storedFrom } from './request-in-bundle.js';
import type { Verified } from './verify-bundle.js';

/** Where requests are put back. */
export interface Restoring {
  stored(id: string): Promise<Stored | undefined>;
  anchorOf(id: string): Promise<Anchor | undefined>;
  /** @returns the field that another document has already, when it cannot be put in */
  insert(stored: Stored): Promise<string | undefined>;
}

export type Restored =
  | { readonly done: 'restored' | 'would-be-restored' | 'there-already' }
  /** It is there, and these fields say otherwise. */
  | { readonly refused: 'differs'; readonly fields: readonly string[] }
  /** The bundle does not hold. */
  | { readonly refused: 'broken' }
  /** The database had seen more of it, or another history. */
  | { readonly refused: 'cut-off'; readonly facts: number }
  /** Another request has its number of filing, or the same key. */
  | { readonly refused: 'taken'; readonly field: string };

/**
 * Puts a request back into a database that has lost it, exactly as it was: same types, same chain. It owes nothing to
 * anybody, so nothing is told again; the auditor verifies it and notes how far it has come. Numbers go on after it, for the
 * highest number that stands is what the next is made from.
 * @param earlier also when the database had seen more of it: what is lost is lost, and stays visible as cut off
 * @throws Fault `store-unavailable`
 */
export async function restoreBundle(
  { key, problems, measured, ticket, request }: Verified,
  store: Restoring,
  { dryRun, earlier, now }: { readonly dryRun: boolean; readonly earlier: boolean; readonly now: Date },
): Promise<Restored> {
  // What the database says of it is not the bundle's fault: it is looked at below.
  const isBroken = problems.some(
    ({ fault }) => fault !== 'database-differs' && fault !== 'fingerprint-differs',
  );
  if (isBroken || !ticket || !request || !measured) return { refused: 'broken' };
  const there = await store.stored(ticket.id);
  if (there) {
    const fields = differences(requestFile(there), request);
    return fields.length > 0 ? { refused: 'differs', fields } : { done: 'there-already' };
  }
  const anchor = await store.anchorOf(ticket.id);
  if (anchor && !earlier && !verifyChain(ticket, anchor).ok)
    return { refused: 'cut-off', facts: anchor.facts };
  if (dryRun) return { done: 'would-be-restored' };
  const { sha256, bytes } = measured;
  const bundle: Bundle = { key, sha256, bytes, facts: ticket.history.length, at: now };
  const taken = await store.insert({ ...storedFrom(request), bundle, unanchoredSince: now });
  return taken === undefined ? { done: 'restored' } : { refused: 'taken', field: taken };
}
