import { z } from 'zod';
import type { Contract } from '../contract/contract.js';
import { equipmentLabel, findInUse, isSameNumber } from '../contract/equipment.js';
import { isReplacedFree } from '../contract/phase.js';
import { refuse, type Refusal } from '../refusal.js';
import type { FactOf, FactStated } from './facts.js';
import type { Ticket } from './ticket.js';

/** A number, a name: what fits on a label. */
export const MAX_LINE = 100;
/** What proves where a piece comes from: an invoice, a certificate (R39). */
export const MAX_PROOF = 200;
const line = z.string().trim().min(1).max(MAX_LINE);
const proof = z.string().trim().min(1).max(MAX_PROOF);

/** Free of charge in warranty (R4), or paid by an accepted quotation (R9). */
export const CHARGES = ['free', 'paid'] as const;

/** What a piece is replaced by. */
export const freshSchema = z.object({
  serial: line,
  model: line.optional(),
  /** What proves that the new piece is genuine (R39). */
  proof: proof.optional(),
});

/** R4, R39: a replacement as it is said with a result. */
export const replacementSaidSchema = freshSchema.extend({
  /** The item that it was for, of several. */
  item: z.number().int().min(1).optional(),
  /** The piece of the contract, by number or serial number; or what it is called, where the contract lists none such. */
  of: z.union([z.object({ listed: line }), z.object({ described: line })]),
  oldSerial: line,
  proof,
  charge: z.enum(CHARGES),
});
export type ReplacementSaid = z.infer<typeof replacementSaidSchema>;

/** The same by the verb of its own: what it costs follows from contract and quotation. */
type Said = z.infer<typeof freshSchema> &
  Pick<ReplacementSaid, 'of'> &
  Partial<Pick<ReplacementSaid, 'oldSerial' | 'charge'>>;

export type Replaced = Extract<FactStated, { type: 'equipment-replaced' }>;

/** What this round of a request has replaced so far: one recorded replacement may be the result of several items. */
export function replacedSoFar({ history }: Pick<Ticket, 'history'>): FactOf<'equipment-replaced'>[] {
  const begun = history.findLastIndex(({ type }) => type === 'reopened');
  return history
    .slice(begun + 1)
    .filter((fact): fact is FactOf<'equipment-replaced'> => fact.type === 'equipment-replaced');
}

/**
 * R4, R39: new equipment in place of old, each with its serial number. Free of charge in warranty, by the day of receipt, else
 * only when the customer has accepted a quotation, or it was waived; it is never said to be free when it is not.
 * @param contract what the request is served under; a piece that it does not list is described in words, and recorded all the same
 * @returns the fact that the contract's record follows (`replace-equipment.ts`), or why not
 */
export function replacement(ticket: Ticket, said: Said, contract: Contract | undefined): Replaced | Refusal {
  const { id: number, quotation, receivedAt, history } = ticket;
  const { of, serial, model, proof: proven, charge } = said;
  const equipment = contract?.equipment ?? [];
  const piece = findInUse(equipment, 'listed' in of ? of.listed : (said.oldSerial ?? ''));
  if (!piece && 'listed' in of) return refuse('unknown-equipment', { old: of.listed });
  const label = piece ? equipmentLabel(piece) : 'described' in of ? of.described : '';
  const facts = history.filter((fact) => fact.type === 'equipment-replaced');
  if (piece && facts.some(({ equipmentId }) => equipmentId === piece.id))
    return refuse('already-replaced', { equipment: label, number });
  const oldSerial = said.oldSerial ?? piece?.serial;
  const holder = findInUse(equipment, serial);
  if ((piece && holder === piece) || (oldSerial !== undefined && isSameNumber(serial, oldSerial)))
    return refuse('serial-unchanged', { serial });
  if (holder || facts.some(({ newSerial }) => newSerial === serial))
    return refuse('serial-in-use', { serial });
  const isCovered = contract !== undefined && isReplacedFree(contract, receivedAt, piece?.id);
  const isFree = isCovered || quotation?.state === 'waived';
  const isAccepted = quotation?.state === 'accepted';
  if (!isFree && (charge === 'free' || !isAccepted))
    return refuse('replacement-not-free', { equipment: label });
  if (charge === 'paid' && !isAccepted) return refuse('replacement-not-quoted', { equipment: label });
  return {
    type: 'equipment-replaced',
    ...(piece ? { equipmentId: piece.id } : {}),
    label,
    ...(oldSerial === undefined ? {} : { oldSerial }),
    newSerial: serial,
    ...(model ? { model } : {}),
    ...(proven ? { proof: proven } : {}),
    free: charge === undefined ? isFree : charge === 'free',
  };
}

/**
 * The replacements that a result names: one for every item that was replaced (R19), where the request has recorded none yet.
 * @param items numbers of the items that were replaced; nothing in it for a request that is told as a whole
 * @returns the facts, a piece that several items name once
 */
export function replacementsOf(
  ticket: Ticket,
  items: readonly (number | undefined)[],
  said: readonly ReplacementSaid[],
  contract: Contract | undefined,
): Replaced[] | Refusal {
  const named = items.map((no) => said.find(({ item }) => item === no || item === undefined));
  const missing = items.filter((_, index) => !named[index]);
  if (missing.length > 0 && replacedSoFar(ticket).length === 0) {
    const list = missing.map((no) => no ?? 1).join(', ');
    return refuse('replacement-unsaid', { number: ticket.id, list });
  }
  const facts: Replaced[] = [];
  for (const one of new Set(named.filter((given) => given !== undefined))) {
    const fact = replacement(ticket, one, contract);
    if ('refused' in fact) return fact;
    const same = facts.find(({ newSerial }) => newSerial === fact.newSerial);
    if (same && nameOf(same) !== nameOf(fact)) return refuse('serial-in-use', { serial: fact.newSerial });
    const twice = facts.find(
      (before) => !same && before.equipmentId && before.equipmentId === fact.equipmentId,
    );
    if (twice) return refuse('already-replaced', { equipment: fact.label, number: ticket.id });
    if (!same) facts.push(fact);
  }
  return facts;
}

const nameOf = ({ equipmentId, label, oldSerial }: Replaced): string =>
  equipmentId ?? `${label} ${oldSerial ?? ''}`;
