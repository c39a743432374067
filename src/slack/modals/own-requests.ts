import type { types } from '@slack/bolt';
import { NOTIFY_BY, type NotifyBy } from '../../domain/people/notify-by.js';
import type { Locale } from '../../domain/people/person.js';
import { legible } from '../../domain/privacy/legible.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { shownStatus } from '../../domain/ticket/unanswered.js';
import { waitsForCustomer } from '../../domain/ticket/waits-for-customer.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { button, context, divider, plain, section, sectionWith, type Block } from '../messages/blocks.js';
import { typed, when } from '../messages/mrkdwn.js';
import { Read, textInput, type ViewValues } from './inputs.js';
import { modal } from './modal.js';

/** Requests that are shown: as many as somebody scrolls through; others are found. */
export const MOST_SHOWN = 30;
const MOST_WORDS = 100;

export interface OwnRequestsMetadata {
  readonly contractId: string;
  /** Where the card is, by which the person is known as this customer's. */
  readonly channel?: string;
}

interface OwnRequests {
  readonly metadata: OwnRequestsMetadata;
  /** In the order in which they are shown. */
  readonly tickets: readonly Ticket[];
  /** What was asked for, and whether these have all of it; absent for the list of open requests. */
  readonly asked?: { readonly text: string; readonly isNearest: boolean } | undefined;
  /** Who looks: the customer, or one of ours. */
  readonly place: 'customer' | 'desk';
  /** How they are told when something is asked of them. */
  readonly notifyBy: NotifyBy;
  readonly locale: Locale;
}

/**
 * The requests of one customer's contract, for people who have neither commands nor Home (slack.md, "Who can do what in a shared channel"): what
 * waits for them is marked, and each opens.
 */
export function ownRequestsModal(given: OwnRequests): types.ModalView {
  const { metadata, tickets, asked, place, notifyBy, locale } = given;
  const t = textsIn(locale);
  const shown = tickets.slice(0, MOST_SHOWN);
  const rest = tickets.length - shown.length;
  return modal({
    callbackId: VIEW.ownRequests,
    title: t.ownRequests.title,
    submit: t.ownRequests.search,
    close: t.ownRequests.close,
    blocks: [
      textInput({
        id: 'words',
        label: t.ownRequests.words,
        hint: t.ownRequests.wordsHint,
        optional: true,
        max: MOST_WORDS,
        initial: asked?.text,
      }),
      section(heading(tickets, asked, place, t)),
      ...shown.map((ticket) => line(ticket, place, locale, t)),
      ...(rest > 0 ? [context(t.ownRequests.more({ count: rest }))] : []),
      divider(),
      notifyByLine(notifyBy, t),
    ],
    metadata,
  });
}

/** What holds, and the choice. */
function notifyByLine(notifyBy: NotifyBy, { asking: t }: Texts): Block {
  const option = (by: NotifyBy) => ({ value: by, text: plain(t.by[by], 75) });
  return sectionWith(t.now({ by: t.by[notifyBy] }), {
    type: 'static_select',
    action_id: ACTION.notifyBy,
    options: NOTIFY_BY.map(option),
    initial_option: option(notifyBy),
  });
}

/** What was typed into the field for finding. */
export const readOwnRequests = (values: ViewValues): string => new Read(values).text('words');

function heading(
  tickets: readonly Ticket[],
  asked: OwnRequests['asked'],
  place: OwnRequests['place'],
  { ownRequests: t }: Texts,
): string {
  const total = tickets.length;
  if (asked) {
    const text = typed(asked.text, 300);
    if (total === 0) return t.nothing({ text });
    return asked.isNearest ? t.nearest({ text }) : t.found({ text, count: total });
  }
  if (total === 0) return t.none;
  const waiting = tickets.filter((ticket) => waitsForCustomer(ticket)).length;
  return waiting > 0 ? t.openWaiting[place]({ total, waiting }) : t.open({ total });
}

function line(ticket: Ticket, place: OwnRequests['place'], locale: Locale, t: Texts): Block {
  const { nextDueAt, receivedAt, terms } = ticket;
  const at = (instant: Date) => ({ when: when(instant, terms.zone, locale) });
  const text = t.ownRequests.line({
    number: ticket.id,
    title: typed(legible(titleOf(ticket), t.privacy.erased), 200),
    status: t.status[shownStatus(ticket)],
    when: nextDueAt ? t.ownRequests.due(at(nextDueAt)) : t.ownRequests.received(at(receivedAt)),
  });
  const turn = waitsForCustomer(ticket);
  const marked = turn ? `${text}\n${t.ownRequests.waits[place][turn]}` : text;
  return sectionWith(marked, button(ACTION.open, t.list.openButton, ticket.id));
}
