import type { SlaEvent } from '../sla/events.js';
import { ledgerWithPlan } from '../sla/clock.js';
import { opensWithRepair, type PlanTime } from '../sla/emergency.js';
import { nextInstant } from '../sla/milestones.js';
import { nextRoundAt, stillChased } from './page/chase.js';
import { stallsAt } from './page/stalled.js';
import { wordDueAt } from './page/word-due.js';
import { stepDueAt } from './page/ask-step.js';
import { unansweredAt } from './page/close-unanswered.js';
import type { Fact, FactOf, FactType } from './facts.js';
import type { Terms, Ticket } from './ticket.js';

/**
 * The history in the clock's words (sla.md, "The simulator"): what a fact means for the promise. Facts about
 * the clock itself (warned, breached, escalated) mean nothing to it; a pause that was annulled never was.
 */
export function slaEvents(ticket: Pick<Ticket, 'history' | 'severity' | 'category'>): SlaEvent[] {
  const annulled = new Set(
    ticket.history.flatMap((fact) => (fact.type === 'pause-annulled' ? [fact.wait] : [])),
  );
  return ticket.history.filter(({ id }) => !annulled.has(id)).flatMap((fact) => eventsOf(fact, ticket));
}

/** What was promised when it was registered; what was applied since is among the events (sla.md rule 7). */
export function termsAtReceipt(ticket: Pick<Ticket, 'history' | 'terms'>): Terms {
  return firstOf(ticket.history, 'terms-changed')?.before ?? ticket.terms;
}

function eventsOf(fact: Fact, ticket: Pick<Ticket, 'history' | 'severity' | 'category'>): SlaEvent[] {
  const when = { at: fact.at, recordedAt: fact.recordedAt, id: fact.id };
  switch (fact.type) {
    case 'registered':
      return (
        fact.from?.events ?? [
          {
            ...when,
            at: fact.receivedAt ?? fact.at,
            do: 'register',
            ...classificationAtReceipt(ticket),
          },
        ]
      );
    case 'acknowledged':
      return [{ ...when, do: 'acknowledge' }];
    case 'assigned':
      return [{ ...when, do: 'assign' }];
    case 'proposed':
      return [
        { ...when, id: `${fact.id}:mode`, do: 'mode', mode: fact.mode },
        { ...when, do: 'propose' },
      ];
    case 'departed':
      return [
        { ...when, id: `${fact.id}:mode`, do: 'mode', mode: 'onsite' },
        { ...when, do: 'depart' },
      ];
    case 'arrived':
      return [
        { ...when, id: `${fact.id}:mode`, do: 'mode', mode: 'onsite' },
        { ...when, do: 'arrive' },
      ];
    case 'waiting':
      return [{ ...when, do: 'wait', reason: fact.reason, for: fact.waitingFor }];
    case 'resumed':
      return [{ ...when, do: 'resume' }];
    case 'resolved':
      return [{ ...when, do: 'resolve', outcome: fact.outcome }];
    case 'confirmed':
      return [{ ...when, do: 'confirm' }];
    case 'refused':
      return [{ ...when, do: 'refuse' }];
    case 'reopened':
      return [{ ...when, do: 'reopen' }];
    // A result was given, and its clocks have stopped; what nothing was given for is owed no more, and was not repaired.
    case 'closed-unanswered':
      return fact.step === 'confirm' ? [] : [{ ...when, do: 'cancel' }];
    case 'cancelled':
      return [{ ...when, do: 'cancel' }];
    case 'noted':
      return [{ ...when, do: 'note' }];
    case 'replied':
      return [{ ...when, do: 'reply', by: fact.side === 'customer' ? 'customer' : 'engineer' }];
    case 'reclassified':
      return [{ ...when, do: 'reclassify', severity: fact.severity, category: fact.category }];
    case 'terms-changed':
      return [{ ...when, do: 'terms', terms: fact.after }];
    case 'handed-over':
      return [{ ...when, do: 'handover' }];
    case 'merged':
      return [{ ...when, do: 'merge' }];
    case 'merged-in':
      return [{ ...when, do: 'merge', receivedAt: fact.receivedAt }];
    case 'convened':
      return [{ ...when, do: 'convene' }];
    case 'corrected':
      return [{ ...when, do: 'correct', metric: fact.metric, to: fact.to, reason: fact.reason }];
    case 'receipt-corrected':
      return [{ ...when, do: 'correct', metric: 'receipt', to: fact.to, reason: fact.reason }];
    case 'archived':
    case 'accepted':
    case 'dispatched-by-rule':
    case 'signed-off':
    case 'warned':
    case 'breached':
    case 'escalated':
    case 'taken':
    case 'emergency-plan-opened':
    case 'emergency-planned':
    case 'emergency-plan-closed':
    case 'emergency-plan-rescinded':
    case 'step-asked':
    case 'word-due':
    case 'not-reached':
    case 'stalled':
    case 'breach-rescinded':
    case 'pause-disputed':
    case 'pause-upheld':
    case 'pause-annulled':
    case 'quoted':
    case 'quote-accepted':
    case 'quote-declined':
    case 'charge-waived':
    case 'equipment-replaced':
    case 'erased':
    case 'linked':
    case 'unlinked':
    case 'unblocked':
    case 'split-off':
    case 'wish-recorded':
    case 'words-changed':
    case 'words-deleted':
      return [];
  }
}

/** What was recorded first: only that says how it had been at the receipt. */
function firstOf<T extends FactType>(history: readonly Fact[], type: T): FactOf<T> | undefined {
  return history
    .filter((fact): fact is FactOf<T> => fact.type === type)
    .sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())[0];
}

/** What kind of request it was taken for when it was filed. */
export function classificationAtReceipt({
  history,
  severity,
  category,
}: Pick<Ticket, 'history' | 'severity' | 'category'>): Pick<Ticket, 'severity' | 'category'> {
  const first = firstOf(history, 'reclassified');
  return first
    ? { severity: first.previousSeverity, category: first.previousCategory }
    : { severity, category };
}

/**
 * @param now the instant up to which the clocks are told
 * @returns the ticket with its ledger and the two instants that the store has indexes on
 */
export function withClocks(ticket: Ticket, now: Date): Ticket {
  const { clocks, plan } = ledgerWithPlan(slaEvents(ticket), termsAtReceipt(ticket), now);
  const escalation = stillChased(ticket, clocks, now);
  const due = clocks.filter(
    (clock) => clock.state === 'running' || (clock.state === 'breached' && !clock.stoppedAt),
  );
  const nextDueAt = earliest(due.map((clock) => clock.dueAt));
  const told = { ...ticket, clocks, clocksAt: now, escalation, nextDueAt };
  return {
    ...told,
    nextInstantAt: earliest([
      nextInstant(clocks, ticket.fired, now),
      nextRoundAt({ escalation }, clocks),
      stallsAt(told, clocks),
      stepDueAt(told),
      unansweredAt(told),
      wordDueAt(ticket),
      ticket.emergencyPlan?.cycle === ticket.cycle ? undefined : plan?.at,
      ticket.waiting?.until,
      ticket.merging?.[0]?.leftAt,
      ticket.errands?.[0]?.leftAt,
    ]),
  };
}

/**
 * R5: when the emergency plan of the cycle under way opens, or would have, at a time of its own; undefined when it goes
 * with the repair clock, is not for this request, or nothing is owed.
 */
export const planTimeOf = (ticket: Ticket, now: Date): PlanTime | undefined =>
  opensWithRepair(ticket.terms.policy)
    ? undefined
    : ledgerWithPlan(slaEvents(ticket), termsAtReceipt(ticket), now).plan;

function earliest(instants: readonly (Date | null | undefined)[]): Date | undefined {
  const times = instants.flatMap((instant) => (instant ? [instant.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}
