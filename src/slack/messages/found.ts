import { legible } from '../../domain/privacy/legible.js';
import type { Locale } from '../../domain/people/person.js';
import { isSolved } from '../../domain/find/likeness.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { shownStatus } from '../../domain/ticket/unanswered.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { button, section, sectionWith, type Block, type Message } from './blocks.js';
import { linksInLine } from './linked.js';
import { typed, when } from './mrkdwn.js';

/** As many as are read on a phone. */
export const FOUND_LENGTH = 10;

/** Requests that were found, with how each was solved and a button that opens it. */
export function foundMessage(
  title: string,
  tickets: readonly Ticket[],
  locale: Locale,
  place: 'customer' | 'desk',
): Message {
  const shown = tickets.slice(0, FOUND_LENGTH);
  return {
    text: title,
    blocks: [section(`*${title}*`), ...shown.map((ticket) => line(ticket, locale, place))],
  };
}

/** Requests like another, each marked that does not tell how it is solved. */
export const similarMessage = (title: string, tickets: readonly Ticket[], locale: Locale): Message => ({
  text: title,
  blocks: [
    section(`*${title}*`),
    ...tickets.slice(0, FOUND_LENGTH).map((ticket) => line(ticket, locale, 'desk', unsolved(ticket, locale))),
  ],
});

function unsolved({ status, resolution, responsible }: Ticket, locale: Locale): string | undefined {
  const t = textsIn(locale).find;
  if (isSolved({ status, resolution })) return undefined;
  if (resolution?.outcome === 'unsolvable') return t.couldNot;
  return responsible ? t.notSolvedBy({ name: typed(responsible.name, 60) }) : t.notSolved;
}

function line(stored: Ticket, locale: Locale, place: 'customer' | 'desk', mark?: string): Block {
  const t = textsIn(locale);
  const ticket = legible(stored, t.privacy.erased);
  const head = t.find.line({
    number: ticket.id,
    customer: typed(ticket.customerName, 80),
    title: typed(titleOf(ticket), 200),
    status: t.status[shownStatus(ticket)],
    when: when(ticket.receivedAt, ticket.terms.zone, locale),
  });
  const solved = ticket.resolution?.text ?? ticket.proposal?.text;
  const links = linksInLine(ticket, place, t);
  const lines = [
    head,
    ...(mark ? [mark] : []),
    ...(solved ? [t.find.solution({ text: typed(solved, 300) })] : []),
    ...(links ? [links] : []),
  ];
  return sectionWith(lines.join('\n'), button(ACTION.open, t.list.openButton, ticket.id));
}

/** Open requests that one being filed may be about, a line each, for its form. */
export function duplicateLines(tickets: readonly Ticket[], locale: Locale): string {
  const t = textsIn(locale);
  return tickets
    .map((ticket) => {
      const title = typed(titleOf(ticket), 200);
      const at = when(ticket.receivedAt, ticket.terms.zone, locale);
      return `• *${ticket.id}* ${title} · ${t.status[shownStatus(ticket)]} · ${at}`;
    })
    .join('\n');
}
