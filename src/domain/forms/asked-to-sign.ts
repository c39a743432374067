import type { FactOf } from '../ticket/facts.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Unanswered } from '../ticket/unanswered.js';
import type { Step } from '../ticket/words.js';
import { cycleOf, signatureOf, type SignedAct } from './signature-of.js';

/** Whoever was asked for a signature that is not there, the last time that they were. */
export interface AskedToSign {
  /** None where nobody stands behind the role. */
  readonly names: readonly string[];
  readonly at: Date;
  /** The customer did not answer, and it was closed: when they were reminded. */
  readonly remindedInVain?: readonly Date[] | undefined;
}

/** The signatures that are asked for as steps of their own (`ticket/next-step.ts`). */
const STEP_OF = {
  staff: 'sign-off',
  customer: 'confirm',
  archived: 'archive',
} as const satisfies Partial<Record<SignedAct, Step>>;
export type AskedAct = keyof typeof STEP_OF;

/**
 * Who was asked for the signatures that a request lacks, in its present round (R22, R27): no line of a form stays empty without a
 * name.
 * @returns by act; nothing for one that was given, or that nobody was asked for
 */
export function askedToSign(ticket: Ticket): Partial<Record<AskedAct, AskedToSign>> {
  const acts = Object.keys(STEP_OF) as AskedAct[];
  return Object.fromEntries(
    acts.flatMap((act) => {
      if (signatureOf(ticket, act)) return [];
      const closed = act === 'customer' ? ticket.unanswered : undefined;
      if (closed) return [[act, notAnswered(ticket, closed)]];
      const asked = lastAsking(ticket, STEP_OF[act]);
      return asked ? [[act, { names: namesOf(ticket, act, asked), at: asked.at }]] : [];
    }),
  );
}

/** Whatever of theirs was waited for: closed without it, there is nothing that they could have signed. */
const notAnswered = ({ requester }: Ticket, { at, reminded }: Unanswered): AskedToSign => ({
  names: [requester.name],
  at,
  remindedInVain: reminded,
});

const lastAsking = (ticket: Ticket, step: Step): FactOf<'step-asked'> | undefined =>
  cycleOf(ticket).findLast(
    (fact): fact is FactOf<'step-asked'> => fact.type === 'step-asked' && fact.step === step,
  );

/** Of the customer's people none stands in the fact: it is who asked for the request. */
const namesOf = ({ requester }: Ticket, act: AskedAct, { to }: FactOf<'step-asked'>): string[] =>
  act === 'customer' ? [requester.name] : to.map(({ name }) => name);
