import { changeRota, makeRota, retireRota, type RotaDraft } from '../../../src/domain/duty/edit-rota.js';
import { onDuty } from '../../../src/domain/duty/on-duty.js';
import { withPast, type RotaRecord } from '../../../src/domain/duty/rota-record.js';
import { acting, at, chen, context, DAILY, decided, li, override, told, wang, zhao } from './rotas.js';

const NOW = '2026-11-05T12:00';
const { id: _, ...daily } = DAILY;
const DRAFT: RotaDraft = { name: '技术支持', zone: 'Asia/Shanghai', layers: [daily] };
const none = { rotas: [], leaves: [] };
const made = decided(makeRota('r1', DRAFT, acting(chen), context(NOW, none))).record;
const plan = (record: RotaRecord) => ({ rotas: [record], leaves: [] });
const change = (record: RotaRecord, draft: RotaDraft, edition = record.edition, actor = chen) =>
  changeRota(record, edition, draft, acting(actor), context(NOW, plan(record), 'view:V2'));
const names = (record: RotaRecord, when: string) =>
  onDuty(plan(withPast(record)), 'r1', at(when)).map(({ name }) => name.split(' ')[0]);

test('a rota that is made tells everybody their duties of the next two weeks', () => {
  const { record, intents } = decided(makeRota('r1', DRAFT, acting(chen), context(NOW, none)));
  expect(told(intents)).toEqual([wang, li, zhao].map(({ id }) => `${id} duty-news`).sort());
  expect(intents.find(({ lane }) => lane === wang.id)!.data).toMatchObject({
    because: 'rota-made',
    gained: expect.arrayContaining([
      expect.objectContaining({ from: at('2026-11-05T12:00'), to: at('2026-11-06T08:00') }),
    ]),
  });
  expect(record).toMatchObject({
    layers: [{ id: 'layer-1' }],
    nextInstantAt: at('2026-11-06T08:00'),
    seen: { people: [wang.id] },
    history: [{ did: 'made', by: chen }],
  });
});

test('a change leaves who was on duty as it was, and tells who comes and goes', () => {
  const people = [li, zhao];
  const layers = [{ ...made.layers[0]!, people, from: { day: '2026-11-05', time: '08:00' } }];
  const { record, intents } = decided(change(made, { ...DRAFT, layers }));
  expect(names(record, '2026-11-05T11:59')).toEqual(['Wang']);
  expect(names(record, '2026-11-05T12:00')).toEqual(['Li']);
  expect(record).toMatchObject({ edition: 2, earlier: [{ until: at(NOW) }] });
  expect(told(intents)).toContain(`${wang.id} duty-news`);
});

test('a new name alone makes no new edition of the duties, and tells nobody', () => {
  const { record, intents } = decided(change(made, { ...DRAFT, name: '二组', layers: made.layers }));
  expect([record.name, record.earlier, intents]).toEqual(['二组', [], []]);
});

test('the number of a layer that is gone is not used again, and its overrides end', () => {
  const second = { ...daily, name: '二线' };
  const two = decided(change(made, { ...DRAFT, layers: [...made.layers, second] })).record;
  expect(two.layers.map(({ id }) => id)).toEqual(['layer-1', 'layer-2']);
  const overrides = [
    override(li, '2026-11-05T08:00', '2026-11-06T08:00', { layerId: 'layer-2' }),
    override(li, '2026-11-08T08:00', '2026-11-09T08:00', { layerId: 'layer-2' }),
    override(li, '2026-11-08T08:00', '2026-11-09T08:00', { layerId: 'layer-1' }),
  ];
  const one = decided(change({ ...two, overrides }, { ...DRAFT, layers: made.layers })).record;
  expect(one.overrides).toEqual([overrides[2]]);
  expect(one.past).toEqual([{ ...overrides[0], to: at(NOW) }]);
  const again = decided(change(one, { ...DRAFT, layers: [...made.layers, second] })).record;
  expect(again.layers.map(({ id }) => id)).toEqual(['layer-1', 'layer-3']);
});

test('what somebody else has changed meanwhile is not written over', () => {
  const first = decided(change(made, { ...DRAFT, name: '二组', layers: made.layers })).record;
  expect(change(first, DRAFT, made.edition)).toMatchObject({ refused: 'rota-changed' });
});

test('a retired rota has nobody on duty, and cannot be changed', () => {
  const { record, intents } = decided(retireRota(made, acting(chen), context(NOW, plan(made), 'press:3')));
  expect(record).toMatchObject({ retiredAt: at(NOW) });
  expect(record.nextInstantAt).toBeUndefined();
  expect(told(intents)).toEqual([wang, li, zhao].map(({ id }) => `${id} duty-news`).sort());
  expect(change(record, DRAFT)).toMatchObject({ refused: 'rota-changed' });
  expect(retireRota(record, acting(chen), context(NOW, none))).toMatchObject({ refused: 'rota-gone' });
});

test('rotas are kept by whoever may, of people who have a role', () => {
  expect(makeRota('r2', DRAFT, acting(wang), context(NOW, none))).toMatchObject({
    refused: 'duty-for-heads',
  });
  expect(change(made, DRAFT, 1, li)).toMatchObject({ refused: 'duty-for-heads' });
  expect(retireRota(made, acting(li), context(NOW, none))).toMatchObject({ refused: 'duty-for-heads' });
  const layers = [{ ...daily, people: [wang, { id: 'U-X', name: 'X' }] }];
  const outcome = makeRota('r2', { ...DRAFT, layers }, acting(chen), context(NOW, none));
  expect(outcome).toMatchObject({ refused: 'no-role', data: { name: 'X' } });
});
