import { classificationAtReceipt } from '../clocks.js';
import { receivedAsFiled } from '../received.js';
import { ticketSchema, type Ticket } from '../ticket.js';

/** What a request was filed with: nothing of it changes any more. Category and severity may, and the receipt be corrected; those of then are with it. */
export const AS_FILED = [
  'id',
  'filingCause',
  'receivedAt',
  'contractId',
  'contractName',
  'customerId',
  'customerName',
  'locale',
  'site',
  'siteId',
  'system',
  'phase',
  'equipmentId',
  'equipmentLabel',
  'channelOfReceipt',
  'reference',
  'requester',
  'filedBy',
  'items',
  'files',
  'engineers',
] as const satisfies readonly (keyof Ticket)[];

const schema = ticketSchema.pick(
  Object.fromEntries(AS_FILED.map((field) => [field, true])) as Record<(typeof AS_FILED)[number], true>,
);

type AsFiled = ReturnType<typeof read>;
const read = (ticket: Ticket) => ({
  ...schema.parse(ticket),
  receivedAt: receivedAsFiled(ticket),
  ...classificationAtReceipt(ticket),
});

/** Every signature covers it, and a request is never changed, but followed by another. */
const known = new WeakMap<Ticket, AsFiled>();

/** Read through the schema, as it will be read from the store. */
export function asFiled(ticket: Ticket): AsFiled {
  const before = known.get(ticket);
  if (before) return before;
  const filed = read(ticket);
  known.set(ticket, filed);
  return filed;
}
