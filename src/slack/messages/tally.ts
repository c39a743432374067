import type { Tally } from '../../domain/terms/tally.js';
import type { Texts } from '../../i18n/texts.js';

/** What a change does to the open requests, as one sentence: how many follow it, what moves, who is late at once. */
export function tallyText(tally: Tally, t: Texts, of: 'follow' | 'onCalendar' = 'follow'): string {
  if (tally.requests === 0) return t.policies.tally.none;
  const head = t.policies.tally[of]({ requests: tally.requests });
  return t.policies.tally.sentence({ head, parts: tallyParts(tally, t) });
}

/** The figures alone. */
export function tallyParts(tally: Tally, t: Texts): string {
  const said = t.policies.tally;
  const { earlier, later, added, dropped, breached, inTime, named } = tally;
  const numbers = named.join(said.separator);
  const parts = [
    ...(earlier > 0 ? [said.earlier({ count: earlier })] : []),
    ...(later > 0 ? [said.later({ count: later })] : []),
    ...(added > 0 ? [said.added({ count: added })] : []),
    ...(dropped > 0 ? [said.dropped({ count: dropped })] : []),
    ...(breached > 0
      ? [
          said.breached({
            count: breached,
            numbers:
              breached > named.length ? said.more({ numbers, count: breached - named.length }) : numbers,
          }),
        ]
      : []),
    ...(inTime > 0 ? [said.inTime({ count: inTime })] : []),
  ];
  return parts.length > 0 ? parts.join(said.separator) : said.unmoved;
}
