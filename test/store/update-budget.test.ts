import { spacing, UpdateBudget } from '../../src/store/update-budget.js';
import { desk, type Process } from './stores.js';

let of: Process[];
let stop: () => Promise<void>;
let now: Date;
beforeEach(async () => {
  ({ of, stop } = await desk(2));
  now = new Date('2026-11-23T09:00:00Z');
});
afterEach(() => stop());

const MINUTE = 60_000;
const budget = (process: number, perMinute = 50) =>
  new UpdateBudget(of[process]!.store.models.lanes, perMinute, () => now);
const after = (ms: number) => (now = new Date(now.getTime() + ms));

it.each([1, 2, 4, 5, 50, 100, 6000])(
  '%i a minute are never more in any minute, and nearly so many',
  (perMinute) => {
    const { burst, intervalMs } = spacing(perMinute);
    const inFirstMinute = burst + Math.floor((MINUTE - 1) / intervalMs);
    expect(inFirstMinute).toBeLessThanOrEqual(perMinute);
    expect(MINUTE / intervalMs).toBeGreaterThanOrEqual(Math.max(1, perMinute * 0.5));
  },
);

it('some go at once, then as many as the minute allows, and none of them more', async () => {
  const updates = budget(0);
  const gone: number[] = [];
  for (let ms = 0; ms < 3 * MINUTE; ms += 500) {
    while ((await updates.take('C1')) === 0) gone.push(now.getTime());
    after(500);
  }
  expect(gone.slice(0, 10).every((one) => one === gone[0])).toBe(true);
  for (const from of gone) {
    expect(gone.filter((one) => one >= from && one < from + MINUTE).length).toBeLessThanOrEqual(50);
  }
  expect(gone.length).toBeGreaterThan(120);
});

it('two processes share it, and each lane has a turn of its own, in the order in which they asked', async () => {
  const [one, other] = [budget(0), budget(1)];
  for (let n = 0; n < 5; n += 1) {
    expect(await one.take(`C${n}`)).toBe(0);
    expect(await other.take(`C${n}`)).toBe(0);
  }
  expect([await one.take('C1'), await other.take('C2'), await one.take('C3')]).toEqual([1500, 3000, 4500]);
  // Whoever asks again before has the same turn, and no further one.
  after(1000);
  expect([await one.take('C3'), await one.take('C1'), await other.take('C2')]).toEqual([3500, 500, 2000]);
  after(500);
  expect([await one.take('C1'), await one.take('C3')]).toEqual([0, 3000]);
});

it('a turn that nobody took is given up', async () => {
  const updates = budget(0);
  for (let n = 0; n < 10; n += 1) await updates.take(`C${n}`);
  expect(await updates.take('late')).toBe(1500);
  after(5 * MINUTE);
  for (let n = 0; n < 10; n += 1) expect(await updates.take(`C${n}`)).toBe(0);
  expect(await updates.take('late')).toBeGreaterThan(0);
});

it('when Slack says that it was too much, none goes before it says', async () => {
  const [one, other] = [budget(0), budget(1)];
  expect(await one.take('C1')).toBe(0);
  await one.holdFor(30_000);
  expect(await one.take('C1')).toBe(30_000);
  expect(await other.take('C2')).toBeGreaterThan(30_000);
  after(30_000);
  expect(await one.take('C1')).toBe(0);
});

it('a clock that was wrong keeps nobody waiting', async () => {
  await budget(0).take('C1');
  const collection = of[0]!.store.models.lanes.collection;
  const ahead = { $set: { tatMs: now.getTime() + 3_600_000 } };
  await collection.updateOne({ _id: 'chat.update' }, ahead);
  expect(await budget(1).take('C1')).toBe(0);
});
