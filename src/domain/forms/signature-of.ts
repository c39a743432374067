import type { Signature } from '../custody/signature.js';
import type { Fact, FactType } from '../ticket/facts.js';
import type { Ticket } from '../ticket/ticket.js';
import { MINUTE_MS } from '../time/units.js';

/** The signatures that the paper forms have room for (R35–R38). */
export const SIGNED_ACTS = [
  'received',
  'accepted',
  'taken-over',
  'dispatched',
  'taken',
  'staff',
  'customer',
  'archived',
] as const;
export type SignedAct = (typeof SIGNED_ACTS)[number];

/** Who has signed, as it is printed. */
export interface SignedBy {
  readonly name: string;
  readonly personId: string;
  readonly at: Date;
  /** Of the signature in the request's chain; absent in requests of before there was one. */
  readonly hash?: string | undefined;
}

/** @returns the signature that stands for this act in the present cycle; undefined while nobody has signed */
export function signatureOf(ticket: Ticket, act: SignedAct): SignedBy | undefined {
  const signature = act === 'received' ? receipt(ticket) : ofCycle(ticket, act);
  if (signature) return { ...personOf(signature), hash: signature.hash };
  // Of what happened before requests had signatures its facts tell; and of the receipt of what customers file themselves.
  const fact = ticket.seal?.from === 0 && act !== 'received' ? undefined : FACT_OF[act](ticket);
  return fact && personOf(fact);
}

const ofCycle = ({ signatures, cycle }: Ticket, act: SignedAct): Signature | undefined =>
  signatures.findLast((one) => one.act === act && one.round === cycle);

/**
 * A signature states when what it is for was done; what is recorded afterwards is signed only then (R13, R34).
 * @returns when it was recorded, where that was a minute or more after the instant that it states
 */
export function recordedLater({ at, recordedAt }: Pick<Fact, 'at' | 'recordedAt'>): Date | undefined {
  return recordedAt.getTime() - at.getTime() >= MINUTE_MS ? recordedAt : undefined;
}

/** The same of a signature in the chain: when the fact by which it was given was recorded. */
export function signedLater(
  { history }: Pick<Ticket, 'history'>,
  { factId }: Pick<Signature, 'factId'>,
): Date | undefined {
  const fact = history.find(({ id }) => id === factId);
  return fact && recordedLater(fact);
}

/** @returns of every act on a form that was signed later than it states, when; nothing of those that were not */
export function allSignedLater(ticket: Ticket): Partial<Record<SignedAct, Date>> {
  return Object.fromEntries(
    SIGNED_ACTS.flatMap((act) => {
      const signature = act === 'received' ? receipt(ticket) : ofCycle(ticket, act);
      const later = signature && signedLater(ticket, signature);
      return later ? [[act, later]] : [];
    }),
  );
}

/** A customer who files a request signs it, but does not receive it for the company. */
function receipt({ signatures, history }: Ticket): Signature | undefined {
  const registered = history.find(({ type }) => type === 'registered');
  if (registered?.side !== 'ours') return undefined;
  return signatures.find(({ act }) => act === 'received');
}

const personOf = ({ by, at }: Pick<Fact, 'by' | 'at'>): SignedBy => ({ name: by.name, personId: by.id, at });

const FACT_OF: Readonly<Record<SignedAct, (ticket: Ticket) => Pick<Fact, 'by' | 'at'> | undefined>> = {
  // Whoever of ours has entered it has received it; what a customer files themselves, who answers first.
  received: ({ history }) =>
    history.find(({ type, side }) => type === 'registered' && side === 'ours') ??
    first(history, 'acknowledged'),
  accepted: (ticket) => last(cycleOf(ticket), 'assigned'),
  'taken-over': (ticket) => taking(ticket),
  dispatched: (ticket) => last(cycleOf(ticket), 'assigned'),
  taken: (ticket) => taking(ticket),
  // R27: what was done remotely is signed off only after the customer has confirmed it.
  staff: (ticket) => (ticket.signature ? last(cycleOf(ticket), 'resolved') : undefined),
  customer: ({ signature }) => signature,
  archived: (ticket) => (ticket.status === 'archived' ? last(cycleOf(ticket), 'archived') : undefined),
};

/** The first thing that the responsible engineer has done since they were named. */
function taking(ticket: Ticket): Fact | undefined {
  const history = cycleOf(ticket);
  const named = history.findLastIndex(({ type }) => type === 'assigned');
  const own = (fact: Fact): boolean => fact.by.id === ticket.responsible?.id && TAKING.includes(fact.type);
  return history.slice(named + 1).find(own) ?? history.find(own);
}
const TAKING: readonly FactType[] = ['acknowledged', 'proposed', 'departed', 'arrived', 'resolved'];

/** What has happened since the request was received, or reopened last. */
export function cycleOf({ history }: Pick<Ticket, 'history'>): readonly Fact[] {
  return history.slice(history.findLastIndex(({ type }) => type === 'reopened') + 1);
}

const first = (history: readonly Fact[], type: FactType) => history.find((fact) => fact.type === type);
const last = (history: readonly Fact[], type: FactType) => history.findLast((fact) => fact.type === type);
