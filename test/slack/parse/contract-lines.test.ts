import type { Contract } from '../../../src/domain/contract/contract.js';
import { listText, readLines } from '../../../src/slack/parse/contract-lines.js';

const EQUIPMENT: Contract['equipment'] = [
  {
    id: 'CT-1',
    name: 'CT',
    serial: 'SN-100',
    warrantyUntil: '2029-12-31',
    origin: [{ what: '发票', ref: '1' }],
  },
  { id: 'PR-7', name: '打印机', maker: 'Agfa', replacedBy: 'PR-7/2' },
  { id: 'PR-7/2', name: '打印机', replaces: 'PR-7' },
];

test('what is shown and read again unchanged is the same list, with what the lines do not show', () => {
  const text = listText('equipment', EQUIPMENT);
  expect(text).toBe('CT-1 | CT |  |  | SN-100 |  | 2029-12-31 |  | 发票: 1\nPR-7/2 | 打印机');
  const read = readLines('equipment', text, EQUIPMENT);
  expect('ok' in read && read.ok).toEqual([EQUIPMENT[0], EQUIPMENT[2], EQUIPMENT[1]]);
});

test('a line more is a piece more, a line less a piece less, an empty cell empties', () => {
  const read = readLines('equipment', 'CT-1｜CT 2\n\nUS-2 | 超声', EQUIPMENT);
  expect('ok' in read && read.ok).toEqual([
    { id: 'CT-1', name: 'CT 2' },
    { id: 'US-2', name: '超声' },
    EQUIPMENT[1],
  ]);
});

test('proofs of origin are typed in their cell; what was left as it was shown stays to the letter', () => {
  const odd = [{ id: 'A', name: 'two\nlines', origin: [{ what: 'a:b', ref: '1;2' }] }];
  const left = readLines('equipment', listText('equipment', odd), odd);
  expect('ok' in left && left.ok).toEqual(odd);
  const cells = 'A | Ａ类 | | | | | | | 发票：2026-1；合格证: 7:7';
  const typed = readLines('equipment', cells, odd);
  const origin = [
    { what: '发票', ref: '2026-1' },
    { what: '合格证', ref: '7:7' },
  ];
  expect('ok' in typed && typed.ok).toEqual([{ id: 'A', name: 'A类', origin }]);
});

test.each([
  ['equipment', 'A | B | | | | | | | 发票', 1],
  ['equipment', 'CT-1', 1],
  ['equipment', 'CT-1 | CT\nA | B | | | | | 2026-02-30', 2],
  ['equipment', 'a|b|c|d|e|f|2026-01-01|h|i: 1|j|k', 1],
  ['sites', 'S1 | 门诊楼', 1],
  ['contacts', '王 | 1 | not a mail', 1],
] as const)('%s: %j is refused with its line', (list, typed, line) => {
  expect(readLines(list, typed, [])).toEqual({ line });
});
