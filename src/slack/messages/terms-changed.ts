import type { FactOf } from '../../domain/ticket/facts.js';
import { movesForCustomer, type MovedClock } from '../../domain/ticket/moves.js';
import type { Texts } from '../../i18n/texts.js';
import { typed } from './mrkdwn.js';

const NAME_LENGTH = 100;

/** That other terms have reached a request, with what has moved: for the desk, or for the customer in their words. */
export function termsChangedText(
  fact: FactOf<'terms-changed'>,
  place: 'customer' | 'desk',
  when: (at: Date) => string,
  t: Texts,
): string {
  const said = t.policies.story;
  if (place === 'customer') {
    const moves = movesForCustomer(fact.moved).map((one) => forCustomer(one, when, t));
    return said.customer({ moves: moves.join(said.separator) || said.unmoved });
  }
  const moves = fact.moved.map((one) => forDesk(one, when, t));
  return said.desk({
    name: typed(fact.by.name, NAME_LENGTH),
    what: whatChanged(fact, t),
    moves: moves.join(said.separator) || said.unmoved,
  });
}

/** Which policy or calendar is another one, in its new version. */
function whatChanged({ before, after }: FactOf<'terms-changed'>, t: Texts): string {
  const { id, name = id, version } = after.policy;
  const policy = t.policies.applied.what({ name: typed(name, NAME_LENGTH), version });
  const { calendarId = '', calendarName = calendarId, calendarVersion = 1 } = after;
  const calendar = t.policies.story.calendar({
    name: typed(calendarName, NAME_LENGTH),
    version: calendarVersion,
  });
  const isOther = before.policy.id !== id || before.policy.version !== version;
  const isOtherCalendar =
    before.calendarId !== after.calendarId || before.calendarVersion !== after.calendarVersion;
  return [...(isOther || !isOtherCalendar ? [policy] : []), ...(isOtherCalendar ? [calendar] : [])].join(
    t.policies.separator,
  );
}

function forDesk({ metric, from, to, breached }: MovedClock, when: (at: Date) => string, t: Texts): string {
  const said = t.policies.story;
  const name = t.metric[metric];
  if (!to) return said.dropped({ metric: name, from: from ? when(from) : '' });
  const move = from
    ? said.moved({ metric: name, from: when(from), to: when(to) })
    : said.added({ metric: name, to: when(to) });
  return breached ? said.breached({ move }) : move;
}

function forCustomer({ metric, from, to }: MovedClock, when: (at: Date) => string, t: Texts): string {
  const said = t.policies.story;
  const name = t.metric[metric];
  if (!to) return said.withdrawn({ metric: name, from: from ? when(from) : '' });
  if (!from) return said.promised({ metric: name, to: when(to) });
  const move = { metric: name, from: when(from), to: when(to) };
  return to < from ? said.earlier(move) : said.later(move);
}
