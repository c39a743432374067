import { opensWithRepair } from '../sla/emergency.js';
import { due } from '../sla/milestones.js';
import { concluded, type Decision, type DecisionContext } from './decide.js';
import { askedWhenDue } from './page/ask.js';
import { stepsAsked } from './page/ask-step.js';
import { escalationStarted } from './page/chase.js';
import { closedUnanswered } from './page/close-unanswered.js';
import { planOpened } from './page/plan-opened.js';
import { stalledWhenDue } from './page/stalled.js';
import { wordWhenDue } from './page/word-due.js';
import type { FactStated } from './facts.js';
import { breachTold } from './taken-back.js';
import type { Ticket } from './ticket.js';
import { planTimeOf, withClocks } from './clocks.js';
import { notBeforeHistory } from './turn.js';
import { ended } from './verbs/resume.js';

/**
 * What the clock does to a request at an instant: ends a pause that has lasted too long (sla.md rule 6), fires
 * the thresholds that have passed, once each and after down-time only the highest (rule 9), opens the emergency
 * plan at its time (R5), asks people, level by level, until one of them takes it, and closes what the customer does not answer.
 * @returns undefined when nothing was due
 */
export function tick(ticket: Ticket, given: Omit<DecisionContext, 'at'>): Decision | undefined {
  const now = notBeforeHistory(ticket, given.now);
  const context = { ...given, now };
  // Before its pause ends by itself, if both are at one instant.
  const closed = closedUnanswered(ticket, now);
  if (closed) return concluded(ticket, closed.change, { ...context, at: closed.at });
  let next = ticket;
  const stated: (FactStated & { at?: Date })[] = [];

  if (next.waiting && next.waiting.until <= now) {
    stated.push(...ended(next, true).facts.map((fact) => ({ ...fact, at: next.waiting!.until })));
    next = { ...next, ...ended(next, true).set };
  }
  next = withClocks(asIfStated(next, stated, context), now);

  const fired = due(next.clocks, next.fired, now);
  const announced = fired.filter((milestone) => !milestone.skipped);
  next = { ...next, fired: [...next.fired, ...fired] };
  let opens: { cycle: number; openedAt: Date } | undefined;
  for (const { metric, cycle, threshold, at } of announced) {
    const clock = next.clocks.find((one) => one.metric === metric && one.cycle === cycle)!;
    const { dueAt } = clock;
    // Above 1 it reminds of a breach that has been told; only if it is the first told of is it the breach.
    if (threshold < 1 || breachTold(ticket, metric, cycle)) {
      stated.push({ type: 'warned', metric, cycle, threshold, dueAt, at });
      continue;
    }
    const brokenAt = clock.breachedAt ?? at;
    stated.push({ type: 'breached', metric, cycle, dueAt, at: brokenAt });
    // Noticed only after the act: it is recorded and told, but there is nothing left to chase.
    if (clock.stoppedAt) continue;
    next = { ...next, escalation: escalationStarted(next, metric, cycle, now) };
    if (metric === 'repair' && opensWithRepair(next.terms.policy)) opens ??= { cycle, openedAt: brokenAt };
  }
  const planAt = next.emergencyPlan?.cycle === next.cycle ? undefined : planTimeOf(next, now)?.at;
  if (planAt && planAt <= now) opens = { cycle: next.cycle, openedAt: planAt };
  if (opens && next.emergencyPlan?.cycle !== opens.cycle) {
    const opened = planOpened(next, context.roster, { ...opens, now });
    next = { ...next, emergencyPlan: opened.emergencyPlan };
    stated.push({ ...opened.fact, at: opens.openedAt });
  }

  const stalled = stalledWhenDue(next, now);
  if (stalled) {
    next = { ...next, escalation: stalled.escalation ?? next.escalation };
    stated.push({ ...stalled.fact, at: now });
  }
  const asked = askedWhenDue(next, context, now);
  if (asked) {
    next = { ...next, escalation: asked.escalation };
    stated.push(...asked.facts.map((fact) => ({ ...fact, at: now })));
  }
  const word = wordWhenDue(next, now);
  if (word) {
    next = { ...next, emergencyPlan: word.emergencyPlan };
    stated.push({ ...word.fact, at: now });
  }
  for (const fact of stepsAsked(next, context, now)) stated.push({ ...fact, at: now });
  if (stated.length === 0 && fired.length === 0) return stale(ticket, next, now);
  // What was assumed on the way is neither history nor sealed.
  const { history, seal, signatures, salts } = ticket;
  next = { ...next, history, seal, signatures, salts };
  return concluded(next, { set: {}, facts: stated }, { ...context, at: now });
}

/** The clocks have to see the end of the pause before it is a fact. */
function asIfStated(
  ticket: Ticket,
  stated: readonly FactStated[],
  { now, cause }: Omit<DecisionContext, 'at'>,
): Ticket {
  if (stated.length === 0) return ticket;
  return concluded(
    ticket,
    { set: {}, facts: stated },
    { seed: '', roster: {}, deskLocale: 'en', cause, now, at: now },
  ).record;
}

/** Nothing to tell, but the stored instant may be old: moved on, or the sweep would find it again and again. */
function stale(before: Ticket, after: Ticket, now: Date): Decision | undefined {
  const moved = withClocks(after, now);
  if (moved.nextInstantAt?.getTime() === before.nextInstantAt?.getTime()) return undefined;
  return { record: moved, facts: [], intents: [] };
}
