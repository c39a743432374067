import type { Locale } from '../../domain/people/person.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { when } from './mrkdwn.js';

const MARK = {
  running: '',
  paused: ' :double_vertical_bar:',
  met: ' :white_check_mark:',
  breached: ' :red_circle:',
  cancelled: '',
} as const;

/** When a request was received, and what was promised of its present round, with how each of it stands. */
export function deadlines(ticket: Ticket, locale: Locale, t: Texts): string[] {
  const { zone } = ticket.terms;
  const clocks = ticket.clocks.filter((clock) => clock.cycle === ticket.cycle && clock.state !== 'cancelled');
  const promised = clocks.map(
    ({ metric, state, dueAt }) => `${t.metric[metric]} ${when(dueAt, zone, locale)}${MARK[state]}`,
  );
  return [
    t.card.pair({ name: t.card.received, value: when(ticket.receivedAt, zone, locale) }),
    ...(promised.length > 0 ? [t.card.pair({ name: t.card.deadlines, value: promised.join(' · ') })] : []),
  ];
}
