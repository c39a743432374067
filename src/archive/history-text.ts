import { minuteText } from '../documents/dates.js';
import type { Locale } from '../domain/people/person.js';
import { legible } from '../domain/privacy/legible.js';
import { signedLater } from '../domain/forms/signature-of.js';
import { shortHash } from '../domain/custody/signature.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { shownStatus } from '../domain/ticket/unanswered.js';
import { textsIn, type Texts } from '../i18n/texts.js';
import { signedAs } from '../slack/messages/custody.js';
import { ticketStory } from '../slack/messages/ticket-story.js';

/**
 * What happened, to be read by anybody with any editor: what was asked, every fact with its instant in the contract's
 * zone, every signature with its fingerprint. What is longer than a message stands whole in request.json.
 */
export function historyText(stored: Ticket, locale: Locale): string {
  const t = textsIn(locale);
  const ticket = legible(stored, t.privacy.erased);
  const { zone } = ticket.terms;
  const names = namesIn(ticket);
  const at = (instant: Date): string => minuteText(instant, zone);
  const facts = ticket.history.map((fact) => {
    const [block] = ticketStory({ ticket, fact, locale, place: 'desk' }).blocks;
    const text = (block as { text?: { text?: string } } | undefined)?.text?.text ?? '';
    return `${at(fact.at)}  ${plain(text, names).replaceAll('\n', '\n                  ')}`;
  });
  const signatures = ticket.signatures.map((signature) => {
    const { no, by, at: signedAt, hash } = signature;
    const later = signedLater(ticket, signature);
    const stated = at(signedAt);
    const instant = later ? t.custody.signedLater({ stated, recorded: at(later) }) : stated;
    return `${no}. ${signedAs(signature, ticket, t)} · ${by.name} · ${instant} · ${shortHash(hash)}`;
  });
  const head = [
    `${ticket.id} · ${t.status[shownStatus(ticket)]}`,
    `${t.card.site}: ${ticket.customerName} · ${ticket.site}`,
    `${t.card.system}: ${ticket.system}`,
    `${t.card.requester}: ${ticket.requester.name} ${ticket.requester.phone}`,
    ...cameBy(ticket, t),
    `(${zone})`,
  ];
  const items = ticket.items.map(({ no, text, contact }) =>
    [t.card.item({ no }), text, ...(contact ? [t.received.itemContact(contact)] : [])].join('\n'),
  );
  return [head, items, facts, signatures].map((part) => `${part.join('\n')}\n`).join('\n');
}

/** The number of the fax or mail, where it came by one (R35). */
function cameBy({ channelOfReceipt, reference }: Ticket, t: Texts): string[] {
  if (reference === undefined) return [];
  const channel = t.channelOfReceipt[channelOfReceipt];
  return [`${t.card.receivedBy}: ${t.received.withReference({ channel, reference })}`];
}

/** Slack's marks as plain words: dates as they are written for where Slack cannot show them, people by name. */
function plain(mrkdwn: string, names: ReadonlyMap<string, string>): string {
  return mrkdwn
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<@([A-Z0-9]+)>/g, (_, id: string) => names.get(id) ?? id)
    .replace(/<(?:[^|>]*)\|([^>]*)>/g, '$1')
    .replace(/<([^>]*)>/g, '$1')
    .replace(/:[a-z0-9_+-]+: ?/g, '')
    .replaceAll('*', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function namesIn({ history, engineers, responsible, experts = [] }: Ticket): Map<string, string> {
  const people = [...engineers, ...experts, ...(responsible ? [responsible] : [])];
  for (const fact of history) {
    people.push(fact.by);
    if (fact.type === 'assigned') people.push(fact.engineer);
    if (fact.type === 'escalated') people.push(...(fact.to ?? []));
    if (fact.type === 'step-asked') people.push(...fact.to, ...(fact.informed ?? []));
    if (fact.type === 'emergency-planned') people.push(fact.owner);
    if ((fact.type === 'emergency-plan-opened' || fact.type === 'word-due') && fact.owner)
      people.push(fact.owner);
  }
  return new Map(people.map(({ id, name }) => [id, name]));
}
