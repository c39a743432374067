import type { Cover } from './covers.js';

/** What the contract of 江北图书馆 covers, which is out of warranty. @param months the day so many months from now */
export const libraryCover = (months: (count: number) => string): Cover => ({
  trialFrom: months(-53),
  acceptedDay: months(-50),
  residentMonths: 6,
  projects: ['智能化一期'],
  sites: [
    {
      id: 'jb-main',
      name: '主馆',
      address: '江北新区文景路 66 号',
      contact: '何馆员',
      phone: '025-6666 8021',
    },
  ],
  equipment: [
    {
      id: 'JB-LOAN-2',
      name: '2 号自助借还机',
      system: '自助借还系统',
      maker: '文通',
      model: 'ZJ-60',
      serial: 'ZJ60-0412',
      siteId: 'jb-main',
    },
    {
      id: 'JB-GATE-N',
      name: '北门安全门',
      system: '门禁与安全门',
      maker: '安图',
      model: 'AT-3',
      serial: 'AT3-2207',
      siteId: 'jb-main',
    },
    {
      id: 'JB-GATE-E',
      name: '东门闸机',
      system: '门禁与安全门',
      maker: '安图',
      model: 'AT-F2',
      serial: 'ATF2-0918',
      siteId: 'jb-main',
      warrantyUntil: months(10),
    },
    {
      id: 'JB-OPAC',
      name: '馆藏检索系统',
      siteId: 'jb-main',
      softwareVersion: '3.9',
      origin: [{ what: '软件授权书', ref: 'YD-LIC-2022-0231' }],
    },
  ],
  contacts: [{ name: '何馆员', phone: '025-6666 8021', personId: 'U0CUSTHE01', maySign: true, lead: true }],
});
