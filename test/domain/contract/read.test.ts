import { mayNotReadContract } from '../../../src/domain/contract/may.js';
import { coverBySite } from '../../../src/domain/contract/search.js';
import { chen, li, qian, ref, sun, wang, wu, zhao, zhou } from '../people/cast.js';
import { CONTRACT } from '../ticket/requests.js';

const may = (...given: Parameters<typeof mayNotReadContract>) => mayNotReadContract(...given) === undefined;

it('the desk reads every contract, an engineer those that name them and that of their request, a customer none', () => {
  for (const person of [sun, qian, wu, zhao, zhou]) expect(may(person, false, CONTRACT)).toBe(true);
  expect(may(li, false, CONTRACT)).toBe(true);
  expect(mayNotReadContract(chen, false, CONTRACT)).toMatchObject({ refused: 'contract-of-others' });
  const taken = { contractId: CONTRACT.id, responsible: ref(chen) };
  expect(may(chen, false, CONTRACT, taken)).toBe(true);
  expect(may(chen, false, CONTRACT, { ...taken, contractId: 'another' })).toBe(false);
  expect(may(chen, false, CONTRACT, { ...taken, responsible: ref(li) })).toBe(false);
  expect(mayNotReadContract(wang, false, CONTRACT)).toMatchObject({ refused: 'contract-for-desk' });
  expect(may(wang, true, CONTRACT)).toBe(true);
});

const SITES = [
  { id: 's1', name: '信息科机房', address: 'B1' },
  { id: 's2', name: '放射科', address: '2 层' },
];
const EQUIPMENT = [
  { id: 'A-1', name: '影像主存储', serial: 'HC5300', siteId: 's1' },
  { id: 'A-0', name: '旧存储', siteId: 's1', replacedBy: 'A-1' },
  { id: 'B-1', name: '诊断屏', model: 'JX-5M', system: 'PACS', siteId: 's2' },
  { id: 'C-1', name: '网线' },
  { id: 'C-2', name: '钥匙', siteId: 'closed' },
];
const found = (words?: string) =>
  coverBySite({ sites: SITES, equipment: EQUIPMENT }, words).map(({ site, pieces }) => [
    site?.id,
    ...pieces.map(({ id }) => id),
  ]);

it('each piece in use stands at its site, and what stands at none of them is not left out', () => {
  expect(found()).toEqual([
    ['s1', 'A-1'],
    ['s2', 'B-1'],
    [undefined, 'C-1', 'C-2'],
  ]);
});

it.each([
  ['ｈｃ5300', [['s1', 'A-1']]],
  ['jx-5m pacs', [['s2', 'B-1']]],
  ['放射科', [['s2', 'B-1']]],
  ['信息科 存储', [['s1', 'A-1']]],
  ['钥匙', [[undefined, 'C-2']]],
  ['旧存储', []],
])('%s finds what has all of the words, in the piece or at its site', (words, expected) => {
  expect(found(words)).toEqual(expected);
});
