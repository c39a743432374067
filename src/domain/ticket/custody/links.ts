import { factSchema, type Fact } from '../facts.js';
import { termsAtReceipt } from '../clocks.js';
import { termsSchema } from '../terms.js';
import type { Ticket } from '../ticket.js';
import { asFiled } from './as-filed.js';
import { canonical } from '../../custody/canonical.js';
import { sha256 } from '../../custody/sha256.js';
import type { Seal, Signature } from '../../custody/signature.js';

/** Stands for the signature before the first. */
export const NO_HASH = '0'.repeat(64);

/**
 * Where the chain over the history begins: the request as it was filed, and what was promised then.
 * @param from how many facts stood there before sealing began
 * @param before the chain that stood before this one: how it ended, and its signatures, which are not given again
 */
export function firstHash(ticket: Ticket, from: number, before?: Seal['before']): string {
  const terms = termsSchema.parse(termsAtReceipt(ticket));
  const signatures = ticket.signatures.slice(0, before?.signatures ?? 0);
  return sha256(canonical({ filed: asFiled(ticket), terms, from, before, signatures }));
}

/** The chain one fact longer. The fact is read through its schema, as it will be read from the store. */
export const nextHash = (before: string, fact: Fact): string =>
  sha256(canonical({ before, fact: factSchema.parse(fact) }));

/** The hash of a signature: over the one before it and everything that it says itself. */
export const signatureHash = (
  signature: Omit<Signature, 'hash'> & Partial<Pick<Signature, 'hash'>>,
): string => sha256(canonical({ ...signature, hash: undefined }));
