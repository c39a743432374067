import type { FactOf } from '../../domain/ticket/facts.js';
import type { Texts } from '../../i18n/texts.js';
import { typed } from './mrkdwn.js';

/** That something was really done at another time, and why it is said only now (sla.md rule 8). */
export const correctedText = (
  { by, metric, from, to, reason }: FactOf<'corrected'>,
  at: (instant: Date) => string,
  t: Texts,
): string =>
  t.thread.corrected({
    name: typed(by.name, 100),
    metric: t.metric[metric],
    from: from ? at(from) : t.thread.notYet,
    to: at(to),
    reason: typed(reason, 2500),
  });
