import { legible } from '../../domain/privacy/legible.js';
import type { Locale } from '../../domain/people/person.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { nextSteps, type NextStep } from '../../domain/ticket/next-step.js';
import { shownStatus } from '../../domain/ticket/unanswered.js';
import type { Waiting } from '../../domain/ticket/waits-for.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { button, context, section, sectionWith, type Block, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';
import { closesText } from './unanswered-words.js';
import { stepsSince } from './step-story.js';

/** Lines of a list in a message; a Home shows more (50 and 100 blocks). */
export const LIST_LENGTH = 20;

/** One request a line, with a button that opens it; a red mark when one of its promises is broken and not yet made good. */
export function ticketLines(tickets: readonly Ticket[], total: number, locale: Locale): Block[] {
  const t = textsIn(locale);
  if (tickets.length === 0) return [section(t.list.none)];
  const lines = tickets.map((ticket) => ticketLine(ticket, dueOrWaits(ticket, locale, t), t));
  return withMore(lines, total, t);
}

/** The same for what waits for a person: what they have to do, since when, and the deadline that runs. */
export function waitingLines(waiting: readonly Waiting[], total: number, locale: Locale): Block[] {
  const t = textsIn(locale);
  const lines = waiting.map(({ ticket, steps }) => {
    const due = ticket.nextDueAt ? [dueText(ticket.nextDueAt, ticket, locale, t)] : [];
    const what = steps.length > 0 ? [waitsSince(ticket, steps, locale, t), ...due].join(' · ') : undefined;
    return ticketLine(ticket, what ?? dueOrWaits(ticket, locale, t), t);
  });
  return withMore(lines, total, t);
}

const withMore = (lines: Block[], total: number, t: Texts): Block[] =>
  total > lines.length ? [...lines, context(t.list.more({ count: total - lines.length }))] : lines;

function ticketLine(ticket: Ticket, due: string, t: Texts): Block {
  const late = ticket.clocks.some(
    ({ cycle, state, stoppedAt }) => cycle === ticket.cycle && state === 'breached' && !stoppedAt,
  );
  const title = `${typed(ticket.customerName, 100)} · ${typed(legible(titleOf(ticket), t.privacy.erased), 200)}`;
  const line = t.list.line({ number: ticket.id, title, status: t.status[shownStatus(ticket)], due });
  const text = late ? `:red_circle: ${line}` : line;
  return sectionWith(text, button(ACTION.open, t.list.openButton, ticket.id));
}

const dueText = (at: Date, { terms }: Ticket, locale: Locale, t: Texts): string =>
  t.list.due({ when: when(at, terms.zone, locale) });

/** The next deadline; where no clock runs, whose act it waits for. */
function dueOrWaits(ticket: Ticket, locale: Locale, t: Texts): string {
  if (ticket.nextDueAt) return dueText(ticket.nextDueAt, ticket, locale, t);
  const steps = nextSteps(ticket);
  return steps.length > 0 ? waitsSince(ticket, steps, locale, t) : t.list.noDue;
}

/** Whose act it waits for, and since when. */
function waitsSince(ticket: Ticket, steps: readonly NextStep[], locale: Locale, t: Texts): string {
  const instant = (at: Date): string => when(at, ticket.terms.zone, locale);
  return [stepsSince(steps, instant, t), ...closesText(ticket, instant, t)].join(' · ');
}

export function ticketList(
  title: string,
  tickets: readonly Ticket[],
  total: number,
  locale: Locale,
): Message {
  return { text: title, blocks: [section(`*${title}*`), ...ticketLines(tickets, total, locale)] };
}
