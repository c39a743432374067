import type { Locale, PersonRef } from '../people/person.js';
import { sameText } from './words.js';
import { MAX_BACKERS, type Backer, type Wish, type WishFact } from './wish.js';

/** A wish as it is said in a request: by whom it is recorded, when, and the cause that makes it one. */
export interface WishSaid {
  readonly text: string;
  readonly by: PersonRef;
  readonly at: Date;
  readonly cause: string;
}

/** The request in which it is said, as far as a wish knows of it. */
interface Request {
  readonly id: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly locale: Locale;
  readonly requester: { readonly name: string };
  readonly places: { readonly customer: { readonly channel: string } };
}

/** @returns a new wish under a number of its own */
export function recordedWish(number: string, request: Request, said: WishSaid, now: Date): Wish {
  const { text, by, at, cause } = said;
  const backer = backerOf(request, said);
  const fact: WishFact = {
    id: `${cause}#0`,
    cause,
    at,
    recordedAt: now,
    by,
    type: 'recorded',
    request: request.id,
  };
  return {
    id: number,
    version: 1,
    status: 'recorded',
    text,
    same: sameText(text),
    recordedAt: at,
    changedAt: now,
    backers: [backer],
    customerIds: [request.customerId],
    history: [fact],
    outbox: [],
  };
}

/**
 * The same wish said again, in another request: it counts for its customer.
 * @returns undefined when it is in the list for this request already, or there are too many to keep
 */
export function backedWish(wish: Wish, request: Request, said: WishSaid, now: Date): Wish | undefined {
  if (wish.backers.some((one) => one.request === request.id)) return undefined;
  if (wish.backers.length >= MAX_BACKERS) return undefined;
  const { by, at, cause } = said;
  const { customerId, customerName } = request;
  const fact: WishFact = {
    id: `${cause}#0`,
    cause,
    at,
    recordedAt: now,
    by,
    type: 'backed',
    request: request.id,
    customerId,
    customerName,
  };
  return {
    ...wish,
    changedAt: now,
    backers: [...wish.backers, backerOf(request, said)],
    customerIds: [...new Set([...wish.customerIds, customerId])],
    history: [...wish.history, fact],
  };
}

const backerOf = (request: Request, { at, cause }: WishSaid): Backer => ({
  contractId: request.contractId,
  customerId: request.customerId,
  customerName: request.customerName,
  channel: request.places.customer.channel,
  locale: request.locale,
  request: request.id,
  name: request.requester.name,
  at,
  cause,
});
