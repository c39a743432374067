import { likeThis } from '../../../src/slack/listeners/similar.js';
import { planOf } from '../plan-of.js';
import { desk, type Process } from '../stores.js';
import { corpus, measured, storeAsked, storePast, type Measured } from './corpus.js';

let one: Process;
let stop: () => Promise<void>;
let told: Measured;
const DATA = corpus();
const offered: string[][] = [];

beforeAll(async () => {
  const started = await desk(1);
  [one] = started.of as [Process];
  ({ stop } = started);
  const names = await storePast(one, DATA);
  for (const [index, asked] of DATA.asked.entries()) {
    const ticket = await storeAsked(one, asked, `asked ${index}`);
    offered.push((await likeThis(one, ticket)).map(({ id }) => names.get(id) ?? id));
    await one.store.models.tickets.deleteOne({ _id: ticket.id });
  }
  told = measured(DATA, offered);
  process.stdout.write(`similar requests: ${JSON.stringify(told, null, 1)}\n`);
});
afterAll(() => stop());

it('is measured on 60 labelled pairs, of both languages and across them', () => {
  const pairs = DATA.asked.flatMap(({ right, wrong }) => [...right, ...wrong]);
  expect(pairs).toHaveLength(60);
  const known = new Set(DATA.past.map(({ id }) => id));
  expect(pairs.filter((id) => !known.has(id))).toEqual([]);
  const inChinese = DATA.asked.filter(({ text }) => /\p{Script=Han}/u.test(text)).length;
  expect(inChinese).toBeGreaterThan(15);
  expect(DATA.asked.length - inChinese).toBeGreaterThan(10);
});

it('of the right ones nearly all are among the first three, and one of them comes first', () => {
  expect(told.recall).toBeGreaterThanOrEqual(0.95);
  expect(told.first).toBeGreaterThanOrEqual(0.95);
});

it('what is offered is worth reading, and near-misses are not offered', () => {
  expect(told.precision).toBeGreaterThanOrEqual(0.9);
  expect(told.wrong).toEqual([]);
});

it('a login failure is not offered the quarterly visit at which logging in was looked at', () => {
  const visits = DATA.past.filter(({ category }) => category === 'visit').map(({ id }) => id);
  DATA.asked.forEach(({ category, text }, index) => {
    const found = offered[index]!.filter((id) => visits.includes(id));
    if (category === 'fault') expect([text, ...found]).toEqual([text]);
  });
});

it('each of its questions is looked up in an index', async () => {
  const { collection } = one.store.models.tickets;
  const asked = [
    [{ contractId: 'contract-renhe', closedAt: null }, { _id: -1 }],
    [
      { contractId: 'contract-renhe', closedAt: { $ne: null } },
      { closedAt: -1, _id: 1 },
    ],
    [{ contractId: 'contract-renhe', equipmentId: 'RH-STO-01' }, { receivedAt: -1 }],
    [{ words: { $in: ['登录', 'login'] } }, { receivedAt: -1 }],
  ] as const;
  for (const [query, sort] of asked) {
    const plan = await planOf(
      collection
        .find(query as never)
        .sort(sort as never)
        .limit(5),
    );
    if (plan) expect(plan.stages).not.toContain('COLLSCAN');
  }
});
