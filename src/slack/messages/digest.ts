import type { Locale } from '../../domain/people/person.js';
import { byUrgency, dueOf, type Page } from '../../domain/ticket/pages.js';
import { titleOf } from '../../domain/ticket/ticket.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { button, context, section, sectionWith, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';
import { toDo } from './step-story.js';

/** Requests shown one by one; with the others counted below, within the 50 blocks of a message. */
export const DIGEST_LENGTH = 20;

/** Many pages to one person in one message (sla.md, "Escalation"): a line a request, the most urgent first. */
export function digestMessage(pages: readonly Page[], locale: Locale): Message {
  const t = textsIn(locale);
  const requests = byUrgency(pages);
  const shown = requests.slice(0, DIGEST_LENGTH);
  const more = requests.length - shown.length;
  const title = t.digest.title({ count: requests.length });
  return {
    text: title,
    blocks: [
      section(`:bell: *${title}*`),
      ...shown.map((page) =>
        sectionWith(line(page, locale, t), button(ACTION.open, t.direct.open, page.ticket.id)),
      ),
      context(more > 0 ? `${t.digest.more({ count: more })} ${t.digest.lists}` : t.digest.lists),
    ],
  };
}

function line(page: Page, locale: Locale, t: Texts): string {
  const { ticket } = page;
  const about = t.direct.about({
    number: ticket.id,
    customer: typed(ticket.customerName, 60),
    title: typed(titleOf(ticket), 100),
  });
  const due = dueOf(page);
  const dueText = due ? ` · ${t.digest.due({ when: when(due, ticket.terms.zone, locale) })}` : '';
  return `${about}\n${what(page, t)}${dueText}`;
}

function what({ ticket, fact }: Page, t: Texts): string {
  switch (fact.type) {
    case 'registered':
      return t.digest.registered;
    case 'warned':
      return t.digest.warned({
        metric: t.metric[fact.metric],
        percent: Math.round(fact.threshold * 100),
      });
    case 'breached':
      return t.digest.breached({ metric: t.metric[fact.metric] });
    case 'escalated':
      return t.digest.escalated({ metric: t.metric[fact.metric] });
    case 'emergency-plan-opened':
      return t.digest.emergency;
    case 'word-due':
      return t.digest.wordDue;
    case 'step-asked':
      return toDo(fact, ticket, t);
    default:
      return t.digest.stalled;
  }
}
