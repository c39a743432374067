import type { Contract } from '../../domain/contract/contract.js';
import { equipmentLabel, findInUse, inUse } from '../../domain/contract/equipment.js';
import { phaseOf, phaseUntil } from '../../domain/contract/phase.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { context, type Block } from '../messages/blocks.js';
import { selectInput, textInput, type Read } from './inputs.js';

type Covered = Pick<
  Contract,
  'id' | 'acceptedDay' | 'residentMonths' | 'warrantyMonths' | 'equipment' | 'zone'
>;

/** As many as a menu of Slack's holds; of more, the number is typed. */
const MOST_OFFERED = 100;

const own = (id: string, { id: contractId }: Pick<Contract, 'id'>): string => `${id}@${contractId}`;

/** What was chosen or typed of the equipment, as the form was when it was read. */
export interface EquipmentGiven {
  readonly equipmentId?: string | undefined;
  /** A number or serial number, where the contract has more than a menu holds. */
  readonly equipmentTyped?: string | undefined;
}

/**
 * The optional question which piece it is about; nothing when the contract lists none.
 * @param actionId by which choosing a piece shows the form anew: each form has its own, for it is read in its own way
 */
export function equipmentInput(
  contract: Covered,
  given: EquipmentGiven,
  locale: Locale,
  actionId: string,
): Block[] {
  const t = textsIn(locale).contracts;
  const pieces = inUse(contract.equipment);
  if (pieces.length === 0) return [];
  if (pieces.length > MOST_OFFERED) {
    const id = own('equipmentTyped', contract);
    const initial = given.equipmentTyped;
    return [textInput({ id, label: t.equipmentTyped, max: 100, optional: true, initial })];
  }
  return [
    selectInput({
      id: own('equipment', contract),
      label: t.equipmentOptional,
      optional: true,
      options: pieces.map((piece) => ({ value: piece.id, label: equipmentLabel(piece) })),
      initial: given.equipmentId,
      actionId,
    }),
  ];
}

/** Whether it is free of charge, before it is filed (R9). */
export function coverNotice(contract: Covered, given: EquipmentGiven, at: Date, locale: Locale): Block {
  const t = textsIn(locale).contracts;
  const { equipmentId } = given;
  const phase = phaseOf(contract, at, equipmentId);
  if (phase === 'paid') return context(`:yen: ${t.paidNotice}`);
  const day = phaseUntil(contract, at, equipmentId);
  return context(`${t.cover}: ${day ? t.coverUntil({ phase: t.phase[phase], day }) : t.phase[phase]}`);
}

export function equipmentGiven(read: Read, contractId: string): EquipmentGiven {
  const of = { id: contractId };
  return {
    equipmentId: read.choice(own('equipment', of)),
    equipmentTyped: read.text(own('equipmentTyped', of)) || undefined,
  };
}

/**
 * The piece that was meant.
 * @returns its id, or nothing when none was given; or the error at the field where it was typed
 */
export function equipmentMeant(
  contract: Pick<Contract, 'id' | 'equipment'>,
  { equipmentId, equipmentTyped }: EquipmentGiven,
  locale: Locale,
): { ok: string | undefined } | { errors: Record<string, string> } {
  if (equipmentTyped === undefined) return { ok: equipmentId };
  const found = findInUse(contract.equipment, equipmentTyped);
  if (found) return { ok: found.id };
  return { errors: { [own('equipmentTyped', contract)]: textsIn(locale).contracts.unknownEquipment } };
}
