import { isOnLeave, type DutyPlan } from '../../duty/on-duty.js';
import type { PersonRef } from '../../people/person.js';
import type { Roster } from '../../people/roster.js';
import { remindersOf } from '../../sla/escalation.js';
import { MINUTE_MS } from '../../time/units.js';
import { requesterOf } from '../asked-of-customer.js';
import { above, doersOf } from '../doers.js';
import type { FactOf, FactStated } from '../facts.js';
import { askings, nextSteps, type NextStep } from '../next-step.js';
import type { Ticket } from '../ticket.js';
import type { Step } from '../words.js';
import { lastCallUntil } from './close-unanswered.js';
import { whenOpen } from './when-open.js';

/** Begun by an act that tells those who have to do them nothing: they are asked at once. */
const ASKED_AT_ONCE: readonly Step[] = ['dispatch', 'sign-off', 'accept', 'archive'];

/** Chased by their clocks (`stalled.ts`, `chase.ts`); of everything else whoever has to do it is reminded. */
const CHASED_BY_CLOCKS: readonly Step[] = ['acknowledge', 'propose', 'work'];

/** The service itself waits for these: as often as for anything that has come to a stop. */
const URGENT: readonly Step[] = ['dispatch', 'decide-dispute'];

/** Whether it is worth waking somebody for, where the problem is. */
export const isUrgentStep = (step: Step): boolean => URGENT.includes(step);

const LONGEST_MINUTES = 7 * 24 * 60;

/** Who can be asked. */
interface Present {
  readonly roster: Roster;
  readonly duty?: DutyPlan | undefined;
}

/** When somebody is to be asked, or reminded, next; undefined when the request waits for nobody. */
export const stepDueAt = (ticket: Ticket): Date | undefined =>
  nextSteps(ticket)
    .flatMap((step) => askDueAt(ticket, step) ?? [])
    .sort((a, b) => a.getTime() - b.getTime())[0];

/**
 * Every step is asked for (R20–R27): those that have just begun, and those nobody has done for the policy's interval; a reminder
 * that has no effect is followed by a later one that tells somebody above, too.
 * @returns one fact for every step that somebody is to be asked for by now, in the order of the steps
 */
export function stepsAsked(ticket: Ticket, present: Present, now: Date): FactStated[] {
  return nextSteps(ticket).flatMap((step) => {
    const dueAt = askDueAt(ticket, step);
    return dueAt && dueAt <= now ? [asked(ticket, step, present, now)] : [];
  });
}

/** Of these, those that have just begun: they are asked for by the act that begins them. */
export function stepsBegun(ticket: Ticket, present: Present, now: Date): FactStated[] {
  return nextSteps(ticket)
    .filter((step) => isToBeBegun(ticket, step))
    .map((step) => asked(ticket, step, present, now));
}

/** Nobody has been asked for it yet, and nothing else asks. First the customer has an answer, then the head signs for the receipt. */
const isToBeBegun = (ticket: Ticket, step: NextStep): boolean =>
  ASKED_AT_ONCE.includes(step.step) && !isEarly(ticket, step) && askings(ticket, step).length === 0;

const isEarly = ({ status }: Ticket, { step }: NextStep): boolean =>
  step === 'accept' && status === 'registered';

function askDueAt(ticket: Ticket, step: NextStep): Date | undefined {
  const before = askings(ticket, step);
  if (isEarly(ticket, step) || CHASED_BY_CLOCKS.includes(step.step)) return undefined;
  if (isToBeBegun(ticket, step)) return step.since;
  return reminderDueAt(ticket, step, before.at(-1)?.recordedAt ?? step.since, rounds(before));
}

/** When somebody who was asked `round` times before, the last time `since`, is reminded. */
function reminderDueAt(ticket: Ticket, step: NextStep, since: Date, round: number): Date {
  const { escalation } = ticket.terms.policy;
  const { oursMinutes, customerMinutes, alone } = remindersOf(escalation);
  const minutes = isUrgentStep(step.step)
    ? escalation.stalledMinutes
    : step.of === 'customer'
      ? customerMinutes
      : oursMinutes;
  const twice = Math.max(0, round - alone);
  const waited = Math.min(LONGEST_MINUTES, minutes * 2 ** twice);
  // A signature is nothing to wake anybody for, whatever the problem was.
  const about = isUrgentStep(step.step) ? ticket : { severity: 'general' as const, terms: ticket.terms };
  return whenOpen(about, new Date(since.getTime() + Math.max(minutes, waited) * MINUTE_MS));
}

const rounds = (before: readonly FactOf<'step-asked'>[]): number => before.at(-1)?.round ?? 0;

function asked(ticket: Ticket, step: NextStep, { roster, duty }: Present, now: Date): FactStated {
  const round = isToBeBegun(ticket, step) ? 0 : rounds(askings(ticket, step)) + 1;
  const present = (people: readonly PersonRef[]) =>
    people.filter(({ id }) => !duty || !isOnLeave(duty, id, now));
  const to = present(doersOf(step.of, ticket, roster, { duty, now }));
  const isAlone = round <= remindersOf(ticket.terms.policy.escalation).alone && isReachable(step, to, ticket);
  const closesAt = lastCallUntil(ticket, step, { now, next: reminderDueAt(ticket, step, now, round) });
  // Whoever is responsible can still telephone.
  const warned = closesAt && ticket.responsible ? [ticket.responsible] : [];
  const known = new Set(to.map(({ id }) => id));
  const informed = uniquely(present([...warned, ...(isAlone ? [] : above(step.of, roster))])).filter(
    ({ id }) => !known.has(id),
  );
  return {
    type: 'step-asked',
    step: step.step,
    round,
    to,
    ...(informed.length > 0 ? { informed } : {}),
    ...(closesAt ? { closesAt } : {}),
  };
}

const uniquely = (people: readonly PersonRef[]): PersonRef[] => [
  ...new Map(people.map((one) => [one.id, one])).values(),
];

/** A customer is asked where they read (`announce.ts`); who has no Slack has to be telephoned. */
const isReachable = ({ of }: NextStep, to: readonly PersonRef[], ticket: Ticket): boolean =>
  of === 'customer' ? requesterOf(ticket) !== undefined : to.length > 0;
