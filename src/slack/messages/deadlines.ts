import type { Locale } from '../../domain/people/person.js';
import type { Clock } from '../../domain/sla/clock.js';
import { registeredLater } from '../../domain/ticket/received.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { typed, when } from './mrkdwn.js';

const MARK = {
  running: '',
  paused: ' :double_vertical_bar:',
  met: ' :white_check_mark:',
  breached: ' :red_circle:',
  cancelled: '',
} as const;

/** When a request was received, and what was promised of its present round, with how each of it stands. */
export function deadlines(ticket: Ticket, place: 'customer' | 'desk', locale: Locale, t: Texts): string[] {
  const { zone } = ticket.terms;
  const clocks = ticket.clocks.filter((clock) => clock.cycle === ticket.cycle && clock.state !== 'cancelled');
  const other = cameFrom(ticket);
  const isThere = ({ stoppedAt }: Clock) =>
    other !== undefined && stoppedAt !== undefined && stoppedAt <= other.at;
  const listed = (all: readonly Clock[]) =>
    all
      .map(({ metric, state, dueAt }) => `${t.metric[metric]} ${when(dueAt, zone, locale)}${MARK[state]}`)
      .join(' · ');
  const promised = listed(clocks.filter((one) => !isThere(one)));
  const there = listed(clocks.filter(isThere));
  return [
    t.card.pair({ name: t.card.received, value: receivedText(ticket, locale, t) }),
    ...lateLine(ticket, place, t),
    ...(promised === '' ? [] : [t.card.pair({ name: t.card.deadlines, value: promised })]),
    ...(there === ''
      ? []
      : [t.card.pair({ name: t.received.doneIn({ number: other!.number }), value: there })]),
  ];
}

/** Of a request that items of another one were moved to, in its first round: when, and from when on its clocks run (sla.md rule 2). */
function cameFrom({ history, clocks, cycle }: Ticket): { number: string; at: Date; since: Date } | undefined {
  const [registered] = history;
  const [first] = clocks;
  if (cycle > 1 || registered?.type !== 'registered' || !registered.from || !first) return undefined;
  return { number: registered.from.number, at: registered.at, since: first.startedAt };
}

/** Both instants, where it was registered later than it was received. */
function receivedText(ticket: Ticket, locale: Locale, t: Texts): string {
  const { zone } = ticket.terms;
  const received = when(ticket.receivedAt, zone, locale);
  const other = cameFrom(ticket);
  if (other) {
    const { number, since } = other;
    return t.received.goesOn({ received, number, since: when(since, zone, locale) });
  }
  const later = registeredLater(ticket);
  return later ? t.received.registeredAt({ received, when: when(later, zone, locale) }) : received;
}

/** Why only then, is ours to know. */
function lateLine({ history }: Ticket, place: 'customer' | 'desk', t: Texts): string[] {
  const [registered] = history;
  if (place === 'customer' || registered?.type !== 'registered' || registered.reason === undefined) return [];
  return [t.received.late({ reason: typed(registered.reason, 300) })];
}
