import { rolesOf, type Roster } from '../people/roster.js';
import type { Metric } from '../sla/terms.js';
import { applies } from './applies.js';
import type { Fact, FactOf } from './facts.js';
import { LIFECYCLE, type Verb } from './lifecycle.js';
import { isDepartments, mayNot } from './may.js';
import type { Ticket } from './ticket.js';

/** Which act a clock waits for; of several the first that can be done now. */
const ACTS: Readonly<Record<Metric, readonly Verb[]>> = {
  response: ['acknowledge', 'propose'],
  solution: ['acknowledge', 'propose'],
  onsite: ['acknowledge', 'depart', 'arrive'],
  repair: ['acknowledge', 'resolve'],
  handover: ['handover'],
  experts: ['convene'],
};

/** All that a message about a clock may ask for. */
export const MISSED_ACTS: readonly Verb[] = [...new Set(Object.values(ACTS).flat())];

const CLOCK_FACTS = ['warned', 'breached', 'escalated', 'stalled'] as const;
type ClockFact = FactOf<(typeof CLOCK_FACTS)[number]>;

export const isOfClock = (fact: Fact): fact is ClockFact =>
  (CLOCK_FACTS as readonly string[]).includes(fact.type);

/** Who reads a message: one of ours, by their roles; absent, it stands in the desk's channel. */
export interface Reader {
  readonly id: string;
  readonly roster: Roster;
}

/**
 * What a person who is told of a clock can do about it (R2, R6): the act that it waits for, until it is done. Somebody else's act is
 * not offered, nor to the whole desk what the department has to dispatch first.
 * @returns one verb, or none
 */
export function missedAct(ticket: Ticket, { metric, cycle }: ClockFact, reader?: Reader): Verb[] {
  const clock = ticket.clocks.find((one) => one.metric === metric && one.cycle === cycle);
  if (!clock || clock.stoppedAt || cycle < ticket.cycle) return [];
  return ACTS[metric]
    .filter((verb) => LIFECYCLE[ticket.status].includes(verb) && applies(verb, ticket))
    .slice(0, 1)
    .filter((verb) => (reader ? mayBy(reader, verb, ticket) : !isDepartments(verb, ticket)));
}

const mayBy = ({ id, roster }: Reader, verb: Verb, ticket: Ticket): boolean => {
  const roles = rolesOf(roster, id);
  return !mayNot({ id, name: id, locale: 'en', roles, customerIds: [], external: false }, verb, ticket);
};
