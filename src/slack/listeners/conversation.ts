import { isRefusal } from '../../domain/refusal.js';
import { MAX_ITEM_LENGTH } from '../../domain/ticket/ticket.js';
import { REACTION } from '../ids.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { offerToFile } from '../messages/intake-card.js';
import { instantOf } from '../parse/when.js';

/** A message as the Events API tells it; only what is used. */
export interface MessageEvent {
  readonly channel: string;
  readonly ts: string;
  readonly user?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly files?: readonly unknown[];
}

const BY_PEOPLE: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

/** What is written in the thread of a request is kept and reaches the others (R34). */
export async function messagePosted(context: SlackContext, event: MessageEvent): Promise<void> {
  if (
    !event.user ||
    event.bot_id ||
    !event.thread_ts ||
    event.thread_ts === event.ts ||
    !BY_PEOPLE.includes(event.subtype)
  )
    return;
  const found = await context.tickets.byThread(event.channel, event.thread_ts);
  if (!found) return;
  const { person } = await context.who.is(event.user, event.channel);
  const place = found.place === 'desk' ? ('desk' as const) : ('customer' as const);
  const files = event.files?.length ? { files: event.files.length } : {};
  const command = { do: 'reply' as const, text: event.text ?? '', slackTs: event.ts, place, ...files };
  const act = { cause: `message:${event.channel}:${event.ts}`, at: instantOf(event.ts, context.clock()) };
  const outcome = await context.runner.run(found.ticket.id, command, person, act);
  if (!isRefusal(outcome)) return;
  await tellPerson(context.client, person, event.channel, asMessage(refusalText(outcome, person.locale)));
}

export interface ReactionEvent {
  readonly user: string;
  readonly reaction: string;
  readonly item: { readonly type: string; readonly channel?: string; readonly ts?: string };
}

/** :ticket: on a message in a customer's channel: offers to register it, once. */
export async function reactionAdded(context: SlackContext, event: ReactionEvent): Promise<void> {
  const { channel, ts, type } = event.item;
  if (event.reaction !== REACTION || type !== 'message' || !channel || !ts) return;
  const contract = await context.contracts.byCustomerChannel(channel);
  if (!contract || (await context.tickets.byThread(channel, ts))) return;
  const cause = `reaction:${channel}:${ts}`;
  if (!(await context.handled.first(cause, context.clock()))) return;
  try {
    const { person } = await context.who.is(event.user, channel);
    const text = await wordsOf(context, channel, ts);
    const message = offerToFile(JSON.stringify({ ts, text }), person.locale);
    await context.client.chat.postMessage({
      channel,
      thread_ts: ts,
      text: message.text,
      blocks: message.blocks,
    });
  } catch (error) {
    await context.handled.forget(cause);
    throw error;
  }
}

/** A button's value holds 2,000 characters; the message itself is one click away. */
const OFFERED_LENGTH = Math.min(MAX_ITEM_LENGTH, 1500);

async function wordsOf({ client }: SlackContext, channel: string, ts: string): Promise<string> {
  const { messages } = await client.conversations.replies({
    channel,
    ts,
    latest: ts,
    inclusive: true,
    limit: 1,
  });
  const text = messages?.find((message) => message.ts === ts)?.text ?? '';
  const cut = text.slice(0, OFFERED_LENGTH);
  return JSON.stringify(cut).length > OFFERED_LENGTH + 200 ? cut.slice(0, OFFERED_LENGTH / 2) : cut;
}

/** @returns what an offer's button carries, or nothing when it was not ours */
export function readOffer(value: string): { ts: string; text: string } | undefined {
  try {
    const offer: unknown = JSON.parse(value);
    const { ts, text } = offer as { ts?: unknown; text?: unknown };
    return typeof ts === 'string' && typeof text === 'string' ? { ts, text } : undefined;
  } catch {
    return undefined;
  }
}

/** A private channel has got another id (slack.md). */
export async function channelIdChanged(context: SlackContext, from: string, to: string): Promise<void> {
  await context.contracts.channelChanged(from, to);
  await context.tickets.channelChanged(from, to);
}
