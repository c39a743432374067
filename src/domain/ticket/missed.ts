import type { PersonRef } from '../people/person.js';
import type { Metric } from '../sla/terms.js';
import { isPlanOpen } from './applies.js';
import type { Fact, FactOf } from './facts.js';
import { isForCustomer } from './moves.js';
import type { Ticket } from './ticket.js';

/** A promise to the customer that was not kept in time. */
interface Late {
  readonly metric: Metric;
  readonly dueAt: Date;
  /** When it was done after all. */
  readonly doneAt?: Date;
  /** It was late at once by terms that had changed, and not by those before (sla.md case 20). */
  readonly byOtherTerms?: true;
}

/** Who sees to it now: somebody who has taken it, those who are being asked, the responsible engineer; else the whole desk. */
type SeesToIt =
  | { readonly taken: PersonRef }
  | { readonly asked: readonly PersonRef[] }
  | { readonly responsible: PersonRef }
  | 'desk';

/** What a customer is told, in one message, of promises that were missed at one moment, and what happens now. */
export interface Missed {
  readonly late: readonly Late[];
  /** The emergency plan that was opened because of it: says who is in charge and when the next word comes (R5). */
  readonly plan?: FactOf<'emergency-plan-opened'>;
  /** By when they were to hear from us, and have not. */
  readonly word?: FactOf<'word-due'>;
  /** Absent when all of it is done, or the plan says it. */
  readonly seesToIt?: SeesToIt;
}

/** Whether a fact says that a promise to the customer was missed, for the first time. */
function isMissed({ history }: Pick<Ticket, 'history'>, fact: Fact): boolean {
  if (fact.type === 'breached') return isForCustomer(fact.metric);
  if (fact.type === 'emergency-plan-opened') return true;
  if (fact.type !== 'word-due') return false;
  const promised = fact.promisedAt.getTime();
  const first = history.find((one) => one.type === 'word-due' && one.promisedAt.getTime() === promised);
  return first?.id === fact.id;
}

const together = (ticket: Pick<Ticket, 'history'>, { cause }: Fact): Fact[] =>
  ticket.history.filter((one) => one.cause === cause && isMissed(ticket, one));

/**
 * Whether a fact is the one by which the customer is told of what was missed: of several at one moment one is, the plan's where one
 * was opened.
 */
export function tellsOfMissed(ticket: Pick<Ticket, 'history'>, fact: Fact): boolean {
  const all = together(ticket, fact);
  const teller = all.find(({ type }) => type === 'emergency-plan-opened') ?? all[0];
  return teller?.id === fact.id;
}

/**
 * What the customer is told with a fact of which `tellsOfMissed` holds, as is true now: not what was taken back since, what is not owed
 * any more, or is due later by other terms; nor that they have not heard from us when they have.
 * @returns undefined when nothing of it is left to say
 */
export function missedBy(ticket: Ticket, fact: Fact): Missed | undefined {
  const all = together(ticket, fact);
  const late = all.flatMap((one) => (one.type === 'breached' ? lateBy(ticket, one) : []));
  const plan = all.find(
    (one): one is FactOf<'emergency-plan-opened'> =>
      one.type === 'emergency-plan-opened' && !isTakenBack(ticket, one),
  );
  const word = all.find((one) => one.type === 'word-due');
  const owedWord = word && isWordOwed(ticket, word) ? word : undefined;
  if (late.length === 0 && !plan && !owedWord) return undefined;
  const isOpen = !plan && late.some(({ doneAt }) => doneAt === undefined);
  return {
    late,
    ...(plan ? { plan } : {}),
    ...(owedWord ? { word: owedWord } : {}),
    ...(isOpen ? { seesToIt: seesToIt(ticket, fact) } : {}),
  };
}

/** By a corrected time it never was time for that plan. */
const isTakenBack = ({ history }: Ticket, opened: FactOf<'emergency-plan-opened'>): boolean =>
  history
    .slice(history.findIndex(({ id }) => id === opened.id))
    .some((fact) => fact.type === 'emergency-plan-rescinded' && fact.cycle === opened.cycle);

function lateBy({ clocks, history }: Ticket, { metric, cycle, dueAt }: FactOf<'breached'>): Late[] {
  const isIt = (one: { metric: Metric; cycle: number }) => one.metric === metric && one.cycle === cycle;
  const clock = clocks.find(isIt);
  if (!clock?.breachedAt || clock.dropped || clock.dueAt > dueAt) return [];
  const byOtherTerms = history.some(
    (fact) => fact.type === 'terms-changed' && fact.moved.some((move) => move.breached && isIt(move)),
  );
  return [
    {
      metric,
      dueAt,
      ...(clock.stoppedAt ? { doneAt: clock.stoppedAt } : {}),
      ...(byOtherTerms ? { byOtherTerms } : {}),
    },
  ];
}

const isWordOwed = (ticket: Ticket, { promisedAt }: FactOf<'word-due'>): boolean =>
  isPlanOpen(ticket) && ticket.emergencyPlan?.nextWordAt?.getTime() === promisedAt.getTime();

function seesToIt({ escalation, history, responsible }: Ticket, { cause }: Fact): SeesToIt {
  if (escalation?.takenBy) return { taken: escalation.takenBy };
  const round = history.findLast((fact) => fact.type === 'escalated');
  const isUnderWay = round !== undefined && (escalation !== undefined || round.cause === cause);
  if (isUnderWay && round.level !== undefined && round.to?.length) return { asked: round.to };
  if (isUnderWay && round.level === undefined) return 'desk';
  return responsible ? { responsible } : 'desk';
}

/** Whether the customer has been told that a promise was missed: then they are told, too, that it never was. */
export const wasToldMissed = (ticket: Ticket, { metric, cycle }: FactOf<'breach-rescinded'>): boolean =>
  toldInThread(ticket).some(
    (told) =>
      tellsOfMissed(ticket, told) &&
      together(ticket, told).some(
        (one) => one.type === 'breached' && one.metric === metric && one.cycle === cycle,
      ),
  );

/** Whether the customer has been told of the plan that is taken back. */
export const wasToldOfPlan = (ticket: Ticket, { cycle }: FactOf<'emergency-plan-rescinded'>): boolean =>
  toldInThread(ticket).some((told) => told.type === 'emergency-plan-opened' && told.cycle === cycle);

function toldInThread({ places, receipts = [], history }: Ticket): Fact[] {
  const ids = new Set(
    receipts.flatMap(({ lane, factId }) => (lane === places.customer.channel && factId ? [factId] : [])),
  );
  return history.filter(({ id }) => ids.has(id));
}
