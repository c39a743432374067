import { mayNotSpeakOfWish, maySeeWish } from '../../domain/wish/may.js';
import { isStaff, type Person, type PersonRef } from '../../domain/people/person.js';
import { isRefusal, refuse, type RefusalCode } from '../../domain/refusal.js';
import type { Settings } from '../../domain/settings/settings.js';
import { WISH_STATUSES } from '../../domain/wish/words.js';
import type { WishFilter } from '../../store/wishes.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { ViewValues } from '../modals/inputs.js';
import { readWish, wishModal, type WishMetadata } from '../modals/wish.js';
import { MOST_WORDS, WISHES_ON_PAGE, wishListModal, type WishListMetadata } from '../modals/wishes.js';
import type { Answered, Pressed } from '../given.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';
import { updateShown } from './update-shown.js';

/** `/service wishes`, with part of a customer's name; and the button, by which customers see their own. */
export async function wishesAsked(context: SlackContext, acting: Acting, words = ''): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  if (!isStaff(person) && person.customerIds.length === 0) {
    return answer(context, acting, recognised, asMessage(refusalText(refuse('no-contract'), person.locale)));
  }
  const named = words.trim().slice(0, MOST_WORDS);
  const view = await listFrom(context, recognised, { from: 0, ...(named ? { words: named } : {}) });
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

/** Another status is chosen: the list in its place, from its beginning. */
export const wishesFiltered = (context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> =>
  shownAnew(context, acting, pressed, ({ words }) => ({
    from: 0,
    ...(words ? { words } : {}),
    ...statusOf(pressed.value),
  }));

/** The page before, or after. */
export const wishesTurned = (context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> =>
  shownAnew(context, acting, pressed, (metadata) => ({ ...metadata, from: Number(pressed.value) || 0 }));

function statusOf(value: string): { status?: WishFilter['status'] } {
  const status = value === 'all' ? 'all' : WISH_STATUSES.find((one) => one === value);
  return status ? { status } : {};
}

async function shownAnew(
  context: SlackContext,
  acting: Acting,
  { view }: Pressed,
  change: (metadata: WishListMetadata) => WishListMetadata,
): Promise<void> {
  if (!view) return;
  const recognised = await context.who.is(acting.userId);
  const next = await listFrom(context, recognised, change(view.metadata as WishListMetadata));
  await updateShown(context, view, next);
}

async function listFrom(context: SlackContext, { person, settings }: Recognised, metadata: WishListMetadata) {
  const own = isStaff(person) ? undefined : person.customerIds;
  const named = own || !metadata.words ? undefined : await customersNamed(context, metadata.words);
  const filter = { status: metadata.status, customerIds: own ?? named?.map(({ id }) => id) };
  const { wishes, total } = await context.wishes.list(filter, metadata.from, WISHES_ON_PAGE);
  return wishListModal({
    wishes,
    total,
    metadata,
    own,
    zone: settings.zone,
    locale: person.locale,
    customers: named?.map(({ name }) => name),
  });
}

/** Customers that have these words in their name. */
async function customersNamed({ contracts }: SlackContext, words: string) {
  const wanted = words.toLowerCase();
  const all = await contracts.parties();
  const found = all.filter(({ customerName }) => customerName.toLowerCase().includes(wanted));
  return [...new Map(found.map(({ customerId: id, customerName: name }) => [id, { id, name }])).values()];
}

/** A wish, above the list. */
export async function wishAsked(context: SlackContext, acting: Acting, id: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person, settings } = recognised;
  const wish = await context.wishes.load(id);
  if (!wish || !maySeeWish(person, wish)) {
    const refusal = refuse('wish-not-found', { number: id });
    return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  }
  const view = wishModal({
    wish,
    may: mayOf(person, id),
    own: isStaff(person) ? undefined : person.customerIds,
    staff: staffOf(settings),
    zone: settings.zone,
    locale: person.locale,
  });
  await context.client.views.push({ trigger_id: acting.triggerId, view });
}

function mayOf(person: Person, id: string): 'decide' | 'comment' | 'read' {
  if (!mayNotSpeakOfWish(person, 'decide', id)) return 'decide';
  return mayNotSpeakOfWish(person, 'comment', id) ? 'read' : 'comment';
}

function staffOf({ roster }: Settings): PersonRef[] {
  const people = (['tech-head', 'manager', 'engineer', 'front-desk'] as const).flatMap(
    (role) => roster[role] ?? [],
  );
  return [...new Map(people.map((one) => [one.id, one])).values()];
}

const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  'wish-plan-without-date': 'day',
  'wish-without-reason': 'text',
  'wish-nothing-said': 'text',
};

/** What somebody of ours says of a wish. @returns what is wrong at which field; else back to the list */
export async function wishSubmitted(
  context: SlackContext,
  acting: Acting,
  { wishId, seen }: WishMetadata,
  values: ViewValues,
): Promise<Answered> {
  const { person, settings } = await context.who.is(acting.userId);
  const read = readWish(values, staffOf(settings), person.locale);
  if ('errors' in read) return read.errors;
  const outcome = await context.wishRunner.judge(wishId, read.ok, person, acting, seen);
  if (!isRefusal(outcome)) return 'back';
  const field = FIELD_OF[outcome.refused] ?? 'decision';
  const there = field in values ? field : Object.keys(values)[0]!;
  return { [there]: refusalText(outcome, person.locale) };
}
