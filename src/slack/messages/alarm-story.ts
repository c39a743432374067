import type { PersonRef } from '../../domain/people/person.js';
import type { FactOf } from '../../domain/ticket/facts.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { duration } from './durations.js';
import { typed } from './mrkdwn.js';
import { MINUTE_MS } from '../../domain/time/units.js';

const MOST_NAMED = 10;
const NAME_LENGTH = 60;

/** People by name, as many as a line takes. */
export function names(people: readonly PersonRef[]): string {
  const named = people.slice(0, MOST_NAMED).map(({ name }) => typed(name, NAME_LENGTH));
  return [...named, ...(people.length > named.length ? [`+${people.length - named.length}`] : [])].join(', ');
}

/** Whom an escalation has asked: a level, an empty one, or the channel when there is no level left. */
export function asked(fact: FactOf<'escalated'>, t: Texts): string {
  const metric = t.metric[fact.metric];
  const { level, round, to = [], absent = [] } = fact;
  if (level === undefined) return t.thread.escalatedChannel({ metric, round });
  if (to.length > 0) return t.thread.escalated({ metric, level, people: names(to), round });
  const away = absent
    .slice(0, MOST_NAMED)
    .map(({ person, why }) => t.card.pair({ name: typed(person.name, NAME_LENGTH), value: t.absent[why] }));
  const people = away.length > 0 ? t.thread.absent({ people: away.join(', ') }) : '';
  return t.thread.escalatedEmpty({ metric, level, absent: people });
}

/** For how long nothing had happened when people were asked again. */
export function stalledFor(ticket: Ticket, fact: FactOf<'stalled'>, t: Texts): string {
  const at = ticket.history.findIndex(({ id }) => id === fact.id);
  const before = ticket.history.slice(0, Math.max(at, 0)).findLast(({ side }) => side === 'ours');
  const since = before?.at ?? ticket.receivedAt;
  return duration(Math.max(0, Math.round((fact.at.getTime() - since.getTime()) / MINUTE_MS)) * 60, t);
}

type Place = 'customer' | 'desk';

/** R5: the plan is open: the customer hears by whom and by when they hear more, we what is to be done. */
export function planOpened(
  fact: FactOf<'emergency-plan-opened'>,
  place: Place,
  when: (at: Date) => string,
  t: Texts,
): string {
  const { owner, nextWordAt } = fact;
  if (!owner || !nextWordAt)
    return place === 'customer' ? t.thread.emergencyCustomer : t.thread.emergencyDesk;
  const word = { owner: typed(owner.name, 100), when: when(nextWordAt) };
  return place === 'customer' ? t.thread.emergencyCustomerWord(word) : t.thread.emergencyDeskWord(word);
}

/** Who does what; the steps are ours, the measure and the next word the customer's as well. */
export function planned(
  fact: FactOf<'emergency-planned'>,
  place: Place,
  when: (at: Date) => string,
  t: Texts,
): string {
  const { owner, measure, steps, nextWordAt, text } = fact;
  return [
    t.thread.emergencyPlanned({ owner: typed(owner.name, 100), measure: t.measure[measure] }),
    ...(text ? [typed(text, 1500)] : []),
    ...(place === 'desk' ? stepLines(steps, t) : []),
    ...(nextWordAt ? [t.card.nextWord({ when: when(nextWordAt) })] : []),
  ].join('\n');
}

/** The steps of a plan, one a line, with those that are done ticked. */
export const stepLines = (steps: readonly { text: string; done: boolean }[], t: Texts): string[] =>
  steps.map(({ text, done }) => (done ? t.card.stepDone : t.card.stepOpen)({ text: typed(text, 150) }));
