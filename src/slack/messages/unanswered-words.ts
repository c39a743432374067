import { closesUnansweredAt, remindersInVain } from '../../domain/ticket/in-vain.js';
import type { FactOf } from '../../domain/ticket/facts.js';
import { nextSteps } from '../../domain/ticket/next-step.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { isCustomersStep } from '../../domain/ticket/words.js';
import type { Texts } from '../../i18n/texts.js';
import { section, type Block } from './blocks.js';
import { typed } from './mrkdwn.js';

type Instant = (at: Date) => string;

/** That it was closed because the customer did not answer: what they read, or we. */
export function closedText(
  { step, reminded, policy }: FactOf<'closed-unanswered'>,
  place: 'customer' | 'desk',
  { unanswered: t }: Texts,
): string {
  const count = reminded.length;
  if (place === 'customer') return t.onThread[step]({ count });
  return t.onDesk({ what: t.not[step], count, policy: typed(policy.name, 100), version: policy.version });
}

/** What the last reminder announces, below it; empty for any other. */
export const lastCallText = (
  { closesAt }: Pick<FactOf<'step-asked'>, 'closesAt'>,
  place: 'customer' | 'desk',
  instant: Instant,
  { unanswered: t }: Texts,
): string => {
  if (!closesAt) return '';
  return `\n${(place === 'customer' ? t.lastCall : t.lastCallDesk)({ when: instant(closesAt) })}`;
};

/** On a card, where the signature would stand. */
export function closedOnCard(
  { unanswered }: Pick<Ticket, 'unanswered'>,
  instant: Instant,
  { unanswered: t }: Texts,
): Block[] {
  if (!unanswered) return [];
  const { step, reminded, at } = unanswered;
  return [section(t.onCard({ what: t.not[step], count: reminded.length, when: instant(at) }))];
}

/** On a card or in a list: when it is closed, where that was announced. */
export function closesText(ticket: Ticket, instant: Instant, { unanswered: t }: Texts): string[] {
  const at = theirs(ticket)?.closesAt;
  return at ? [t.closes({ when: instant(at) })] : [];
}

/** By what rule it was closed, or will be; nothing where the promise has none, or it waits for us. */
export function whyUnanswered(ticket: Ticket, instant: Instant, { unanswered: t }: Texts): string[] {
  if (ticket.unanswered) {
    const { step, reminded, at } = ticket.unanswered;
    const times = reminded.map(instant).join(t.between);
    const said = { what: t.not[step], count: reminded.length, times, when: instant(at) };
    return [t.why.closed(said)];
  }
  const rule = ticket.terms.policy.closeUnanswered;
  const waits = theirs(ticket);
  if (!rule || !waits) return [];
  const { made, closesAt } = waits;
  if (closesAt) return [t.why.closes({ made, when: instant(closesAt) })];
  return [t.why.rule({ count: rule.afterReminders, made })];
}

function theirs(ticket: Ticket) {
  for (const { step, since } of nextSteps(ticket)) {
    if (!isCustomersStep(step)) continue;
    const one = { step, since };
    return { made: remindersInVain(ticket, one).length, closesAt: closesUnansweredAt(ticket, one) };
  }
  return undefined;
}
