import type { FactOf } from '../../domain/ticket/facts.js';
import type { Texts } from '../../i18n/texts.js';
import { typed } from './mrkdwn.js';

/** That something was really done, or received, at another time, and why it is said only now (sla.md rule 8). */
export function correctedText(
  fact: FactOf<'corrected'> | FactOf<'receipt-corrected'>,
  at: (instant: Date) => string,
  t: Texts,
): string {
  const said = { name: typed(fact.by.name, 100), to: at(fact.to), reason: typed(fact.reason, 2500) };
  if (fact.type === 'receipt-corrected') return t.received.corrected({ ...said, from: at(fact.from) });
  const { metric, from } = fact;
  return t.thread.corrected({
    ...said,
    metric: t.metric[metric],
    from: from ? at(from) : t.thread.notYet,
  });
}
