import type { Texts } from '../texts.js';

/** What is said of contracts, equipment and phases, in English. */
export const contracts: Texts['contracts'] = {
  phase: {
    trial: 'Trial run',
    resident: 'Free resident service',
    warranty: 'In warranty',
    paid: 'Out of warranty, paid service',
  },
  cover: 'Cover',
  coverUntil: ({ phase, day }) => `${phase} (until ${day})`,
  paidNotice:
    'The warranty has ended, so this is paid service: if there is a charge, you get a quotation first, and nothing is charged before you accept it.',
  equipment: 'Equipment',
  equipmentOptional: 'Equipment (optional)',
  equipmentTyped: 'Number or serial number of the equipment (optional)',
  unknownEquipment:
    'The contract lists no equipment of this number or serial number; check it, or leave it empty.',
};
