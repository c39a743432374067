import { wordsAsked, wordsIn } from '../../src/domain/find/words.js';
import { HARBOUR, RENHE } from '../domain/people/cast.js';
import { at } from '../domain/ticket/requests.js';
import { planOf } from './plan-of.js';
import { desk, file, type Process } from './stores.js';

let one: Process;
let stop: () => Promise<void>;
beforeAll(async () => {
  const started = await desk(1);
  [one] = started.of as [Process];
  ({ stop } = started);
  const harbour = { id: 'contract-C0HARBRSVC', customerId: HARBOUR, customerName: 'Harbour Logistics' };
  await file(one, { cause: '1', filing: { items: ['打印机卡纸'] }, when: at('10:00') });
  await file(one, { cause: '2', filing: { items: ['打印机打不开，卡纸灯亮'] }, when: at('11:00') });
  await file(one, {
    cause: '3',
    filing: { items: ['Printer jam at gate 4'] },
    contract: harbour,
    when: at('12:00'),
  });
  await file(one, {
    cause: '4',
    filing: { items: ['HIS 收费很慢'], system: 'HIS 门诊系统' },
    when: at('Tue 10:00'),
  });
});
afterAll(() => stop());

const numbers = (tickets: readonly { id: string }[]) => tickets.map(({ id }) => Number(id.slice(-6)));
const all = async (text: string, filter = {}, limit = 10) => {
  const { tickets, more } = await one.found.withAll(wordsAsked(text), filter, limit);
  return { numbers: numbers(tickets), more };
};

it('finds the newest that have all words, and says when there are more', async () => {
  expect(await all('卡纸')).toEqual({ numbers: [2, 1], more: false });
  expect(await all('卡纸', {}, 1)).toEqual({ numbers: [2], more: true });
  expect(await all('打印机 卡纸 灯亮')).toEqual({ numbers: [2], more: false });
  expect(await all('卡纸 harbour')).toEqual({ numbers: [], more: false });
  expect(await all('')).toEqual({ numbers: [], more: false });
});

it('finds only what the conditions leave: company, status, system, time, names', async () => {
  expect(await all('printers')).toMatchObject({ numbers: [3] });
  expect(await all('printers', { customerIds: [RENHE] })).toMatchObject({ numbers: [] });
  expect(await all('printers', { customerIds: [HARBOUR] })).toMatchObject({ numbers: [3] });
  expect(await all('卡纸', { statuses: ['confirmed'] })).toMatchObject({ numbers: [] });
  expect(await all('卡纸', { statuses: ['registered'] })).toMatchObject({ numbers: [2, 1] });
  expect(await all('王主任', { systemLike: 'his' })).toMatchObject({ numbers: [4] });
  expect(await all('卡纸', { receivedFrom: at('10:30') })).toMatchObject({ numbers: [2] });
  expect(await all('卡纸', { receivedBefore: at('11:00') })).toMatchObject({ numbers: [1] });
  expect(await all('王主任', { customer: 'HARBOUR' })).toMatchObject({ numbers: [3] });
  expect(await all('王主任', { customer: '.*' })).toMatchObject({ numbers: [] });
});

it('finds what has any of the words when none has them all', async () => {
  const any = await one.found.withAny(wordsAsked('收费 卡纸 冰箱'), {}, 10);
  expect(numbers(any).sort()).toEqual([1, 2, 4]);
  expect(await one.found.withAny(wordsAsked('冰箱'), {}, 10)).toEqual([]);
});

it('looks words up in their index', async () => {
  const plan = await planOf(
    one.store.models.tickets
      .find({ words: '卡纸', $and: [{ words: { $all: ['打印'] } }] })
      .sort({ receivedAt: -1 })
      .limit(5),
  );
  if (plan) expect(plan.stages).not.toContain('COLLSCAN');
});

it('gives the open requests of one contract and system that share words with a text, and no others', async () => {
  const like = async (text: string, system: string, contractId = 'contract-C0RENHESVC') =>
    numbers(await one.found.openLike({ contractId, system }, wordsIn(text), 2));
  expect(await like('打印机又卡纸', 'PACS 影像系统')).toEqual([2, 1]);
  expect(await like('打印机又卡纸', 'HIS 门诊系统')).toEqual([]);
  expect(await like('收费很慢', 'HIS 门诊系统')).toEqual([4]);
  expect(await like('收费很慢', 'HIS 门诊系统', 'contract-C0HARBRSVC')).toEqual([]);
});
