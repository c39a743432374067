import type { Metric } from '../sla/terms.js';
import { applies } from './applies.js';
import { isByDepartment } from './dispatched.js';
import type { Fact, FactOf, FactType } from './facts.js';
import { closesUnansweredAt } from './in-vain.js';
import type { Verb } from './lifecycle.js';
import type { Ticket } from './ticket.js';
import type { CustomersStep, Step } from './words.js';

/**
 * Whose act a step is. `engineers`: the responsible engineer, or those of the contract while nobody is; `deciders`: the technical
 * head, or management where there is none; `dispatchers`: they, and whoever is on duty.
 */
export type Doer = 'customer' | 'engineers' | 'tech-head' | 'dispatchers' | 'deciders' | 'front-desk';

/** Something that a request waits for: whose act, by which verbs, since when and until when. */
export interface NextStep {
  readonly step: Step;
  readonly of: Doer;
  readonly since: Date;
  /** By when it was promised, or ends by itself: unanswered, it is closed then (`in-vain.ts`), or its pause is over. */
  readonly until?: Date | undefined;
}

/** What does each step; the first is its button. */
export const VERBS_OF_STEP: Readonly<Record<Step, readonly Verb[]>> = {
  acknowledge: ['acknowledge'],
  dispatch: ['assign'],
  propose: ['propose'],
  work: ['resolve'],
  supplier: ['resume'],
  'decide-dispute': ['uphold', 'annul'],
  'decide-quotation': ['accept-quote', 'decline-quote'],
  answer: ['resume'],
  confirm: ['confirm', 'refuse'],
  'sign-off': ['sign-off'],
  accept: ['accept'],
  archive: ['archive'],
};

/** Whose act each step is. */
export const DOER: Readonly<Record<Step, Doer>> = {
  acknowledge: 'engineers',
  dispatch: 'dispatchers',
  propose: 'engineers',
  work: 'engineers',
  supplier: 'engineers',
  'decide-dispute': 'deciders',
  'decide-quotation': 'customer',
  answer: 'customer',
  confirm: 'customer',
  'sign-off': 'engineers',
  accept: 'tech-head',
  archive: 'front-desk',
};

/** Asked so often without an answer, a signature of ours does not keep the request out of the archive any longer. */
const ASKED_ENOUGH = 3;

/**
 * What a request waits for, derived from its state and history alone (R20–R27): it drives Home, the lists, who is asked and
 * who is reminded.
 * @returns the steps that are open now, the one that the customer's service waits for first; none once it is archived,
 * withdrawn or merged
 */
export function nextSteps(ticket: Ticket): NextStep[] {
  return [...headline(ticket), ...ofDispute(ticket), ...signatures(ticket)];
}

const step = (name: Step, since: Date, until?: Date): NextStep => ({
  step: name,
  of: DOER[name],
  since,
  until,
});

function headline(ticket: Ticket): NextStep[] {
  const { status, responsible, waiting, resolution, proposal } = ticket;
  switch (status) {
    case 'registered':
      return [
        step('acknowledge', begun(ticket), dueAt(ticket, 'response')),
        // R22: the department need not wait for the answer to name who works on it.
        ...(isByDepartment(ticket) && !responsible ? [dispatching(ticket)] : []),
      ];
    case 'acknowledged':
    case 'assigned':
      if (!responsible) return [dispatching(ticket)];
      return isProposedBefore(ticket)
        ? [step('work', since(ticket, 'assigned', 'registered'), ticket.nextDueAt)]
        : [step('propose', since(ticket, 'acknowledged', 'assigned', 'refused'), dueAt(ticket, 'solution'))];
    case 'proposed':
    case 'departed':
    case 'arrived':
      return [
        step(
          'work',
          since(ticket, 'proposed', 'departed', 'arrived'),
          proposal?.expectedAt ?? ticket.nextDueAt,
        ),
      ];
    case 'waiting':
      return waiting ? [waitingFor(ticket, waiting)] : [];
    case 'resolved':
      // What was done earlier and is recorded now is asked for from now on.
      return resolution ? [theirs(ticket, 'confirm', askedSince(ticket, resolution))] : [];
    case 'confirmed':
    case 'unanswered':
    case 'archived':
    case 'cancelled':
    case 'merged':
      return [];
  }
}

/** Of items that came from another request the customer was told there how they are solved: its clock has stopped. */
const isProposedBefore = ({ proposal, clocks, cycle, history }: Ticket): boolean =>
  proposal === undefined &&
  history.some((fact) => fact.type === 'registered' && fact.from !== undefined) &&
  clocks.some((one) => one.metric === 'solution' && one.cycle === cycle && one.stoppedAt && !one.dropped);

const dispatching = (ticket: Ticket): NextStep =>
  step(
    'dispatch',
    isByDepartment(ticket) ? begun(ticket) : since(ticket, 'acknowledged'),
    dueAt(ticket, 'solution'),
  );

function waitingFor(
  ticket: Ticket,
  { quotation, waitingFor: whom, ...pause }: NonNullable<Ticket['waiting']>,
) {
  const { since: from, until } = pause;
  if (quotation === undefined && whom === 'supplier') return step('supplier', from, until);
  return theirs(ticket, quotation === undefined ? 'answer' : 'decide-quotation', from, until);
}

/** @param until when it ends by itself, if nothing else was announced */
const theirs = (ticket: Ticket, name: CustomersStep, from: Date, until?: Date): NextStep =>
  step(name, from, closesUnansweredAt(ticket, { step: name, since: from }) ?? until);

const ofDispute = (ticket: Ticket): NextStep[] =>
  isOpen(ticket) && ticket.dispute && applies('uphold', ticket)
    ? [step('decide-dispute', ticket.dispute.at)]
    : [];

/** R20, R22, R27: the signatures of ours; and the archivist's, when those before it are given, or were asked for in vain. */
function signatures(ticket: Ticket): NextStep[] {
  if (!isOpen(ticket)) return [];
  const isConfirmed = ticket.status === 'confirmed';
  const closed = since(ticket, 'confirmed', 'closed-unanswered');
  const missing = [
    ...(isConfirmed && applies('sign-off', ticket) ? [step('sign-off', closed)] : []),
    ...(applies('accept', ticket) ? [step('accept', begun(ticket))] : []),
  ];
  const isReady = missing.every(
    (one) => askings(ticket, one).length >= ASKED_ENOUGH || isNobodys(ticket, one),
  );
  const isClosed = isConfirmed || ticket.status === 'unanswered';
  return isClosed && isReady ? [...missing, step('archive', closed)] : missing;
}

/** Every time that somebody was asked for this step since it began, the first time and the reminders. */
export function askings(
  ticket: Pick<Ticket, 'history'>,
  { step: name, since: from }: NextStep,
): FactOf<'step-asked'>[] {
  return ticket.history.filter(
    (fact): fact is FactOf<'step-asked'> =>
      fact.type === 'step-asked' && fact.step === name && fact.recordedAt >= from,
  );
}

const isNobodys = (ticket: Ticket, one: NextStep): boolean => askings(ticket, one).at(-1)?.to.length === 0;

const isOpen = ({ status }: Ticket): boolean => !['archived', 'cancelled', 'merged'].includes(status);

function dueAt({ clocks, cycle, nextDueAt }: Ticket, metric: Metric): Date | undefined {
  const clock = clocks.find((one) => one.metric === metric && one.cycle === cycle && !one.stoppedAt);
  return clock && clock.state !== 'cancelled' ? clock.dueAt : nextDueAt;
}

/** When the request was received, or reopened. */
const begun = (ticket: Ticket): Date =>
  ticket.history.findLast(({ type }) => type === 'reopened')?.at ?? ticket.receivedAt;

/** When the customer was asked for their signature: with the record of the result, which may be later than the result. */
const askedSince = ({ history }: Ticket, { at }: NonNullable<Ticket['resolution']>): Date =>
  history.findLast(({ type }) => type === 'resolved')?.recordedAt ?? at;

/** When one of these happened last. */
const since = (ticket: Ticket, ...types: readonly FactType[]): Date =>
  ticket.history.findLast((fact: Fact) => types.includes(fact.type))?.at ?? begun(ticket);
