import { dayAfterMonths, dayIn } from '../../src/domain/contract/phase.js';
import type { Contract } from '../../src/domain/contract/contract.js';
import type { ContractName } from './contracts.js';
import { libraryCover } from './cover-of-library.js';

export type Cover = Pick<Contract, 'sites' | 'equipment' | 'contacts' | 'projects'> &
  Partial<Pick<Contract, 'trialFrom' | 'acceptedDay' | 'residentMonths' | 'warrantyMonths'>>;

const ZONE = 'Asia/Shanghai';

/**
 * What each contract of the company covers, and since when: with `now` in the resident year (仁和医院), in the warranty
 * (the warehouse), in the trial run (the crane) and after the warranty (江北图书馆).
 */
export function coverOf(contract: ContractName, now: Date): Cover {
  const months = (count: number) => dayAfterMonths(dayIn(ZONE, now), count);
  return COVERS[contract](months);
}

const P400 = { maker: 'Printo', model: 'P400', system: 'Label printers' };

const COVERS: Readonly<Record<ContractName, (months: (count: number) => string) => Cover>> = {
  renhe: (months) => ({
    trialFrom: months(-11),
    acceptedDay: months(-8),
    projects: ['仁和医院信息化二期'],
    sites: [
      {
        id: 'rh-it',
        name: '信息科机房',
        address: '北京市海淀区仁和路 1 号 门诊楼 B1',
        contact: '王主任',
        phone: '010-8888 6666',
      },
      {
        id: 'rh-opd',
        name: '门诊大厅',
        address: '北京市海淀区仁和路 1 号 门诊楼 1–3 层',
        contact: '刘护士长',
        phone: '010-8888 6612',
      },
      { id: 'rh-rad', name: '放射科', address: '北京市海淀区仁和路 1 号 医技楼 2 层' },
    ],
    equipment: [
      {
        id: 'RH-PACS',
        name: 'PACS 影像系统',
        siteId: 'rh-it',
        softwareVersion: '6.4.2',
        origin: [{ what: '软件授权书', ref: 'YD-LIC-2025-0117' }],
      },
      {
        id: 'RH-HIS',
        name: 'HIS 门诊系统',
        siteId: 'rh-it',
        softwareVersion: '5.2.14',
        origin: [{ what: '软件授权书', ref: 'YD-LIC-2025-0118' }],
      },
      {
        id: 'RH-STO-01',
        name: '影像主存储',
        system: 'PACS 影像系统',
        maker: '华储',
        model: 'HS-5300',
        serial: 'HC5300-20871',
        siteId: 'rh-it',
        warrantyUntil: months(52),
        origin: [{ what: '原厂质保证书', ref: 'HC-W-20871' }],
      },
      {
        id: 'RH-DSA-WS',
        name: 'DSA 机房调阅工作站',
        system: 'PACS 影像系统',
        maker: '影锐',
        model: 'VX-7',
        serial: 'VX7-00452',
        siteId: 'rh-rad',
      },
      {
        id: 'RH-MAM-05',
        name: '5MP 诊断屏',
        system: 'PACS 影像系统',
        maker: '晶显',
        model: 'JX-5M',
        serial: 'JX5M-3319',
        siteId: 'rh-rad',
        warrantyUntil: months(4),
      },
      {
        id: 'RH-KIOSK-2',
        name: '自助挂号机',
        system: 'HIS 门诊系统',
        model: 'K200',
        serial: 'K200-1182',
        siteId: 'rh-opd',
      },
    ],
    contacts: [
      { name: '王主任', phone: '010-8888 6666', personId: 'U0CUSTWANG', maySign: true, lead: true },
      { name: '刘护士长', phone: '010-8888 6612', personId: 'U0CUSTLIU1', maySign: false },
    ],
  }),
  harbour: (months) => ({
    trialFrom: months(-23),
    acceptedDay: months(-20),
    projects: ['Gate 4 automation'],
    sites: [
      {
        id: 'hl-whs',
        name: 'Warehouse, Gate 4',
        address: '88 Dock Road, Gate 4',
        contact: 'Anna Smith',
        phone: '+44 20 7946 0107',
      },
      { id: 'hl-pack', name: 'Packing hall', address: '88 Dock Road, Gate 5' },
    ],
    equipment: [
      {
        id: 'HL-WCS',
        name: 'Warehouse control',
        siteId: 'hl-whs',
        softwareVersion: '11.3',
        origin: [{ what: 'Licence', ref: 'YD-LIC-2024-0093' }],
      },
      {
        id: 'HL-STK-05',
        name: 'Stacker crane 5',
        system: 'Warehouse control',
        maker: 'Liftek',
        model: 'SC-12',
        serial: 'SC12-7705',
        siteId: 'hl-whs',
      },
      {
        id: 'HL-LP-04',
        name: 'Label printer dock 4',
        ...P400,
        serial: 'P400-8841',
        siteId: 'hl-pack',
        warrantyUntil: months(-8),
      },
      {
        id: 'HL-LP-02',
        name: 'Label printer packing 2',
        ...P400,
        serial: 'P400-8839',
        siteId: 'hl-pack',
        warrantyUntil: months(-8),
      },
    ],
    contacts: [
      {
        name: 'Anna Smith',
        phone: '+44 20 7946 0107',
        email: 'anna.smith@harbour.example',
        personId: 'U0CUSTSMIT',
        maySign: true,
        lead: true,
      },
    ],
  }),
  crane: (months) => ({
    trialFrom: months(-1),
    projects: ['Berth 3 crane control'],
    sites: [
      {
        id: 'hl-b3',
        name: 'Berth 3',
        address: '88 Dock Road, berth 3, control cabin',
        contact: 'Tom Becker',
        phone: '+44 20 7946 0122',
      },
    ],
    equipment: [
      {
        id: 'B3-CTRL',
        name: 'Crane control',
        siteId: 'hl-b3',
        softwareVersion: '2.0.7',
        origin: [{ what: 'Licence', ref: 'YD-LIC-2026-0041' }],
      },
      {
        id: 'B3-CAM-1',
        name: 'Anti-sway camera',
        maker: 'Optima',
        model: 'AS-2',
        serial: 'AS2-0193',
        siteId: 'hl-b3',
      },
      {
        id: 'B3-SLIP',
        name: 'Slip ring',
        system: 'Crane control',
        maker: 'Rotek',
        model: 'SR-24',
        serial: 'SR24-1120',
        siteId: 'hl-b3',
      },
    ],
    contacts: [
      { name: 'Tom Becker', phone: '+44 20 7946 0122', personId: 'U0CUSTBECK', maySign: true, lead: true },
      { name: 'Anna Smith', phone: '+44 20 7946 0107', personId: 'U0CUSTSMIT', maySign: true },
    ],
  }),
  library: libraryCover,
};
