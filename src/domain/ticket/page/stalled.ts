import type { Clock } from '../../sla/clock.js';
import type { Metric } from '../../sla/terms.js';
import type { FactStated } from '../facts.js';
import type { Ticket } from '../ticket.js';
import { after, isHeld, isOf, type Escalation } from './chase.js';
import type { FactType } from '../facts.js';
import type { Status } from '../words.js';

/** What shows that somebody is at it. */
const PROGRESS: readonly FactType[] = [
  'registered',
  'acknowledged',
  'assigned',
  'proposed',
  'departed',
  'arrived',
  'waiting',
  'resumed',
  'resolved',
  'refused',
  'reopened',
  'noted',
  'replied',
  'reclassified',
  'taken',
  'handed-over',
  'convened',
  'emergency-planned',
  'emergency-plan-closed',
  'quoted',
  'quote-accepted',
  'quote-declined',
  'charge-waived',
  'equipment-replaced',
];

/** Answered, and the next thing to happen is ours; at the site somebody is at work. */
const ANSWERED: readonly Status[] = ['acknowledged', 'assigned', 'proposed', 'departed'];
const OWED: readonly string[] = ['solution', 'repair'];

/** What has come to a stop: an escalation that was taken, or a request that was answered. */
export interface Stalled {
  readonly fact: Extract<FactStated, { type: 'stalled' }>;
  /** The escalation that goes on with the level it was at. */
  readonly escalation?: Escalation;
}

/**
 * When people are asked again because nothing happens (sla.md, "Escalation": acknowledged but nothing happens for the
 * policy's interval: page again; any visible progress resets it). Each time after twice as long.
 * @returns undefined when nothing can stall: nobody has answered yet, or the clock stands
 */
export function stallsAt(ticket: Ticket, clocks: readonly Clock[]): Date | undefined {
  const { escalation, status, proposal, history, terms } = ticket;
  const chased = owed(ticket, clocks);
  if (!chased) return undefined;
  if (!escalation?.takenBy && (escalation || !ANSWERED.includes(status))) return undefined;
  const last = history.findLastIndex(
    (fact) => PROGRESS.includes(fact.type) && (fact.side === 'ours' || fact.type !== 'replied'),
  );
  const times = history.slice(last + 1).filter(({ type }) => type === 'stalled').length;
  const promised = status === 'proposed' && !escalation ? proposal?.expectedAt : undefined;
  const since = Math.max(history[last]?.at.getTime() ?? 0, promised?.getTime() ?? 0);
  return after(ticket, new Date(since), terms.policy.escalation.stalledMinutes * 2 ** times);
}

/** @returns what is told of it when that instant has come */
export function stalledWhenDue(ticket: Ticket, now: Date): Stalled | undefined {
  const at = stallsAt(ticket, ticket.clocks);
  if (!at || at > now) return undefined;
  const { metric, cycle } = owed(ticket, ticket.clocks)!;
  const { escalation } = ticket;
  const takenBy = escalation?.takenBy;
  return {
    fact: { type: 'stalled', metric: metric as Metric, cycle, ...(takenBy ? { takenBy } : {}) },
    ...(escalation
      ? { escalation: { ...escalation, takenBy: undefined, takenAt: undefined, asked: 0, nextAt: now } }
      : {}),
  };
}

/** The clock for which something should happen. */
function owed({ escalation, cycle }: Ticket, clocks: readonly Clock[]): Clock | undefined {
  const open = clocks.filter((clock) => !clock.stoppedAt && !isHeld(clock));
  if (escalation) return open.find((clock) => isOf(clock, escalation));
  return open.find((clock) => clock.cycle === cycle && OWED.includes(clock.metric));
}
