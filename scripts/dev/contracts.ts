import { USUAL_COVER, type Contract } from '../../src/domain/contract/contract.js';
import { REPORT_MOMENT } from '../../src/domain/weekly/moment.js';
import { reportDueAt, weekOf } from '../../src/domain/weekly/week.js';
import { FAST_POLICY, personRef, STANDARD_POLICY } from './company.js';
import { coverOf } from './covers.js';

export type NewContract = Omit<Contract, 'version' | 'history'>;
export type ContractName = 'renhe' | 'harbour' | 'crane' | 'library';

const ZONE = 'Asia/Shanghai';
export const CONTRACT_IDS: Readonly<Record<ContractName, string>> = {
  renhe: 'contract-C0RENHESVC',
  harbour: 'contract-C0HARBRSVC',
  crane: 'contract-C0HARBCRAN',
  library: 'contract-C0JBLIBSVC',
};

const common = (fast: boolean, now: Date) => ({
  ...USUAL_COVER,
  zone: ZONE,
  deskChannel: 'C0DESK0001',
  policyId: fast ? FAST_POLICY.id : STANDARD_POLICY.id,
  nextReportAt: reportDueAt(weekOf(now, ZONE), ZONE, REPORT_MOMENT),
});

/**
 * The two customers of the first hour, one of each language, and a channel for drills.
 * @param now decides when the first weekly report is due
 */
export function deskContracts(fast: boolean, now: Date): NewContract[] {
  return [
    {
      ...common(fast, now),
      ...coverOf('renhe', now),
      id: CONTRACT_IDS.renhe,
      customerId: 'customer-C0RENHESVC',
      customerName: '仁和医院',
      name: '院内信息系统维护合同 2026',
      site: '北京市海淀区仁和路 1 号 信息科机房',
      systems: ['PACS 影像系统', 'HIS 门诊系统'],
      locale: 'zh-CN',
      customerChannel: 'C0RENHESVC',
      engineers: [personRef('U0ENGLI001')],
    },
    {
      ...common(fast, now),
      ...coverOf('harbour', now),
      id: CONTRACT_IDS.harbour,
      customerId: 'customer-C0HARBRSVC',
      customerName: 'Harbour Logistics',
      name: 'Warehouse systems 2025–2028',
      site: '88 Dock Road, Gate 4',
      systems: ['Warehouse control', 'Label printers'],
      locale: 'en',
      customerChannel: 'C0HARBRSVC',
      engineers: [personRef('U0ENGCHEN1')],
    },
    {
      ...common(fast, now),
      policyId: FAST_POLICY.id,
      id: 'contract-C0DRILL001',
      customerId: 'customer-C0DRILL001',
      customerName: '仁和医院（演练）',
      name: '演练合同：时限以秒计',
      site: '仁和医院演练机房',
      systems: ['PACS 影像系统'],
      locale: 'zh-CN',
      customerChannel: 'C0DRILL001',
      engineers: [personRef('U0ENGLI001')],
    },
  ];
}

/** All contracts of the company, one in each phase: resident year, warranty, trial run, paid service; and the drills. */
export function companyContracts(fast: boolean, now: Date): NewContract[] {
  return [
    ...deskContracts(fast, now),
    {
      ...common(fast, now),
      ...coverOf('crane', now),
      id: CONTRACT_IDS.crane,
      customerId: 'customer-C0HARBCRAN',
      customerName: 'Harbour Logistics',
      name: 'Crane control, berth 3 (trial run)',
      site: 'Berth 3, control cabin',
      systems: ['Crane control', 'Anti-sway camera'],
      locale: 'en',
      customerChannel: 'C0HARBCRAN',
      engineers: [personRef('U0ENGCHEN1')],
    },
    {
      ...common(fast, now),
      ...coverOf('library', now),
      id: CONTRACT_IDS.library,
      customerId: 'customer-C0JBLIBSVC',
      customerName: '江北图书馆',
      name: '图书馆智能化系统有偿维护合同',
      site: '江北新区文景路 66 号 二楼设备间',
      systems: ['自助借还系统', '门禁与安全门', '馆藏检索系统'],
      locale: 'zh-CN',
      customerChannel: 'C0JBLIBSVC',
      engineers: [personRef('U0ENGLI001')],
    },
  ];
}
