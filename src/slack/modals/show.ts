import { legible } from '../../domain/privacy/legible.js';
import type { types } from '@slack/bolt';
import { shortHash } from '../../domain/custody/signature.js';
import { TASK_SHEETS, taskSheetOf } from '../../domain/ticket/form.js';
import type { Locale } from '../../domain/people/person.js';
import type { Verb } from '../../domain/ticket/lifecycle.js';
import type { Fact } from '../../domain/ticket/facts.js';
import { namesOthers } from '../../domain/ticket/linked.js';
import { isForCustomer, movesForCustomer } from '../../domain/ticket/moves.js';
import { isOwed, toldAt } from '../../domain/ticket/receipt.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { actions, button, context, divider, section, sectionWith, type Block } from '../messages/blocks.js';
import { typed, when } from '../messages/mrkdwn.js';
import { wholeCard } from '../messages/ticket-card.js';
import { ticketStory } from '../messages/ticket-story.js';
import { verbLabel } from '../messages/verb-label.js';
import { modal } from './modal.js';
import { MINUTE_MS } from '../../domain/time/units.js';

/** Blocks left for the history beside card, clocks and buttons (a modal has 100). */
const MOST_FACTS = 40;

/** What customers are not told, and so do not find in the history either. */
const INTERNAL = [
  'noted',
  'warned',
  'escalated',
  'not-reached',
  'stalled',
  'step-asked',
  'dispatched-by-rule',
  'taken',
  'word-due',
  'unblocked',
  'words-changed',
  'words-deleted',
] as const satisfies readonly Fact['type'][];

interface Shown {
  readonly ticket: Ticket;
  /** The verbs this person may use now. */
  readonly verbs: readonly Verb[];
  readonly place: 'customer' | 'desk';
  readonly locale: Locale;
  /** Why something just asked for here was not done. */
  readonly notice?: string | undefined;
}

/** A request whole: what it is, its clocks, what has happened, and what this person can do about it. */
export function showModal({ ticket, verbs, place, locale, notice }: Shown): types.ModalView {
  const t = textsIn(locale);
  const card = wholeCard(ticket, place, locale);
  const choices = verbs.map((verb) => button(ACTION.verb(verb), verbLabel(verb, place, t), ticket.id));
  const lookUp =
    place === 'desk'
      ? [
          button(ACTION.similar, t.find.similarButton, ticket.id),
          button(ACTION.contractOf, t.contracts.view.ofRequest, ticket.id),
        ]
      : [];
  return modal({
    callbackId: VIEW.show,
    title: t.show.title,
    close: t.show.close,
    blocks: [
      ...(notice ? [section(`:warning: ${notice}`)] : []),
      ...card,
      divider(),
      section(`*${t.show.actions}*`),
      ...(choices.length > 0 ? actions('verbs', choices) : [context(t.show.nothingToDo)]),
      ...actions('look-up', lookUp),
      section(`*${t.paper.title}*`),
      ...actions('forms', sheets(ticket, t)),
      ...inArchive(ticket, locale, t),
      divider(),
      clocks(ticket, locale, t),
      sectionWith(`*${t.show.history}*`, button(ACTION.verify, t.custody.button, ticket.id)),
      ...history(ticket, place, locale, t),
    ],
    metadata: { ticketId: ticket.id },
  });
}

/** Both, for one may be wanted to be filled in by hand; the one that it is worked by comes first. */
function sheets(ticket: Ticket, t: Texts) {
  const first = taskSheetOf(ticket);
  return [first, ...TASK_SHEETS.filter((form) => form !== first)].map((form) =>
    button(ACTION.form(form), t.paper.button[form], `${ticket.id} ${form}`),
  );
}

/** Where the request as a bundle is proven to be (R21, R24). */
function inArchive({ bundle, terms: { zone } }: Ticket, locale: Locale, t: Texts): Block[] {
  if (!bundle) return [];
  const { at, removedAt, sha256 } = bundle;
  const text = removedAt
    ? t.show.bundleRemoved({ when: when(removedAt, zone, locale) })
    : t.show.bundled({ when: when(at, zone, locale), hash: shortHash(sha256) });
  return [context(text)];
}

/** With a button that tells how they come about, where there are any. */
function clocks(ticket: Ticket, locale: Locale, t: Texts): Block {
  const text = `*${t.show.clocks}*\n${clockLines(ticket, locale, t)}`;
  if (ticket.clocks.length === 0) return section(text);
  return sectionWith(text, button(ACTION.why, t.why.button, ticket.id));
}

function clockLines(ticket: Ticket, locale: Locale, t: Texts): string {
  return ticket.clocks
    .slice(-12)
    .map(
      ({ metric, state, dueAt }) =>
        `• ${t.card.pair({ name: t.metric[metric], value: t.clockState[state] })} · ${when(dueAt, ticket.terms.zone, locale)}`,
    )
    .join('\n');
}

function history(ticket: Ticket, place: 'customer' | 'desk', locale: Locale, t: Texts): Block[] {
  const internal = INTERNAL as readonly string[];
  const forCustomer = (fact: Fact): boolean =>
    !internal.includes(fact.type) &&
    !namesOthers(fact, ticket) &&
    !((fact.type === 'breached' || fact.type === 'breach-rescinded') && !isForCustomer(fact.metric)) &&
    !(fact.type === 'terms-changed' && movesForCustomer(fact.moved).length === 0);
  const visible = ticket.history.filter((fact) => place === 'desk' || forCustomer(fact));
  const shown = visible.slice(-MOST_FACTS);
  const lines = shown.map((fact) => {
    const text = ticketStory({ ticket, fact, locale, place: 'desk' === place ? 'desk' : 'customer' }).text;
    const told = place === 'desk' ? toldLater(ticket, fact, locale, t) : '';
    return context(`${when(fact.at, ticket.terms.zone, locale)} ${text}${told}`);
  });
  const earlier = visible.length - shown.length;
  return earlier > 0 ? [context(t.show.earlier({ count: earlier })), ...lines] : lines;
}

/** Longer than that between what the clock did and the first message about it is said (sla.md rule 12). */
const AT_ONCE_MS = MINUTE_MS;

function toldLater(ticket: Ticket, fact: Fact, locale: Locale, t: Texts): string {
  if (fact.side !== 'system') return '';
  const told = toldAt(ticket, fact);
  if (!told) return isOwed(ticket, fact) ? ` ${t.show.notToldYet}` : '';
  if (told.getTime() - fact.at.getTime() <= AT_ONCE_MS) return '';
  return ` ${t.show.toldAt({ when: when(told, ticket.terms.zone, locale) })}`;
}

/** Phone numbers of the people of a request, for the button *call*. */
export function callText(
  ticket: Ticket,
  phones: readonly { name: string; phone?: string }[],
  locale: Locale,
): string {
  const t = textsIn(locale);
  const { name, phone } = legible(ticket.requester, t.privacy.erased);
  const all = [{ name, ...(phone === t.privacy.erased ? {} : { phone }) }, ...phones];
  const lines = all.map(
    ({ name, phone }) =>
      `• ${typed(name, 100)}: ${phone ? `<tel:${phone.replace(/[^\d+]/g, '')}|${typed(phone, 60)}>` : t.direct.noPhone}`,
  );
  return `*${ticket.id}* ${t.direct.phones}\n${lines.join('\n')}`;
}
