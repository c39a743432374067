import type { Contract } from '../../../src/domain/contract/contract.js';

/** A contract out of warranty, with a piece of equipment that has terms of its own. */
export const OLD = {
  acceptedDay: '2019-05-06',
  equipment: [{ id: 'CT-1', name: 'CT 影像工作站', serial: 'SN-100', warrantyUntil: '2030-12-31' }],
} satisfies Partial<Contract>;

/** Its replacement, as a result states it. */
export const CT = {
  ...{ of: { listed: 'CT-1' }, oldSerial: 'SN-100', serial: 'SN-101', proof: '发票 9', charge: 'free' },
};
