import { isDeepStrictEqual } from 'node:util';
import { asJson, asStored, asRead } from '../store/stored-json.js';
import type { Stored } from '../store/models.js';
import { readTicket } from '../store/tickets.js';
import { CUSTOMER_ASKED } from '../domain/ticket/asked-directly.js';
import type { Ticket } from '../domain/ticket/ticket.js';

/** Marks for jobs: nothing of the record, and not to be put back. What is still to be told is not either. */
const WORKING = ['bundleOwed', 'unanchoredSince', 'asideUntil'] as const;
/**
 * What goes on after closing without a word in the history: messages still told, what is owed to other documents, up to when
 * the clocks were told, the record of the bundle before.
 */
const PASSING = [
  'version',
  'receipts',
  'undeliverable',
  'bundle',
  'contractOwedSince',
  'errands',
  'clocksAt',
  'nextInstantAt',
] as const;

/** The file of a bundle that has the request itself. */
export const REQUEST_FILE = 'request.json';

/** Lists of messages by which people of customers were asked in person; their ids stand in them, and nothing else of the record does. */
const TOLD = ['receipts', 'undeliverable'] as const;

/**
 * A stored request as it stands in a bundle: whole but for what jobs have yet to do, and which people of the customer's were
 * told directly, with the type of every value.
 */
export const requestFile = (stored: Stored): Buffer => {
  const told = TOLD.flatMap((field) =>
    Array.isArray(stored[field]) ? [[field, notDirect(stored[field])]] : [],
  );
  return Buffer.from(asJson(without({ ...stored, outbox: [], ...Object.fromEntries(told) }, WORKING)));
};

const notDirect = (messages: readonly unknown[]): unknown[] =>
  messages.filter((one) => (one as { message?: unknown }).message !== CUSTOMER_ASKED);

/** @throws what is no request; a zod error names the field */
export const readRequest = (file: Uint8Array): Ticket =>
  readTicket(asRead(Buffer.from(file).toString('utf8')));

/** As it is put back, with the type of every value. */
export const storedFrom = (file: Uint8Array): Stored => asStored(Buffer.from(file).toString('utf8'));

/**
 * Fields in which two requests differ, as they stand in bundles; none when they are the same record, told or not.
 * @param one and other files as `requestFile` makes them
 */
export function differences(one: Uint8Array, other: Uint8Array): string[] {
  const [a, b] = [plain(one), plain(other)];
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].filter((field) => !isDeepStrictEqual(a[field], b[field])).sort();
}

const plain = (file: Uint8Array): Stored =>
  without(JSON.parse(Buffer.from(file).toString('utf8')) as Stored, [...WORKING, ...PASSING]);

function without(stored: Stored, fields: readonly string[]): Stored {
  return Object.fromEntries(Object.entries(stored).filter(([field]) => !fields.includes(field))) as Stored;
}
