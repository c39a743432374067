import type { Locale } from '../../domain/people/person.js';
import { legible } from '../../domain/privacy/legible.js';
import type { Fact } from '../../domain/ticket/facts.js';
import { isCorrection } from '../../domain/ticket/plan-taken-back.js';
import { takenBackWith } from '../../domain/ticket/taken-back-told.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { notification, sentence } from './ticket-story.js';

/**
 * A correction in a thread, with all that it takes back (sla.md rule 8).
 * @param fact a correction, or what was taken back without one
 * @returns undefined when nothing is left to say: nobody had been told of what is taken back
 */
export function takenBackMessage(told: {
  readonly ticket: Ticket;
  readonly fact: Fact;
  readonly locale: Locale;
  readonly place: 'customer' | 'desk';
}): Message | undefined {
  const t = textsIn(told.locale);
  const { metrics, plan } = takenBackWith(told.ticket, told.fact, told.place);
  const named = metrics.map((metric) => t.metric[metric]).join(t.thread.missedSeparator);
  const lines = [
    ...(isCorrection(told.fact) ? [sentence({ ...told, ...legible(told, t.privacy.erased) }, t)] : []),
    ...(named === '' ? [] : [t.thread.breachRescinded({ metrics: named })]),
    ...(plan ? [t.thread.planRescinded] : []),
  ];
  if (lines.length === 0) return undefined;
  const text = lines.join('\n');
  return { text: notification(text), blocks: [section(text)] };
}
