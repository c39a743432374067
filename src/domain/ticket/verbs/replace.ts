import { equipmentLabel, findInUse } from '../../contract/equipment.js';
import { isReplacedFree } from '../../contract/phase.js';
import { refuse } from '../../refusal.js';
import type { DecideVerb } from '../verb.js';

/**
 * R4, R39: new equipment in place of old, each with its serial number; free of charge in warranty, by the day of receipt,
 * else only when the customer has accepted a quotation, or it was waived. The contract's record follows from the fact
 * (`contract/replace-equipment.ts`).
 */
export const replace: DecideVerb<'replace'> = (ticket, { old, serial, model, proof }, { at, contract }) => {
  const { id: number, quotation, receivedAt, history } = ticket;
  const piece = contract && findInUse(contract.equipment, old);
  if (!piece) return refuse('unknown-equipment', { old });
  const isDone = history.some((fact) => fact.type === 'equipment-replaced' && fact.equipmentId === piece.id);
  if (isDone) return refuse('already-replaced', { equipment: equipmentLabel(piece), number });
  if (findInUse(contract.equipment, serial)) return refuse('serial-in-use', { serial });
  const free = isReplacedFree(contract, receivedAt, piece.id);
  const isAgreed = quotation?.state === 'accepted' || quotation?.state === 'waived';
  if (!free && !isAgreed) return refuse('replacement-not-free', { equipment: equipmentLabel(piece) });
  return {
    set: { contractOwedSince: at },
    facts: [
      {
        type: 'equipment-replaced',
        equipmentId: piece.id,
        label: equipmentLabel(piece),
        ...(piece.serial === undefined ? {} : { oldSerial: piece.serial }),
        newSerial: serial,
        ...(model ? { model } : {}),
        ...(proof ? { proof } : {}),
        free: free || quotation?.state === 'waived',
      },
    ],
  };
};
