import { ENQUIRY, enquirySchema, type Enquiry } from '../../domain/enquiry/enquiry.js';
import type { Person } from '../../domain/people/person.js';
import type { SlackContext } from '../context.js';

export interface Found {
  readonly id: string;
  readonly enquiry: Enquiry;
}

type Finding = Pick<SlackContext, 'records'>;

/** Undecided ones of a channel that are looked through for the one that a message belongs to. */
const MOST_OPEN = 50;

/** The undecided ones of a customer's channel, as far as the person may see them. */
export const undecidedIn = (context: Finding, person: Person, channel: string): Promise<Found[]> =>
  found(context, person, `open:${channel}`, MOST_OPEN).then(({ enquiries }) => enquiries);

/** The one that keeps a message, decided or not. */
export const enquiryWith = (
  context: Finding,
  person: Person,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<Found | undefined> =>
  found(context, person, `message:${channel}:${ts}`, 1).then(({ enquiries: [one] }) => one);

/** Those that were offered and that nobody has decided on, the newest first. */
export const undecided = (
  context: Finding,
  person: Person,
  limit: number,
): Promise<{ enquiries: Found[]; total: number }> => found(context, person, 'undecided', limit);

/** By its number; undefined also for who may not see it. */
export async function enquiryCalled(
  { records }: Finding,
  person: Person,
  id: string,
): Promise<Found | undefined> {
  const record = await records.load(id, person);
  return record?.kind === ENQUIRY ? { id, enquiry: enquirySchema.parse(record.state) } : undefined;
}

async function found(
  { records }: Finding,
  person: Person,
  key: string,
  limit: number,
): Promise<{ enquiries: Found[]; total: number }> {
  const page = await records.list(ENQUIRY, person, { keys: [key], from: 0, limit });
  const enquiries = page.records.map(({ id, state }) => ({ id, enquiry: enquirySchema.parse(state) }));
  return { enquiries, total: page.total };
}
