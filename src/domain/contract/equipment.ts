import { z } from 'zod';

/**
 * As many as can be entered for one contract: so many stay well below what one document holds (16 MB). What is stored
 * may be more by what was replaced since.
 */
export const MOST_EQUIPMENT = 5000;
export const MOST_SITES = 200;
export const MOST_CONTACTS = 200;
/** Proofs of origin a piece has. */
export const MOST_PROOFS = 10;

const short = z.string().trim().min(1).max(100);
const long = z.string().trim().min(1).max(200);

/** Where the customer's equipment stands, and who opens the door. */
export const siteSchema = z.object({
  id: short,
  name: short,
  address: long,
  contact: short.optional(),
  phone: short.optional(),
});

/** R39: what proves that a piece is genuine and its software lawful: an invoice, a licence, a certificate. */
export const proofSchema = z.object({ what: short, ref: long });

/** What is maintained: a machine, a spare part, or software (R7, R39). */
export const equipmentSchema = z.object({
  /** The customer's or our own number of it, unique in the contract; people read it on labels. */
  id: short,
  name: short,
  maker: short.optional(),
  model: short.optional(),
  serial: short.optional(),
  siteId: short.optional(),
  /** Of the contract's systems, the one that it belongs to (`place.ts`). */
  system: long.optional(),
  /** The last day of the maker's own terms, which then go before the contract's warranty, longer or shorter (R7). */
  warrantyUntil: z.iso.date().optional(),
  /** Of software. */
  softwareVersion: short.optional(),
  origin: z.array(proofSchema).max(MOST_PROOFS).optional(),
  /** The id of the piece that it stands in for, and of the one that stands in for it (R4, R39). */
  replaces: short.optional(),
  replacedBy: short.optional(),
  /** The act by which it was replaced: one request replaces a piece once. */
  replacedFor: z.object({ ticketId: z.string(), factId: z.string(), at: z.date() }).optional(),
});
export type Equipment = z.infer<typeof equipmentSchema>;

/** Somebody on the customer's side; their Slack id when they are in the channel. */
export const contactSchema = z.object({
  name: short,
  phone: short.optional(),
  email: z.email().max(200).optional(),
  personId: z.string().optional(),
  /** Signs for the customer: confirms results, decides on quotations (`signers.ts`). */
  maySign: z.boolean().default(false),
  /** The customer lead, who agrees the week's work plan (R12), and is named first among those who sign. */
  lead: z.boolean().optional(),
});

/** What is in use: a piece that was replaced stays on record, and nobody files about it any more. */
export const inUse = (equipment: readonly Equipment[]): Equipment[] =>
  equipment.filter(({ replacedBy }) => replacedBy === undefined);

/** The piece in use that a number or serial number means, as it is read off a label: full width, small letters, blanks. */
export function findInUse(equipment: readonly Equipment[], numberGiven: string): Equipment | undefined {
  const wanted = plainly(numberGiven);
  const among = inUse(equipment);
  return (
    among.find(({ id }) => plainly(id) === wanted) ??
    among.find(({ serial }) => serial && plainly(serial) === wanted)
  );
}

/** Whether two numbers are the same as they are read off a label. */
export const isSameNumber = (one: string, other: string): boolean => plainly(one) === plainly(other);

const plainly = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** What people call a piece: its name, and what tells it from others of that name. */
export const equipmentLabel = ({ name, model, serial, id }: Equipment): string =>
  [name, model, serial ?? id].filter(Boolean).join(' · ');
