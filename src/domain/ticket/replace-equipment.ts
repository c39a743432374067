import type { FactOf } from './facts.js';
import type { Contract } from '../contract/contract.js';
import type { Equipment } from '../contract/equipment.js';

/**
 * The contract's record follows a replacement (R4, R39): the old piece stays, marked; the new one is recorded like it,
 * with its own number, serial number and proof, and the same terms.
 * @returns the contract after it; undefined when it has followed already, or no longer lists the old piece
 */
export function equipmentReplaced(
  contract: Contract,
  ticketId: string,
  fact: FactOf<'equipment-replaced'>,
): Contract | undefined {
  const { equipment } = contract;
  if (equipment.some(({ replacedFor }) => replacedFor?.factId === fact.id)) return undefined;
  const old = equipment.find(({ id }) => id === fact.equipmentId);
  if (!old || old.replacedBy !== undefined) return undefined;
  const id = freeId(equipment, old.id);
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
    equipment: equipment.flatMap((piece) => (piece === old ? [gone, fresh] : [piece])),
    history: [...contract.history, entry],
  };
}

/** `CT-1` becomes `CT-1/2`, that becomes `CT-1/3`. */
function freeId(equipment: readonly Equipment[], old: string): string {
  const stem = old.replace(/\/\d+$/, '').slice(0, 90);
  const taken = new Set(equipment.map(({ id }) => id));
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}/${n}`)) return `${stem}/${n}`;
}
