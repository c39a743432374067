import { legible } from '../../domain/privacy/legible.js';
import type { Locale } from '../../domain/people/person.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { nextSteps } from '../../domain/ticket/next-step.js';
import { shownStatus } from '../../domain/ticket/unanswered.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { button, context, section, sectionWith, type Block, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';
import { closesText } from './unanswered-words.js';
import { waitsFor } from './step-story.js';

/** Lines of a list in a message; a Home shows more (50 and 100 blocks). */
export const LIST_LENGTH = 20;

/** One request a line, with a button that opens it; a red mark when one of its promises is broken and not yet made good. */
export function ticketLines(tickets: readonly Ticket[], total: number, locale: Locale): Block[] {
  const t = textsIn(locale);
  if (tickets.length === 0) return [section(t.list.none)];
  const lines = tickets.map((ticket) => {
    const late = ticket.clocks.some(
      ({ cycle, state, stoppedAt }) => cycle === ticket.cycle && state === 'breached' && !stoppedAt,
    );
    const due = ticket.nextDueAt
      ? t.list.due({ when: when(ticket.nextDueAt, ticket.terms.zone, locale) })
      : waitsSince(ticket, locale, t);
    const title = `${typed(ticket.customerName, 100)} · ${typed(legible(titleOf(ticket), t.privacy.erased), 200)}`;
    const line = t.list.line({ number: ticket.id, title, status: t.status[shownStatus(ticket)], due });
    const text = late ? `:red_circle: ${line}` : line;
    return sectionWith(text, button(ACTION.open, t.list.openButton, ticket.id));
  });
  return total > tickets.length ? [...lines, context(t.list.more({ count: total - tickets.length }))] : lines;
}

/** Where no clock runs: whose act it waits for, and since when. */
function waitsSince(ticket: Ticket, locale: Locale, t: Texts): string {
  const [first] = nextSteps(ticket);
  if (!first) return t.list.noDue;
  const since = when(first.since, ticket.terms.zone, locale);
  const said = t.steps.since({ what: waitsFor(ticket, t), when: since });
  return [said, ...closesText(ticket, (at) => when(at, ticket.terms.zone, locale), t)].join(' · ');
}

export function ticketList(
  title: string,
  tickets: readonly Ticket[],
  total: number,
  locale: Locale,
): Message {
  return { text: title, blocks: [section(`*${title}*`), ...ticketLines(tickets, total, locale)] };
}
