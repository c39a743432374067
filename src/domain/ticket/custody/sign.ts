import type { Fact } from '../facts.js';
import type { Ticket } from '../ticket.js';
import { actsOf, remembering } from './acts-of.js';
import { contentHashOf, whatOf } from './content.js';
import { firstHash, nextHash, NO_HASH, signatureHash } from './links.js';
import type { Seal, Signature } from '../../custody/signature.js';
import { salted } from './salts.js';
import { after, standingAtReceipt, type Standing } from './standing.js';
import { veiled } from './veil.js';
import { veiledFacts } from '../../record/veiled-facts.js';

/** A request's history told from its beginning: what it is after a fact, and what whoever did it has signed. */
export interface Telling {
  readonly index: number;
  readonly fact: Fact;
  readonly standing: Standing;
  readonly signings: ReturnType<typeof actsOf>;
}

/** @param from facts before this one signed nothing: there were no signatures then */
export function* told(ticket: Ticket, from: number): Generator<Telling> {
  let standing = standingAtReceipt(ticket);
  for (const [index, fact] of ticket.history.entries()) {
    standing = after(standing, fact, index >= from);
    const signings = index >= from ? actsOf(fact, standing) : [];
    standing = remembering(standing, fact);
    yield { index, fact, standing, signings };
  }
}

/**
 * Seals what has just happened and signs what was signed by it. The chain is only ever made longer: what stands in the
 * request is taken as it is, so that a history that was changed before can not be made whole by going on with it.
 * @param before the request as it was stored; without a history when it is new
 * @param next the same with new facts at the end of its history
 * @param seed random, fresh for this decision: salts for what is personal in the new facts
 */
export function signed(
  before: Pick<Ticket, 'history' | 'seal' | 'signatures'>,
  next: Ticket,
  seed: string,
): Ticket {
  const stood = before.history.length;
  if (next.history.length === stood) return next;
  const ticket = salted(next, stood, seed);
  // Made once, and only where something is signed: reading and hashing all of a request takes longer than the rest.
  let veil: Ticket | undefined;
  const hidden = () => (veil ??= veiled(ticket));
  const seal = before.seal ?? begun(hidden(), stood);
  const signatures = [...before.signatures];
  const facts = veiledFacts(ticket.history.slice(stood), ticket.salts ?? []);
  let { hash } = seal;
  for (const [index, { standing, signings }] of toldAnew(ticket, hidden, seal.from, stood).entries()) {
    hash = nextHash(hash, facts[index]!);
    const sealed = { facts: stood + index + 1, hash };
    const { by } = ticket.history[stood + index]!;
    for (const { act, content } of signings) {
      const contentHash = contentHashOf(content, hidden(), standing, sealed);
      const { cycle: round } = standing;
      const previous = signatures.at(-1);
      const what = whatOf(content, ticket);
      const signing = { act, round, what, contentHash, after: previous };
      signatures.push({ ...signatureOf(facts[index]!, signing), by });
    }
  }
  return { ...ticket, signatures, seal: { ...seal, facts: seal.facts + next.history.length - stood, hash } };
}

/** The new facts under the veil; where they sign nothing, what they tell of need not be. */
function toldAnew(ticket: Ticket, hidden: () => Ticket, from: number, stood: number): Telling[] {
  const plainly = [...told(ticket, from)].slice(stood);
  if (!ticket.salts || plainly.every(({ signings }) => signings.length === 0)) return plainly;
  return [...told(hidden(), from)].slice(stood);
}

/** A request that has no seal, or needs a new one, gets one over all that has happened so far, signed by nobody. */
export function begun(ticket: Ticket, from: number, before?: Seal['before']): Seal {
  const hash = ticket.history.slice(0, from).reduce(nextHash, firstHash(ticket, from, before));
  return { from, facts: from, hash, ...(before ? { before } : {}) };
}

interface Signing extends Pick<Signature, 'act' | 'round' | 'what' | 'contentHash'> {
  readonly after: Pick<Signature, 'no' | 'hash'> | undefined;
}

/** The signature that whoever did this gives by it. */
export function signatureOf(
  { id: factId, by, at }: Fact,
  { after: previous, ...signing }: Signing,
): Signature {
  const unsealed = {
    ...signing,
    no: (previous?.no ?? 0) + 1,
    by,
    ...(by.teamId ? { teamId: by.teamId } : {}),
    at,
    factId,
    previousHash: previous?.hash ?? NO_HASH,
  };
  return { ...unsealed, hash: signatureHash(unsealed) };
}
