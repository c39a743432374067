import type { FactOf } from './facts.js';
import { MAX_LINE } from './replacement.js';
import type { Contract } from '../contract/contract.js';
import type { Equipment } from '../contract/equipment.js';

/**
 * The contract's record follows a replacement (R4, R39): the old piece stays, marked; the new one is recorded like it,
 * with its own number, serial number and proof, and the same terms. What the contract did not list is recorded from what was
 * said of it, both pieces under their serial numbers.
 * @returns the contract after it; undefined when it has followed already, or no longer lists the old piece
 */
export function equipmentReplaced(
  contract: Contract,
  ticketId: string,
  fact: FactOf<'equipment-replaced'>,
): Contract | undefined {
  const { equipment } = contract;
  if (equipment.some(({ replacedFor }) => replacedFor?.factId === fact.id)) return undefined;
  const listed = equipment.find(({ id }) => id === fact.equipmentId);
  const isGone = fact.equipmentId !== undefined && (!listed || listed.replacedBy !== undefined);
  if (isGone) return undefined;
  const old = listed ?? asDescribed(equipment, fact);
  const id = listed ? freeId(equipment, old.id) : ownId([...equipment, old], fact.newSerial);
  const { origin: _proofsOfTheOld, replaces: _before, ...like } = old;
  const fresh: Equipment = {
    ...like,
    id,
    serial: fact.newSerial,
    ...(fact.model ? { model: fact.model } : {}),
    ...(fact.proof ? { origin: [{ what: ticketId, ref: fact.proof }] } : {}),
    replaces: old.id,
    replacedFor: { ticketId, factId: fact.id, at: fact.at },
  };
  const gone = { ...old, replacedBy: id };
  const entry = {
    cause: fact.id,
    at: fact.recordedAt,
    by: fact.by,
    did: 'replaced',
    what: [`${old.id} → ${id} (${ticketId})`],
  };
  return {
    ...contract,
    equipment: listed
      ? equipment.flatMap((piece) => (piece === old ? [gone, fresh] : [piece]))
      : [...equipment, gone, fresh],
    history: [...contract.history, entry],
  };
}

/** The old piece, of which the contract knew nothing. */
const asDescribed = (
  equipment: readonly Equipment[],
  { label, oldSerial, newSerial }: FactOf<'equipment-replaced'>,
): Equipment => ({
  id: ownId(equipment, oldSerial ?? `${newSerial.slice(0, 90)}/1`),
  name: label.slice(0, MAX_LINE),
  ...(oldSerial ? { serial: oldSerial } : {}),
});

/** A piece that has no number of its own goes by its serial number. */
const ownId = (equipment: readonly Equipment[], serial: string): string =>
  equipment.some(({ id }) => id === serial) ? freeId(equipment, serial) : serial;

/** `CT-1` becomes `CT-1/2`, that becomes `CT-1/3`. */
function freeId(equipment: readonly Equipment[], old: string): string {
  const stem = old.replace(/\/\d+$/, '').slice(0, 90);
  const taken = new Set(equipment.map(({ id }) => id));
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}/${n}`)) return `${stem}/${n}`;
}
