import { at } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

const LEASE_MS = 30_000;
const LANE = 'C0RENHESVC';

let one: Process;
let other: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk(2);
  [one, other] = started.of as [Process, Process];
  stop = started.stop;
});
afterEach(() => stop());

it('of many who want a lane at once, one gets it', async () => {
  const holders = Array.from({ length: 8 }, (_, n) => `process-${n}`);
  const got = await Promise.all(
    holders.map((holder, n) => (n % 2 ? one : other).lanes.acquire(LANE, holder, at('10:00'), LEASE_MS)),
  );
  expect(got.filter(Boolean)).toEqual([{ tat: new Date(0), pages: [] }]);
});

it('a second holder is refused until the lease is over, and then takes over what was noted', async () => {
  await one.lanes.acquire(LANE, 'a', at('10:00:00'), LEASE_MS);
  const noted = { tat: at('10:00:11'), pages: [at('10:00:09')] };
  expect(await one.lanes.renew(LANE, 'a', at('10:00:10'), LEASE_MS, noted)).toBe(true);
  expect(await other.lanes.acquire(LANE, 'b', at('10:00:39'), LEASE_MS)).toBeUndefined();
  expect(await other.lanes.acquire(LANE, 'b', at('10:00:40'), LEASE_MS)).toEqual(noted);
  expect(await one.lanes.renew(LANE, 'a', at('10:00:41'), LEASE_MS, noted)).toBe(false);
});

it('its holder may ask again, and a lane that is released is free at once', async () => {
  await one.lanes.acquire(LANE, 'a', at('10:00:00'), LEASE_MS);
  expect(await one.lanes.acquire(LANE, 'a', at('10:00:01'), LEASE_MS)).toBeDefined();
  await other.lanes.release(LANE, 'b', at('10:00:02'));
  expect(await other.lanes.acquire(LANE, 'b', at('10:00:02'), LEASE_MS)).toBeUndefined();
  await one.lanes.release(LANE, 'a', at('10:00:03'));
  expect(await other.lanes.acquire(LANE, 'b', at('10:00:03'), LEASE_MS)).toBeDefined();
});

it('lanes do not wait for each other', async () => {
  expect(await one.lanes.acquire(LANE, 'a', at('10:00'), LEASE_MS)).toBeDefined();
  expect(await other.lanes.acquire('C0DESK0001', 'b', at('10:00'), LEASE_MS)).toBeDefined();
});
