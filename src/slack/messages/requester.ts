import { asksCustomer, requesterOf } from '../../domain/ticket/asked-of-customer.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { mention, typed } from './mrkdwn.js';
import type { StoryTold } from './ticket-story.js';

/**
 * Mentioned where a thread begins, somebody follows it: Slack notifies them of what is told there (decisions.md). Only the card that
 * their thread hangs on does so.
 * @param ticket as it is stored: of somebody whose data was erased no id is left
 * @returns the requester's mention with a blank behind it, or nothing
 */
export function requesterMention(ticket: Ticket, place: 'customer' | 'desk'): string {
  const requester = place === 'customer' ? requesterOf(ticket) : undefined;
  return requester ? `${mention(requester)} ` : '';
}

/** People named by a contract are many, a message's text is short. */
const MOST_MENTIONED = 5;

/** Who is asked, at the front of what they are asked: so it stands in the notification too, however short that is cut. */
export const mentionsOf = (asked: StoryTold['asked'] = []): string =>
  asked
    .slice(0, MOST_MENTIONED)
    .map((one) => `${mention(one)} `)
    .join('');

/** Slack notifies nobody for somebody who only phones: the desk reads that they are to be called. */
export function toBeCalled({ ticket, fact, place, asked }: StoryTold, t: Texts): string {
  const isAsked = place === 'customer' || asked?.length !== 0 || requesterOf(ticket) !== undefined;
  if (isAsked || !asksCustomer(ticket, fact)) return '';
  const { name, phone } = ticket.requester;
  return `\n${t.thread.callRequester({ name: typed(name, 100), phone: typed(phone, 60) })}`;
}
