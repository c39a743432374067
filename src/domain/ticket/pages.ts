import type { Clock } from '../sla/clock.js';
import { isPlanOpen } from './applies.js';
import type { Fact, FactOf, FactType } from './facts.js';
import { nextSteps } from './next-step.js';
import type { Ticket } from './ticket.js';

/** A fact that pages a person: it asks them to do something now. Other direct messages tell what others have done. */
export interface Page {
  readonly ticket: Ticket;
  readonly fact: Fact;
}

/** Pages by urgency: the most urgent is told first when many become one message. */
const PAGES: readonly string[] = [
  'emergency-plan-opened',
  'word-due',
  'escalated',
  'stalled',
  'breached',
  'warned',
  'registered',
  'step-asked',
];

export const isPage = (message: string): boolean => PAGES.includes(message);

/** Statuses in which nothing is owed any more. */
const CLOSED: readonly string[] = ['confirmed', 'unanswered', 'archived', 'cancelled', 'merged'];

/**
 * Whether a page has become idle since: what it asked for is done, somebody has taken it, or it never was so. Alerts
 * that come after the acknowledgement are what people complain of (sla.md). What was noticed only after the act is told.
 */
export function isOver({ ticket, fact }: Page): boolean {
  if (fact.type === 'step-asked') return !isStillAsked(ticket, fact);
  if (CLOSED.includes(ticket.status)) return true;
  const since = ticket.history.slice(ticket.history.findIndex(({ id }) => id === fact.id) + 1);
  const stopped = (metric: string, cycle: number): boolean => {
    const clock = ticket.clocks.find((one) => one.metric === metric && one.cycle === cycle);
    return clock === undefined || cycle < ticket.cycle || stoppedBy(clock, since);
  };
  const has = (type: FactType): boolean => since.some((one) => one.type === type);
  const hasPlanEnded = has('emergency-plan-closed') || has('emergency-plan-rescinded');
  switch (fact.type) {
    case 'registered':
      return ticket.status !== 'registered';
    case 'warned':
    case 'breached':
      return stopped(fact.metric, fact.cycle);
    case 'escalated':
      return has('taken') || stopped(fact.metric, fact.cycle);
    case 'emergency-plan-opened':
      return hasPlanEnded || !isPlanOpen(ticket) || fact.cycle < ticket.cycle;
    case 'word-due':
      return hasPlanEnded || ticket.emergencyPlan?.nextWordAt === undefined;
    case 'stalled':
      // Until one of us does something.
      return stopped(fact.metric, fact.cycle) || since.some(({ side }) => side === 'ours');
    default:
      return false;
  }
}

/** The step that was asked for goes on, and is not one that began again since. */
const isStillAsked = (ticket: Ticket, { step, recordedAt }: FactOf<'step-asked'>): boolean =>
  nextSteps(ticket).some((one) => one.step === step && one.since <= recordedAt);

/** Stopped by one of these facts, so not yet when the page was made. */
const stoppedBy = ({ stoppedAt }: Clock, facts: readonly Fact[]): boolean =>
  stoppedAt !== undefined && facts.some(({ at }) => at.getTime() === stoppedAt.getTime());

/**
 * Of pages that one person is to get at the same time, those that a later one says better: of a clock only the highest
 * threshold is told (sla.md rule 9), of an escalation the last time it asked.
 */
export function outdone<P extends Page>(pages: readonly P[]): P[] {
  const last = new Map<string, P>();
  for (const page of pages) {
    const known = last.get(subjectOf(page));
    if (!known || placeOf(page) > placeOf(known)) last.set(subjectOf(page), page);
  }
  return pages.filter((page) => last.get(subjectOf(page)) !== page);
}

function subjectOf({ ticket, fact }: Page): string {
  if (fact.type === 'warned' || fact.type === 'breached') return `${ticket.id} ${fact.metric} ${fact.cycle}`;
  return `${ticket.id} ${fact.type}`;
}

const placeOf = ({ ticket, fact }: Page): number => ticket.history.findIndex(({ id }) => id === fact.id);

/** One page of each request, its most urgent one; the most urgent requests first, then by what is due next. */
export function byUrgency<P extends Page>(pages: readonly P[]): P[] {
  const sorted = [...pages].sort(
    (a, b) => rank(a) - rank(b) || dueTime(a) - dueTime(b) || a.ticket.id.localeCompare(b.ticket.id),
  );
  return sorted.filter(
    ({ ticket }, index) => sorted.findIndex((one) => one.ticket.id === ticket.id) === index,
  );
}

const rank = ({ fact }: Page): number => PAGES.indexOf(fact.type);
const dueTime = (page: Page): number => dueOf(page)?.getTime() ?? Infinity;

/** What the page is about is due then, as the clock stands now. */
export function dueOf({ ticket, fact }: Page): Date | undefined {
  if (fact.type === 'word-due') return fact.promisedAt;
  const ofClock = 'metric' in fact && 'cycle' in fact;
  const metric = ofClock ? fact.metric : fact.type === 'emergency-plan-opened' ? 'repair' : undefined;
  const cycle = ofClock ? fact.cycle : ticket.cycle;
  const clock = ticket.clocks.find((one) => one.metric === metric && one.cycle === cycle);
  return clock?.dueAt ?? ticket.nextDueAt;
}
