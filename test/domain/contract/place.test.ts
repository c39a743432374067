import { coverFaults } from '../../../src/domain/contract/cover.js';
import { systemNamed, systemOf } from '../../../src/domain/contract/place.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { at, CONTRACT, Story } from '../ticket/requests.js';

const SYSTEMS = { systems: ['PACS 影像系统', 'HIS 门诊系统'] };
const STORAGE = { id: 'STO-1', name: '影像主存储', serial: 'S-1', system: 'PACS 影像系统', siteId: 'it' };
const HIS = { id: 'SW-2', name: 'HIS 门诊系统', softwareVersion: '5.2' };
const CABLE = { id: 'K-1', name: '网线' };
const SITES = [
  { id: 'it', name: '信息科机房', address: '仁和路 1 号 门诊楼 B1' },
  { id: 'rad', name: '放射科', address: '仁和路 1 号 医技楼 2 层' },
];
const LISTED = { equipment: [STORAGE, HIS, CABLE], sites: SITES };

it('a piece knows its system: as recorded, however it is typed, or by its very name', () => {
  expect(systemOf(SYSTEMS, STORAGE)).toBe('PACS 影像系统');
  expect(systemOf(SYSTEMS, { ...STORAGE, system: ' ＰＡＣＳ 影像系统' })).toBe('PACS 影像系统');
  expect(systemOf(SYSTEMS, HIS)).toBe('HIS 门诊系统');
  expect(systemOf(SYSTEMS, CABLE)).toBeUndefined();
  expect(systemOf(SYSTEMS, { name: 'x', system: '旧系统' })).toBe('旧系统');
  expect(systemNamed({ systems: [] }, '任何')).toBe('任何');
  expect(systemNamed(SYSTEMS, '影像')).toBeUndefined();
});

it('whoever names a piece has named its system: another one gives way, and an unknown one is as it was typed', () => {
  const about = (equipmentId: string, system: string) =>
    new Story({ contract: LISTED, filing: { equipmentId, system } }).ticket;
  expect(about('STO-1', 'HIS 门诊系统')).toMatchObject({ system: 'PACS 影像系统', equipmentId: 'STO-1' });
  expect(about('K-1', 'HIS 门诊系统')).toMatchObject({ system: 'HIS 门诊系统', equipmentId: 'K-1' });
  expect(about('gone', 'HIS 门诊系统')).toMatchObject({ system: 'HIS 门诊系统' });
});

it('a site of the contract is kept with the request and gives the address of its sheet, though it is called otherwise later', () => {
  const { ticket } = new Story({ contract: LISTED, filing: { siteId: 'rad', site: '放射科 · 2 号机房' } });
  expect(ticket).toMatchObject({ siteId: 'rad', site: '放射科 · 2 号机房' });
  const renamed = SITES.map((site) => (site.id === 'rad' ? { ...site, name: '影像中心' } : site));
  const { address } = taskSheet('onsite', ticket, { ...CONTRACT, ...LISTED, sites: renamed });
  expect(address).toBe('放射科 · 2 号机房 · 仁和路 1 号 医技楼 2 层');
});

it('the chain covers the site; one that the contract does not list is not invented', () => {
  const { ticket } = new Story({ contract: LISTED, filing: { siteId: 'rad' } });
  expect(verifyChain(ticket)).toMatchObject({ ok: true });
  expect(verifyChain({ ...ticket, siteId: 'it' })).toMatchObject({ ok: false });
  expect(new Story({ contract: LISTED, filing: { siteId: 'gone' } }).ticket.siteId).toBeUndefined();
  expect(at('10:00')).toEqual(ticket.receivedAt);
});

it('a piece is recorded under a system of the contract; one recorded before stays when the contract names them otherwise', () => {
  const cover = { ...CONTRACT, ...LISTED };
  const before = { ...SYSTEMS, equipment: [] };
  expect(coverFaults(cover, before)).toEqual([]);
  const other = { ...cover, equipment: [{ ...STORAGE, system: '收费' }] };
  expect(coverFaults(other, before)).toEqual([{ part: 'equipment', code: 'unknown-system', id: 'STO-1' }]);
  expect(coverFaults(other, { ...SYSTEMS, equipment: other.equipment })).toEqual([]);
  expect(coverFaults(other, { systems: [], equipment: [] })).toEqual([]);
});
