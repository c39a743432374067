import { pino } from 'pino';
import { Fault } from '../../src/domain/fault.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { sweepClocks } from '../../src/jobs/sweep-clocks.js';
import { CommandRunner } from '../../src/run-command.js';
import { ROSTER } from '../domain/people/cast.js';
import { at, CONTRACT } from '../domain/ticket/requests.js';
import { desk, file, type Process } from '../store/stores.js';

let one: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk();
  [one] = started.of as [Process];
  stop = started.stop;
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('10:00') });
});
afterEach(() => stop());

const now = at('14:30');
const clock = () => now;
const log = pino({ level: 'silent' });
const runner = () => new CommandRunner({ ...one, clock, nudge: () => undefined });

const asOf = (id: string, fields: object) =>
  one.store.models.tickets.collection.updateOne({ _id: id } as never, { $set: fields });
const breached = async (id: string) =>
  (await one.tickets.load(id))!.history.some(({ type }) => type === 'breached');

it('a request that cannot be read is left alone for a minute, however many there are, and the others have their turn', async () => {
  for (let n = 0; n < 205; n += 1) await file(one, { cause: `view:V${n}` });
  const unreadable = Array.from({ length: 203 }, (_, n) => `SR-2026-${String(n + 1).padStart(6, '0')}`);
  for (const id of unreadable) await asOf(id, { status: 'of another version', nextInstantAt: at('09:00') });
  await sweepClocks({ kept: one.tickets, runner: runner(), clock, log });
  expect(await breached('SR-2026-000204')).toBe(true);
  expect(await breached('SR-2026-000205')).toBe(true);
  expect(await one.tickets.due(now, 300)).toEqual([]);
  expect(await one.tickets.due(at('14:31'), 300)).toHaveLength(203);
});

it('a request whose instant does not move has one turn a sweep', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  let turns = 0;
  const stuck = {
    tick: () => {
      turns += 1;
      return asOf(id, { nextInstantAt: at('09:00') }).then(() => true);
    },
  } as unknown as CommandRunner;
  await sweepClocks({ kept: one.tickets, runner: stuck, clock, log });
  expect(turns).toBe(1);
});

it('a database that is lost ends the sweep, and what is due stays due', async () => {
  for (let n = 0; n < 20; n += 1) await file(one, { cause: `view:V${n}` });
  let asked = 0;
  const lost = {
    tick: () => {
      asked += 1;
      return Promise.reject(new Fault('store-unavailable', true));
    },
  } as unknown as CommandRunner;
  await expect(sweepClocks({ kept: one.tickets, runner: lost, clock, log })).rejects.toThrow(Fault);
  expect(asked).toBeLessThanOrEqual(8);
  expect(await one.tickets.due(now, 300)).toHaveLength(20);
});
