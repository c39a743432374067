import type { Intent } from '../record/outbox.js';
import { refuse, type Refusal } from '../refusal.js';
import { refOf, type PersonRef } from '../people/person.js';
import { USUAL_COVER, type Contract } from './contract.js';

/** What an administrator says about a channel. */
export interface Binding {
  readonly channel: string;
  readonly customerName: string;
  readonly name: string;
  readonly site: string;
  readonly systems: readonly string[];
  readonly acceptedDay?: string | undefined;
  readonly deskChannel: string;
  readonly locale: Contract['locale'];
  readonly zone: string;
  readonly policyId: string;
  /** None: as the policy says. */
  readonly calendarId?: string | undefined;
  readonly engineers: readonly PersonRef[];
}

export interface Bound {
  readonly contract: Contract;
  readonly intents: readonly Intent[];
}

/**
 * Binds a channel to customer, contract and desk (R7, R8), or changes what was bound.
 * @param nextReportAt when the first weekly report of a new contract is due (R17)
 */
export function bind(
  before: Contract | undefined,
  binding: Binding,
  actor: { person: PersonRef; mayAdminister: boolean },
  context: { now: Date; cause: string; nextReportAt: Date },
): Bound | Refusal {
  if (!actor.mayAdminister) return refuse('only-administrators');
  if (binding.channel === binding.deskChannel) return refuse('same-channel');
  const { channel, ...said } = binding;
  const entry = {
    cause: context.cause,
    at: context.now,
    by: refOf(actor.person),
    did: before ? 'changed' : 'bound',
  };
  const contract: Contract = {
    ...(before ?? fresh(binding, context.nextReportAt)),
    ...said,
    systems: [...binding.systems],
    engineers: [...binding.engineers],
    customerChannel: channel,
    history: [...(before?.history ?? []), entry],
  };
  return { contract, intents: [intakeCard(contract)] };
}

/** The channel is the identity: one contract a channel, and a second set-up of it is a change. */
function fresh(
  binding: Binding,
  nextReportAt: Date,
): Pick<Contract, 'id' | 'version' | 'customerId' | 'nextReportAt' | keyof typeof USUAL_COVER> {
  return {
    ...USUAL_COVER,
    id: `contract-${binding.channel}`,
    version: 1,
    customerId: `customer-${binding.channel}`,
    nextReportAt,
  };
}

/** The card by which a customer files. */
export const intakeCard = (contract: Contract): Intent => ({
  kind: 'post-card',
  place: 'intake',
  lane: contract.customerChannel,
  locale: contract.locale,
  message: 'intake-card',
});

/** What of a contract itself its card says; the rest is looked at in its time (`terms/intake.ts`). */
const ON_CARD = ['name', 'policyId', 'calendarId', 'zone', 'locale', 'engineers'] as const;

/** The card is owed anew where a change of the contract changes what it says; where it says the same, nothing is shown. */
export function cardAfter(before: Contract, after: Contract): Intent[] {
  const isSame = ON_CARD.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
  return isSame ? [] : [refreshedCard(after)];
}

/** The card shows what holds now, if that is anything else. */
export const refreshedCard = (contract: Pick<Contract, 'customerChannel' | 'locale'>): Intent => ({
  kind: 'update-card',
  place: 'intake',
  lane: contract.customerChannel,
  locale: contract.locale,
  message: 'intake-card',
});

/** The people of the roster whose lack keeps the promise from working, as words for `/service setup`. */
export function missingRoles(
  roster: Partial<Record<string, readonly PersonRef[]>>,
): ('noManager' | 'noTechHead' | 'noEngineer' | 'noFrontDesk')[] {
  const lacks = (role: string) => (roster[role] ?? []).length === 0;
  return [
    ...(lacks('engineer') ? (['noEngineer'] as const) : []),
    ...(lacks('tech-head') ? (['noTechHead'] as const) : []),
    ...(lacks('manager') ? (['noManager'] as const) : []),
    ...(lacks('front-desk') ? (['noFrontDesk'] as const) : []),
  ];
}
