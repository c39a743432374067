import { intakeCard } from '../../domain/contract/bind.js';
import { isUndecided } from '../../domain/enquiry/enquiry.js';
import { Fault } from '../../domain/fault.js';
import { isRefusal } from '../../domain/refusal.js';
import { causeOfMessage } from '../../domain/ticket/said-words.js';
import { REACTION } from '../ids.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { cutAt } from '../messages/cut.js';
import { offerToFile } from '../messages/intake-card.js';
import { instantOf } from '../parse/when.js';
import { enquiryWith } from './found-enquiries.js';
import type { MessageEvent } from './message-event.js';
import { plainMessage } from './plain-message.js';
import { isEdit, messageEdited, type EditEvent } from './edited-message.js';
import { fileIdsOf, sourceMessage } from './source-message.js';
import { readable } from './words.js';

const BY_PEOPLE: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

/**
 * What is written in the thread of a request is kept and reaches the others, and so is what becomes of it there (R34). In a
 * customer's channel everything else is heard, too.
 */
export async function messagePosted(context: SlackContext, event: MessageEvent | EditEvent): Promise<void> {
  if (isEdit(event)) return messageEdited(context, event);
  return wordsPosted(context, event);
}

async function wordsPosted(context: SlackContext, event: MessageEvent): Promise<void> {
  if (!event.user || event.bot_id || !BY_PEOPLE.includes(event.subtype)) return;
  const { thread_ts: threadTs } = event;
  const isInThread = threadTs !== undefined && threadTs !== event.ts;
  const found = isInThread ? await context.tickets.byThread(event.channel, threadTs) : undefined;
  if (!found) return plainMessage(context, event);
  const { person } = await context.who.is(event.user, event.channel);
  const { ticket } = found;
  // A request can be made from a message elsewhere; what is said under that one the customer does not read.
  const withCustomer = found.place !== 'desk' && event.channel === ticket.places.customer.channel;
  const place = withCustomer ? ('customer' as const) : ('desk' as const);
  const files = event.files?.length ? { files: event.files.length, fileIds: fileIdsOf(event.files) } : {};
  const text = await readable(context, event.text ?? '');
  const command = { do: 'reply' as const, text, slackTs: event.ts, place, ...files };
  const act = { cause: causeOfMessage(event), at: instantOf(event.ts, context.clock()) };
  const outcome = await context.runner.run(ticket.id, command, person, act);
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
  if (await offeredAlready(context, event, { channel, ts, cause })) return;
  await context.handled.once(cause, context.clock(), async () => {
    const message = await sourceMessage(context, { channel, ts });
    const { threadTs, authorId } = message ?? {};
    const text = beginning(message?.text ?? '');
    const offered: Offer = { ts, text, ...(threadTs ? { threadTs } : {}), authorId };
    const { text: line, blocks } = offerToFile(JSON.stringify(offered), contract.locale);
    await context.client.chat.postMessage({ channel, thread_ts: threadTs ?? ts, text: line, blocks });
  });
}

/** A message that was heard has an offer of its own; while that waits for an answer of ours, it waits no longer. */
async function offeredAlready(
  context: SlackContext,
  { user }: ReactionEvent,
  { channel, ts, cause }: { readonly channel: string; readonly ts: string; readonly cause: string },
): Promise<boolean> {
  const { person } = await context.who.is(user, channel);
  const found = await enquiryWith(context, person, { channel, ts });
  if (!found || !isUndecided(found.enquiry)) return false;
  if (found.enquiry.status === 'waiting')
    await context.records.run(found.id, { do: 'offer' }, person, { cause, at: context.clock() });
  return true;
}

/** A button's value holds 2,000 characters, and quotation marks and lines are counted twice. */
const OFFERED_LENGTH = 1500;

/** What is offered when the message itself, which is read again then, is not to be had. */
function beginning(text: string): string {
  const cut = text.slice(0, cutAt(text, OFFERED_LENGTH));
  return JSON.stringify(cut).length > OFFERED_LENGTH + 200
    ? cut.slice(0, cutAt(cut, OFFERED_LENGTH / 2))
    : cut;
}

/** What an offer's button carries: the message, how it begins and who wrote it. */
export interface Offer {
  readonly ts: string;
  readonly text: string;
  readonly threadTs?: string;
  readonly authorId?: string | undefined;
}

/** @returns the offer, or nothing when it was not ours */
export function readOffer(value: string): Offer | undefined {
  try {
    const offer = JSON.parse(value) as Partial<Offer>;
    return typeof offer.ts === 'string' && typeof offer.text === 'string' ? (offer as Offer) : undefined;
  } catch {
    return undefined;
  }
}

export interface JoinEvent {
  readonly channel: string;
  readonly user: string;
  readonly event_ts: string;
}

/**
 * Somebody has come to a customer's channel. We only hear of it where we are, so when the card was never posted, it is
 * we who have just been invited (`/service setup` may come first).
 */
export async function memberJoined(
  { contracts, handled, clock, nudge }: SlackContext,
  { channel, user, event_ts: ts }: JoinEvent,
): Promise<void> {
  const contract = await contracts.byCustomerChannel(channel);
  if (!contract || contract.intakeCardTs) return;
  const cause = `joined:${channel}:${user}:${ts}`;
  await handled.once(cause, clock(), async () => {
    if (
      !(await contracts.commit(contract, contract, { intents: [intakeCard(contract)], cause, now: clock() }))
    )
      throw new Fault('conflict', true, { detail: 'the set-up was being changed' });
  });
  nudge([channel]);
}

/** A private channel has got another id (slack.md). */
export async function channelIdChanged(context: SlackContext, from: string, to: string): Promise<void> {
  await context.contracts.channelChanged(from, to);
  await context.tickets.channelChanged(from, to);
}
