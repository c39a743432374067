import { z } from 'zod';
import type { Contract } from '../contract/contract.js';
import { equipmentLabel } from '../contract/equipment.js';
import { systemOf } from '../contract/place.js';
import { phaseOf } from '../contract/phase.js';
import { ENQUIRY, REGISTERED } from '../enquiry/enquiry.js';
import { refOf, isStaff, type Person } from '../people/person.js';
import { errandIntent } from '../record/errand.js';
import type { Intent } from '../record/outbox.js';
import type { Decision, DecisionContext } from './decide.js';
import { ERRAND_MS } from './errands.js';
import type { Fact } from './facts.js';
import { opened } from './opened.js';
import { receivedEarlier } from './received.js';
import {
  fileRefSchema,
  MAX_FILES,
  MAX_ITEM_LENGTH,
  MAX_ITEMS,
  placeSchema,
  type Terms,
  type Ticket,
} from './ticket.js';
import { CATEGORIES, CHANNELS_OF_RECEIPT, SEVERITIES } from './words.js';

/** Digits with what people write between them: +86 10-8888 6666 ext. 12, 010/88886666 转 12. */
export const PHONE_PATTERN = /^(?=(?:.*\d){5})[+\d][\d\s\-–/.()（）#,，a-z转分机]*$/i;

/** Whom to ask (R19). */
export const contactSchema = z.object({
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().max(40).regex(PHONE_PATTERN),
});

/** A request as it is filed (R19, R20): what the modal asks, and what is known without asking. */
export const filingSchema = z.object({
  contractId: z.string(),
  requester: contactSchema.extend({ personId: z.string().optional() }),
  site: z.string().trim().min(1).max(200),
  /** One of the contract's sites. */
  siteId: z.string().optional(),
  system: z.string().trim().min(1).max(200),
  /** A piece of the contract's equipment. */
  equipmentId: z.string().optional(),
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  channelOfReceipt: z.enum(CHANNELS_OF_RECEIPT),
  items: z.array(z.string().trim().min(1).max(MAX_ITEM_LENGTH)).min(1).max(MAX_ITEMS),
  /** Of items about which somebody else is asked, by their place from 1 (R19). */
  contacts: z.array(contactSchema.extend({ no: z.number().int().min(1) })).optional(),
  /** Of the form, and of the message it was made from. */
  files: z.array(fileRefSchema).max(2 * MAX_FILES),
  /** That message, whole. */
  words: z.string().optional(),
  /** When it reached us, where that was not as it is filed: by phone, by fax, as a message that is registered later (R2, R20). */
  receivedAt: z.date().optional(),
  lateReason: z.string().trim().min(1).max(500).optional(),
  /** The number of the fax or mail (收文号). */
  reference: z.string().trim().min(1).max(60).optional(),
  /** The message it was made from, when it was. */
  source: placeSchema.optional(),
  /** The enquiry that it answers, by its number: it is told. */
  enquiry: z.string().optional(),
});
export type Filing = z.infer<typeof filingSchema>;

/**
 * R20: gives a filing its number, its clocks and its places.
 * @param number the number to take; the store sees to it that nobody else has it
 */
export function register(...given: Parameters<typeof asFiled>): Decision {
  const [number, filing, , , , context] = given;
  const { filed, fact } = asFiled(...given);
  const decision = opened(filed, fact, context);
  if (filing.enquiry === undefined) return decision;
  // Under the message the enquiry says so itself, once.
  const intents = decision.intents.filter(({ place }) => place !== 'source');
  return { ...decision, intents: [...intents, ...enquiryTold(number, filing.enquiry, fact)] };
}

/** @returns the request before anything else has happened to it, and the fact that it was registered */
export function asFiled(
  number: string,
  filing: Filing,
  contract: Contract,
  terms: Omit<Terms, 'zone'>,
  actor: Person,
  context: DecisionContext,
): { readonly filed: Ticket; readonly fact: Fact } {
  const { at, now, cause } = context;
  const earlier = receivedEarlier(filing, at);
  const receivedAt = earlier ?? at;
  const fact: Fact = {
    id: `${cause}#0`,
    cause,
    at,
    recordedAt: now,
    by: refOf(actor),
    side: isStaff(actor) ? 'ours' : 'customer',
    type: 'registered',
    channelOfReceipt: filing.channelOfReceipt,
    ...wordsOf(filing),
    ...(earlier ? { receivedAt: earlier } : {}),
    ...(earlier && filing.lateReason ? { reason: filing.lateReason } : {}),
  };
  const filed: Ticket = {
    id: number,
    version: 1,
    status: 'registered',
    filingCause: cause,
    receivedAt,
    ...(filing.reference ? { reference: filing.reference } : {}),
    contractId: contract.id,
    contractName: contract.name,
    customerId: contract.customerId,
    customerName: contract.customerName,
    locale: contract.locale,
    site: filing.site,
    ...(contract.sites.some(({ id }) => id === filing.siteId) ? { siteId: filing.siteId } : {}),
    system: filing.system,
    phase: phaseOf(contract, receivedAt, filing.equipmentId),
    ...equipmentOf(filing, contract),
    channelOfReceipt: filing.channelOfReceipt,
    requester: isStaff(actor) ? known(filing.requester, contract) : filing.requester,
    filedBy: refOf(actor),
    category: filing.category,
    severity: filing.severity,
    items: itemsOf(filing),
    files: filing.files,
    cycle: 1,
    terms: { ...terms, zone: contract.zone },
    clocks: [],
    fired: [],
    engineers: contract.engineers,
    places: {
      customer: { channel: contract.customerChannel },
      desk: { channel: contract.deskChannel },
      ...(filing.source ? { source: filing.source } : {}),
    },
    ...wishesOf(filing, context, fact),
    history: [],
    signatures: [],
    outbox: [],
  };
  return { filed, fact };
}

/** What was a plain message until now has become a request. */
function enquiryTold(request: string, id: string, { by, side, at }: Fact): Intent[] {
  const errand = { to: { kind: ENQUIRY, id }, do: REGISTERED, given: { request } };
  return [errandIntent(errand, { from: { kind: 'ticket', id: request }, by, side, at })];
}

/** R19: each on its own; a contact who is the requester is not kept twice. */
function itemsOf({ items, contacts = [], requester }: Filing): Ticket['items'] {
  return items.map((text, index) => {
    const other = contacts.find(({ no }) => no === index + 1);
    const isOther = other && (other.name !== requester.name || other.phone !== requester.phone);
    return {
      no: index + 1,
      text,
      ...(isOther ? { contact: { name: other.name, phone: other.phone } } : {}),
    };
  });
}

/** Nothing is kept twice: the message is, where it is not what the items say. */
function wordsOf({ words, items }: Filing): { text?: string } {
  const text = words?.trim() ?? '';
  return text === '' || text === items.join('\n').trim() ? {} : { text };
}

/** R16: requirements and wishes go to a list of their own, each item by itself. */
function wishesOf(
  { category, items }: Filing,
  { cause, at, now }: DecisionContext,
  { by, side }: Fact,
): Pick<Ticket, 'errands'> {
  if (category !== 'requirement') return {};
  const leftAt = new Date(now.getTime() + ERRAND_MS);
  return {
    errands: items.map((text, index) => ({
      do: 'wish',
      text,
      by,
      side: side === 'customer' ? side : 'ours',
      at,
      leftAt,
      cause: `${cause}:wish:${index}`,
    })),
  };
}

/**
 * Whoever phones is notified in Slack all the same, when the contract has exactly one contact of their name, and knows who that is there.
 */
function known(requester: Filing['requester'], { contacts }: Contract): Filing['requester'] {
  if (requester.personId !== undefined) return requester;
  const named = contacts.filter(({ name }) => name.trim() === requester.name);
  const personId = named.length === 1 ? named[0]?.personId : undefined;
  return personId === undefined ? requester : { ...requester, personId };
}

/**
 * A piece that the contract does not list (any more) is not invented. Whoever names a piece has named its system: what else
 * stood in that field gives way.
 */
function equipmentOf({ equipmentId, system }: Filing, contract: Contract) {
  const piece = contract.equipment.find(({ id }) => id === equipmentId);
  if (!piece) return {};
  const own = systemOf(contract, piece) ?? system;
  return { equipmentId: piece.id, equipmentLabel: equipmentLabel(piece), system: own };
}
