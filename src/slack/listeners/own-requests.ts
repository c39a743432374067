import { ranked } from '../../domain/find/rank.js';
import { wordsAsked } from '../../domain/find/words.js';
import { NOTIFY_BY } from '../../domain/people/notify-by.js';
import { isStaff, type Person } from '../../domain/people/person.js';
import { yearOf } from '../../domain/record/number.js';
import { refuse } from '../../domain/refusal.js';
import { mayListOf, maySee } from '../../domain/ticket/may.js';
import { readNumber } from '../../domain/ticket/number.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { customersFirst } from '../../domain/ticket/waits-for-customer.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { Answered, Pressed } from '../given.js';
import type { ViewValues } from '../modals/inputs.js';
import { ownRequestsModal, readOwnRequests, type OwnRequestsMetadata } from '../modals/own-requests.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';
import { updateShown } from './update-shown.js';

/** Open requests of one contract that are looked through, and requests that are found by their words. */
const MOST_OPEN = 200;
const MOST_FOUND = 100;
const EACH_WORD = 25;

/** The button *our requests* of the pinned card: what is open under the contract of this channel. */
export async function ownRequestsAsked(
  context: SlackContext,
  acting: Acting,
  contractId: string,
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const metadata = { contractId, ...(acting.channel ? { channel: acting.channel } : {}) };
  const view = await ownRequests(context, recognised, metadata, '');
  if (view) {
    await context.client.views.open({ trigger_id: acting.triggerId, view });
    return;
  }
  const { locale } = recognised.person;
  await answer(context, acting, recognised, asMessage(refusalText(refuse('channel-not-set-up'), locale)));
}

/** Something is looked for: the same modal with what was found; with nothing typed, what is open as it is now. */
export async function ownRequestsSearched(
  context: SlackContext,
  acting: Acting,
  metadata: OwnRequestsMetadata,
  values: ViewValues,
): Promise<Answered> {
  const recognised = await context.who.is(acting.userId, metadata.channel);
  const next = await ownRequests(context, recognised, metadata, readOwnRequests(values));
  if (next) return { next, how: 'update' };
  return { words: refusalText(refuse('channel-not-set-up'), recognised.person.locale) };
}

/** Somebody says how they want to be told when something is asked of them: their own affair, whoever they are. */
export async function notifyByChosen(
  context: SlackContext,
  acting: Acting,
  { value, view }: Pressed,
): Promise<void> {
  const by = NOTIFY_BY.find((one) => one === value);
  if (!by || !view) return;
  const metadata = view.metadata as OwnRequestsMetadata;
  const recognised = await context.who.is(acting.userId, metadata.channel);
  await context.people.setNotifyBy(recognised.person.id, by);
  await acting.acknowledge();
  const next = await ownRequests(context, recognised, metadata, readOwnRequests(view.values));
  if (next) await updateShown(context, view, next);
}

/** @returns undefined where there is no contract that they may know of */
async function ownRequests(
  context: SlackContext,
  { person, settings }: Recognised,
  metadata: OwnRequestsMetadata,
  text: string,
) {
  const contract = await context.contracts.load(metadata.contractId);
  if (!contract || !mayListOf(person, contract)) return undefined;
  const year = yearOf(context.clock(), settings.zone);
  const { tickets, isNearest } = text
    ? await found(context, person, contract.id, text, year)
    : { tickets: customersFirst(await context.found.openOf(contract.id, MOST_OPEN)), isNearest: false };
  return ownRequestsModal({
    metadata,
    tickets: tickets.filter((ticket) => maySee(person, ticket)),
    asked: text ? { text, isNearest } : undefined,
    place: isStaff(person) ? 'desk' : 'customer',
    notifyBy: await context.who.notifyBy(person.id),
    locale: person.locale,
  });
}

interface Found {
  readonly tickets: readonly Ticket[];
  readonly isNearest: boolean;
}

/**
 * By number, whichever contract it is of, where they may see it; else by words in this contract: those that have all of them, else
 * those that come nearest.
 */
async function found(
  context: SlackContext,
  person: Person,
  contractId: string,
  text: string,
  year: number,
): Promise<Found> {
  const number = readNumber(text, year);
  const named = number ? await context.tickets.load(number) : undefined;
  if (named && maySee(person, named)) return { tickets: [named], isNearest: false };
  const words = wordsAsked(text);
  if (words.length === 0) return { tickets: [], isNearest: false };
  const filter = { contractId };
  const all = await context.found.withAll(words, filter, MOST_FOUND);
  if (all.tickets.length > 0) return { tickets: ranked(words, all.tickets), isNearest: false };
  const any = await context.found.withAny(words, filter, EACH_WORD);
  return { tickets: ranked(words, any), isNearest: true };
}
