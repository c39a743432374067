import { part } from '../past-request.js';

/** Parts that the contracts do not list, with what proves where the new ones come from (R39). */
export const PARTS = {
  sensor: part('Distance sensor of stacker 5', 'LDS-4417', 'LDS-6020', 'Maker’s certificate LDS-6020'),
  lamp: part('Infrared lamp of camera 1', 'IR-0211', 'IR-0578', 'Maker’s certificate IR-C-0578'),
  reader: part('自助挂号机 2 读卡模块', 'RC-3310', 'RC-4096', '原厂合格证 RC-4096'),
  controller: part('影像主存储 B 控制器', 'HC-CB-0871', 'HC-CB-1530', '原厂质保证书 HC-W-1530'),
  head: part('办证机热敏打印头', 'TH80-1140', 'TH80-2215', '原厂合格证 TH-2215', 'paid'),
};

/** R26: why the old pallet tracker cannot be made to work, as the customer signs it. */
export const TRACKER = {
  unsolvable: {
    reason: 'The tracker speaks a protocol that the new gate no longer has, and its maker is gone.',
    consulted: { text: 'Support of the gate’s maker; our hardware group' },
    instead: { offer: 'other', text: 'Manual gate release; we help to choose a new tracker.' },
    whyNot: { reason: 'The tracker is from 2014 and not part of what the contract covers.' },
  },
} as const;
