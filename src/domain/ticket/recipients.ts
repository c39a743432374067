import type { PersonRef } from '../people/person.js';
import { firstFilled, type Roster } from '../people/roster.js';
import type { Fact, FactOf } from './facts.js';
import type { Ticket } from './ticket.js';

/** Groups of people who are told of a fact in person. */
export type Recipients =
  | 'engineers'
  | 'managers'
  | 'assignee'
  | 'asked'
  | 'taker'
  | 'headquarters'
  | 'experts'
  | 'owner'
  | 'deciders';

/** @returns who is told of this fact in person, as the roster is now; nobody without a group */
export function recipients(
  ticket: Ticket,
  fact: Fact,
  group: Recipients | undefined,
  roster: Roster,
): PersonRef[] {
  switch (group) {
    case undefined:
      return [];
    case 'engineers':
      return concernsEngineers(fact) ? engineersOf(ticket, roster) : [];
    case 'managers':
      return each([...ownerOf(ticket, fact), ...managersOf(roster)]);
    case 'assignee':
      return fact.type === 'assigned' ? [fact.engineer] : [];
    case 'asked':
      if (fact.type === 'step-asked') return each([...fact.to, ...(fact.informed ?? [])]);
      return fact.type === 'escalated' ? askedBy(fact, roster) : [];
    case 'taker':
      return fact.type === 'stalled' && fact.takenBy ? [fact.takenBy] : engineersOf(ticket, roster);
    case 'headquarters':
      return each([...(roster['tech-head'] ?? []), ...managersOf(roster)]);
    case 'experts':
      return fact.type === 'convened' ? each([...fact.experts, ...responsibleOf(ticket)]) : [];
    case 'owner':
      return ownerOf(ticket, fact);
    case 'deciders':
      return firstFilled(roster, ['tech-head', 'manager', 'admin']);
  }
}

/** When people in person are not enough: the ladder is at its end, or a level is empty (sla.md, "Escalation"). */
export const isForChannel = (fact: Fact): boolean =>
  fact.type === 'escalated' && (fact.level === undefined || fact.to?.length === 0);

/** Of words, those of the customer; of reclassifying, that it has become major. */
function concernsEngineers(fact: Fact): boolean {
  if (fact.type === 'replied' || fact.type === 'words-changed' || fact.type === 'words-deleted')
    return fact.side === 'customer';
  if (fact.type === 'reclassified') return fact.severity === 'major' && fact.previousSeverity !== 'major';
  return true;
}

/** Behind an empty level there is nobody: management has to know that its ladder has a hole. */
const askedBy = ({ to, level }: FactOf<'escalated'>, roster: Roster): PersonRef[] =>
  to?.length || (to && level === undefined) ? to : managersOf(roster);

const managersOf = (roster: Roster): PersonRef[] =>
  firstFilled(roster, ['manager', 'tech-head', 'front-desk', 'admin']);

const responsibleOf = ({ responsible }: Ticket): PersonRef[] => (responsible ? [responsible] : []);

function ownerOf({ emergencyPlan }: Ticket, fact: Fact): PersonRef[] {
  const named = 'owner' in fact ? fact.owner : undefined;
  const owner = named ?? emergencyPlan?.owner;
  return owner ? [owner] : [];
}

function engineersOf(ticket: Ticket, roster: Roster): PersonRef[] {
  if (ticket.responsible) return [ticket.responsible];
  return ticket.engineers.length > 0
    ? ticket.engineers
    : firstFilled(roster, ['engineer', 'tech-head', 'manager']);
}

const each = (people: readonly PersonRef[]): PersonRef[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];
