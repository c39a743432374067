import { itemsAre } from '../items/numbered.js';
import type { Texts } from '../texts.js';

/** New equipment: what is recorded of it with a result. */
export const replacing: Texts['items']['resolving']['replacing'] = {
  ask: {
    piece: 'Which equipment was replaced',
    pieceOf: ({ no }) => `Item ${no}: which equipment was replaced`,
    recorded: ({ label, serial }) => `Recorded: ${label} → ${serial}`,
    listed: 'Listed in the contract (give its number)',
    other: 'Not listed in the contract (give its name)',
    old: 'Number or serial number of what was replaced',
    name: 'What was replaced, by name',
    oldSerial: 'Serial number of the old equipment',
    serial: 'Serial number of the new equipment',
    model: 'Model of the new equipment (if it is another)',
    proof: 'Proof of its origin: invoice, certificate',
    charge: 'Charge',
    charges: { free: 'Free of charge (warranty, or waived)', paid: 'Paid (quotation accepted)' },
  },
  printed: ({ label, old, fresh, cost }) => `Replaced: ${label}; serial number ${old} → ${fresh}; ${cost}`,
  inRegister: ({ label, old, fresh }) => ` (replaced: ${label}; ${old} → ${fresh})`,
  refusals: {
    'replacement-unsaid': (p) =>
      `${itemsAre(p['list']!, p['number']!, ['was', 'were'])} replaced: say which equipment, the old and the new serial number, the proof of origin and who pays.`,
    'serial-unchanged': (p) =>
      `The old and the new serial number are the same (${p['serial']}); please give that of the new equipment.`,
    'replacement-not-quoted': (p) =>
      `The customer has accepted no quotation for replacing ${p['equipment']}: in warranty choose “free of charge”, else quote first.`,
    unproposed: (p) =>
      `The customer has not been told yet how ${p['number']} will be solved and about when: say it here, and it is told with this act.`,
  },
};
