import type { Fact, FactType } from '../ticket/facts.js';
import type { Ticket } from '../ticket/ticket.js';

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
}

/** @returns the signature that stands for this act in the present cycle; undefined while nobody has signed */
export function signatureOf(ticket: Ticket, act: SignedAct): SignedBy | undefined {
  const fact = FACT_OF[act](ticket);
  return fact && { name: fact.by.name, personId: fact.by.id, at: fact.at };
}

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
