import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { typed } from './mrkdwn.js';

/** Whom to ask about an item (R19); their number is ours to know, as that of the requester is. */
export function contactLine(
  contact: Ticket['items'][number]['contact'],
  place: 'customer' | 'desk',
  t: Texts,
): string {
  if (!contact) return '';
  const phone = place === 'desk' ? typed(contact.phone, 40) : '';
  return `\n${t.received.itemContact({ name: typed(contact.name, 60), phone })}`;
}
