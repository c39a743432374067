import { causeOfMessage, saidIn } from '../../domain/ticket/said-words.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { SlackContext } from '../context.js';
import { instantOf } from '../parse/when.js';
import { plainMessageEdited } from './plain-message.js';
import { readable } from './words.js';

/** A message inside an event about it; only what is used. */
interface Told {
  readonly ts?: string;
  readonly user?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly edited?: { readonly ts?: string };
}

/** `message_changed` and `message_deleted` as the Events API tells them. */
export interface EditEvent {
  readonly channel: string;
  readonly ts: string;
  readonly subtype?: string;
  readonly deleted_ts?: string;
  readonly message?: Told;
  readonly previous_message?: Told;
}

export const isEdit = ({ subtype }: { readonly subtype?: string }): boolean =>
  subtype === 'message_changed' || subtype === 'message_deleted';

/**
 * People change or delete what they wrote: where it has become part of a request, that is a fact of it, with what it said
 * before (R34). A message with replies is not deleted but changed, into a tombstone. Slack itself changes messages too (it
 * unfurls links, finds out the language): the words are the same then, and nothing has happened.
 */
export async function messageEdited(context: SlackContext, event: EditEvent): Promise<void> {
  const { message, previous_message: before } = event;
  const isGone = event.subtype === 'message_deleted' || message?.subtype === 'tombstone';
  const ts = event.deleted_ts ?? message?.ts;
  const authorId = before?.user ?? (isGone ? undefined : message?.user);
  // Our own cards change all day long.
  if (!ts || !authorId || before?.bot_id || message?.bot_id || before?.subtype === 'tombstone') return;
  if (!isGone && before?.text !== undefined && before.text === message?.text) return;
  const threadTs = before?.thread_ts ?? message?.thread_ts;
  const { channel } = event;
  const place = { channel, ts };
  const tickets = await ticketsOf(context, place, threadTs);
  const { person } = await context.who.is(authorId, channel);
  const text = isGone ? undefined : await readable(context, message?.text ?? '');
  const changedTs = isGone ? event.ts : (message?.edited?.ts ?? event.ts);
  const at = instantOf(changedTs, context.clock());
  const cause = `${causeOfMessage(place)}:${isGone ? 'deleted' : changedTs}`;
  const now = { ...place, text };
  for (const { id } of tickets) await context.runner.wordsChanged(id, now, person, { cause, at });
  await plainMessageEdited(context, place, text, person, { cause, at });
}

/**
 * The requests that keep this message: the one that was made of it, the one in whose thread it stands, and where those were
 * merged, the one that took up what was said about them.
 */
async function ticketsOf(
  { tickets }: SlackContext,
  place: { channel: string; ts: string },
  threadTs: string | undefined,
): Promise<Ticket[]> {
  const made = await tickets.byThread(place.channel, place.ts);
  const inThread =
    threadTs && threadTs !== place.ts ? await tickets.byThread(place.channel, threadTs) : undefined;
  const found = [made, inThread].flatMap((one) => (one ? [one.ticket] : []));
  const others = await Promise.all(
    found.flatMap(({ mergedInto }) => (mergedInto ? [tickets.load(mergedInto.number)] : [])),
  );
  return [...found, ...others].flatMap((ticket) => (ticket && saidIn(ticket, place) ? [ticket] : []));
}
