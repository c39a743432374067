import { mayExport } from '../../../src/domain/export/may-export.js';
import { reachOf } from '../../../src/domain/export/reach.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Person } from '../../../src/domain/people/person.js';
import {
  chen,
  HARBOUR,
  li,
  qian,
  ref,
  RENHE,
  smith,
  stranger,
  sun,
  wang,
  wu,
  zhao,
  zhou,
} from '../people/cast.js';

const PARTIES = [
  { id: 'c-1', name: '院内维护 2026', customerId: RENHE, customerName: '仁和医院', engineers: [ref(li)] },
  {
    id: 'c-2',
    name: '影像系统',
    customerId: RENHE,
    customerName: '仁和医院',
    engineers: [ref(chen), ref(li)],
  },
  {
    id: 'c-3',
    name: 'Port IT',
    customerId: HARBOUR,
    customerName: 'Harbour Logistics',
    engineers: [ref(chen)],
  },
];
function reach(person: Person, asked: { customer?: string; customerId?: string } = {}) {
  const scope = mayExport(person);
  if (isRefusal(scope)) return scope.refused;
  return reachOf(scope, PARTIES, asked);
}

it.each([
  ['front desk', sun],
  ['quality', wu],
  ['management', zhao],
  ['technical head', qian],
  ['administrator', zhou],
])('%s: everything', (_role, person) => {
  expect(reach(person)).toEqual({});
});

it('an engineer: the contracts that name them, and nothing by the name of another', () => {
  expect(reach(li)).toEqual({ contractIds: ['c-1', 'c-2'] });
  expect(reach(li, { customer: 'harbour' })).toBeUndefined();
  expect(reach({ ...li, id: 'U0NEW' })).toEqual({ contractIds: [] });
  expect(reach({ ...li, roles: ['engineer', 'quality'] })).toEqual({});
});

it('a customer: their own company, whatever they name and wherever they ask', () => {
  expect(reach(wang)).toEqual({ customerIds: [RENHE] });
  expect(reach(wang, { customerId: HARBOUR })).toEqual({ customerIds: [RENHE] });
  expect(reach(wang, { customer: 'Harbour' })).toBeUndefined();
  expect(reach(wang, { customer: '影像' })).toEqual({ customerIds: [RENHE], contractIds: ['c-2'] });
  expect(reach(smith)).toEqual({ customerIds: [HARBOUR] });
});

it('who belongs to nobody: nothing', () => {
  expect(reach(stranger)).toBe('export-of-nobody');
});

it('in a customer’s channel theirs is meant, unless another is named; a part of a name is enough, in full width too', () => {
  expect(reach(sun, { customerId: HARBOUR })).toEqual({ customerIds: [HARBOUR] });
  expect(reach(sun, { customerId: HARBOUR, customer: '仁和' })).toEqual({ contractIds: ['c-1', 'c-2'] });
  expect(reach(sun, { customer: 'ｐｏｒｔ' })).toEqual({ contractIds: ['c-3'] });
  expect(reach(sun, { customer: '无此' })).toBeUndefined();
  expect(reach(li, { customerId: HARBOUR })).toEqual({ contractIds: ['c-1', 'c-2'], customerIds: [HARBOUR] });
});
