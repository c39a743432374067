import type { Fact, FactOf } from './facts.js';
import { MAX_ITEM_LENGTH, type Ticket } from './ticket.js';

/** Where a message stands in Slack. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** Facts that keep what somebody wrote in a message. */
export type Said = FactOf<'registered' | 'replied' | 'noted'>;

/** An act that is somebody's message: what is written in a thread. */
export const causeOfMessage = ({ channel, ts }: MessagePlace): string => `message:${channel}:${ts}`;

/** @returns the fact that keeps the words of this message; a channel may have had another id when they were kept */
export function saidIn({ history, places }: Ticket, message: MessagePlace): Said | undefined {
  const written = history.find(
    (fact) =>
      (fact.type === 'replied' || fact.type === 'noted') &&
      (fact.cause === causeOfMessage(message) || fact.slackTs === message.ts),
  );
  if (written) return written as Said;
  const { source } = places;
  const isSource = source?.channel === message.channel && source.ts === message.ts;
  const [first] = history;
  return isSource && first?.type === 'registered' ? first : undefined;
}

/** What a fact's message said first. A request that was registered from one has it in its items where it was not kept apart. */
const firstWords = ({ items }: Pick<Ticket, 'items'>, said: Said): string =>
  said.type === 'registered' ? (said.text ?? items.map(({ text }) => text).join('\n')) : said.text;

/** What a message said at an instant, by the changes of it that are known; they may have come out of turn. */
export function wordsAsOf(ticket: Pick<Ticket, 'items' | 'history'>, said: Said, at: Date): string {
  const versions = ticket.history
    .filter((fact) => fact.type === 'words-changed' && fact.of === said.id && fact.at <= at)
    .sort((a, b) => a.at.getTime() - b.at.getTime()) as FactOf<'words-changed'>[];
  return versions.at(-1)?.text ?? firstWords(ticket, said);
}

type Changed = FactOf<'words-changed' | 'words-deleted'>;

/** What was said before a change, and in which fact. */
export function beforeChange(
  ticket: Pick<Ticket, 'items' | 'history'>,
  { id, of, at }: Changed,
): { readonly said: Said; readonly text: string } | undefined {
  const said = ticket.history.find((fact) => fact.id === of) as Said | undefined;
  if (!said) return undefined;
  const others = ticket.history.filter((fact) => fact.id !== id);
  return { said, text: wordsAsOf({ ...ticket, history: others }, said, at) };
}

export const isDeleted = ({ history }: Pick<Ticket, 'history'>, { id }: Said): boolean =>
  history.some((fact) => fact.type === 'words-deleted' && fact.of === id);

/** Whether a later change of the same words is known already: then what this one says is no news. */
export const isOutdated = ({ history }: Pick<Ticket, 'history'>, fact: Changed): boolean =>
  history.some(
    (other) =>
      (other.type === 'words-changed' || other.type === 'words-deleted') &&
      other.of === fact.of &&
      other.at > fact.at,
  );

/** Whether the message that it was registered from was longer than an item can be: the desk is told the whole of it. */
export const isLong = (fact: Fact): fact is FactOf<'registered'> & { text: string } =>
  fact.type === 'registered' && fact.text !== undefined && fact.text.length > MAX_ITEM_LENGTH;
