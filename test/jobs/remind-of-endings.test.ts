import { recordReplacements } from '../../src/jobs/record-replacements.js';
import { remindOfEndings } from '../../src/jobs/remind-of-endings.js';
import { pino } from 'pino';
import { CommandRunner } from '../../src/run-command.js';
import { li, sun } from '../domain/people/cast.js';
import { at, CONTRACT } from '../domain/ticket/requests.js';
import { desk, file, type Process } from '../store/stores.js';

const log = pino({ level: 'silent' });
let of: Process[];
let stop: () => Promise<void>;
beforeEach(async () => {
  ({ of, stop } = await desk(2));
});
afterEach(() => stop());

const settings = { load: async () => await of[0]!.settings.load() };
const owed = async () => {
  const stored = await of[0]!.store.models.contracts
    .findById(CONTRACT.id)
    .lean<{ outbox: { message: string }[] }>();
  return stored!.outbox.filter(({ message }) => message === 'cover-ending');
};

describe('the end of a warranty', () => {
  const ending = { ...CONTRACT, acceptedDay: '2023-12-01' };
  const run = (process: Process, now: Date) =>
    remindOfEndings({ contracts: process.contracts, settings, clock: () => now, nudge: () => undefined });

  test('is told once, whichever process looks and however often, and the contract remembers', async () => {
    await agree(ending);
    await Promise.all([...of, ...of].map((process) => run(process, at('10:00'))));
    expect(await owed()).toHaveLength(1);
    for (let hour = 11; hour < 20; hour += 1) await run(of[hour % 2]!, at(`${hour}:30`));
    expect(await owed()).toHaveLength(1);
    expect(await owed()).toMatchObject([
      { lane: CONTRACT.deskChannel, data: { endings: [{ what: 'warranty', until: '2026-11-30' }] } },
    ]);
  });

  test('waits for the morning, and takes no version of a contract that has nothing to tell', async () => {
    await agree(ending);
    await run(of[0]!, at('07:00'));
    expect(await owed()).toHaveLength(0);
    await run(of[0]!, at('08:30'));
    await run(of[0]!, at('09:35'));
    expect(await owed()).toHaveLength(1);
    const { version } = (await of[0]!.contracts.load(CONTRACT.id))!;
    await run(of[0]!, at('14:00'));
    expect((await of[0]!.contracts.load(CONTRACT.id))!.version).toBe(version);
  });
});

test('a replacement is recorded once, wherever a process is cut off between the request and its contract', async () => {
  const piece = { id: 'CT-1', name: 'CT', serial: 'SN-100', warrantyUntil: '2030-01-01' };
  await agree({ ...CONTRACT, equipment: [piece] });
  const [one, two] = of as [Process, Process];
  const ticket = await file(one, { cause: 'view:V1' });
  const { settings, people, duty } = one;
  const common = { settings, people, duty, nudge: () => undefined };
  const runner = new CommandRunner({
    ...common,
    tickets: one.tickets,
    wishes: one.wishes,
    contracts: one.contracts,
    clock: () => at('11:00'),
  });
  const act = (cause: string) => ({ cause, at: at('11:00') });
  await runner.run(ticket.id, { do: 'acknowledge' }, li, act('press:1'));
  await runner.run(ticket.id, { do: 'replace', old: 'CT-1', serial: 'SN-101' }, li, act('press:2'));
  const deps = (process: Process) => ({ ...process, clock: () => at('11:01'), log });

  // Cut off after the contract was written, before the request knows.
  const cutOff = {
    owingContract: (n: number) => one.tickets.owingContract(n),
    contractFollowed: () => Promise.reject(new Error('cut off')),
  };
  await expect(recordReplacements({ ...deps(one), tickets: cutOff })).rejects.toThrow('cut off');
  // Somebody edits the contract meanwhile, and two processes take it up again.
  const before = (await one.contracts.load(CONTRACT.id))!;
  await one.contracts.commit(
    before,
    { ...before, name: sun.name },
    { intents: [], cause: 'edit', now: at('11:02') },
  );
  await Promise.all([
    recordReplacements(deps(one)),
    recordReplacements(deps(two)),
    recordReplacements(deps(two)),
  ]);
  const { equipment, history } = (await one.contracts.load(CONTRACT.id))!;
  expect(equipment.map(({ id, serial }) => [id, serial])).toEqual([
    ['CT-1', 'SN-100'],
    ['CT-1/2', 'SN-101'],
  ]);
  expect(history.filter(({ did }) => did === 'replaced')).toHaveLength(1);
  expect(await one.tickets.owingContract(10)).toEqual([]);
});

/** The desk has only this contract. */
async function agree(contract: typeof CONTRACT): Promise<void> {
  await of[0]!.store.models.contracts.deleteMany({});
  await of[0]!.contracts.insert(contract, { intents: [], cause: 'test', now: at('06:00') });
}
