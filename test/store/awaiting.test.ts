import { awaitedKeys } from '../../src/domain/ticket/doers.js';
import type { Person } from '../../src/domain/people/person.js';
import { CommandRunner } from '../../src/run-command.js';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { chen, li, qian, ROSTER, sun, wang } from '../domain/people/cast.js';
import { at, CONTRACT, WORDS } from '../domain/ticket/requests.js';
import { desk, file, type Process } from './stores.js';

let one: Process;
let stop: () => Promise<void>;
let now = at('10:00');
beforeEach(async () => {
  const started = await desk();
  [one] = started.of as [Process];
  stop = started.stop;
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('09:00') });
});
afterEach(() => stop());

const runner = () => new CommandRunner({ ...one, clock: () => now, nudge: () => undefined });
async function did(id: string, when: string, by: Person, verb: string): Promise<void> {
  now = at(when);
  const command = commandSchema.parse({ do: verb, ...WORDS[verb] });
  const outcome = await runner().run(id, command, by, { cause: `press:${verb}:${when}`, at: now });
  if (isRefusal(outcome)) throw new Error(`${verb}: ${outcome.refused}`);
}
/** What waits for somebody, as their Home lists it. */
async function waitsFor(person: Person): Promise<string[]> {
  const keys = awaitedKeys(person, ROSTER, false);
  const { tickets, total } = await one.tickets.list({ of: 'awaiting', keys }, 10);
  expect(total).toBe(tickets.length);
  return tickets.map(({ id }) => id);
}

it('a request wanders from list to list, with whoever has to do something next, until it is archived', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  expect(await waitsFor(li)).toEqual([id]);
  await did(id, '10:05', li, 'acknowledge');
  expect(await waitsFor(qian)).toEqual([id]);
  expect(await waitsFor(chen)).toEqual([]);
  await did(id, '10:06', qian, 'accept');
  expect(await waitsFor(qian)).toEqual([]);
  await did(id, '10:20', li, 'propose');
  await did(id, '10:30', li, 'resolve');
  expect([await waitsFor(li), await waitsFor(wang)]).toEqual([[], [id]]);
  await did(id, '10:40', wang, 'confirm');
  expect([await waitsFor(li), await waitsFor(wang), await waitsFor(sun)]).toEqual([[id], [], []]);
  await did(id, '10:41', li, 'sign-off');
  expect([await waitsFor(li), await waitsFor(sun)]).toEqual([[], [id]]);
  expect((await one.tickets.list({ of: 'open' }, 10)).tickets.map((ticket) => ticket.id)).toEqual([id]);
  await did(id, '10:42', sun, 'archive');
  expect(await waitsFor(sun)).toEqual([]);
  expect((await one.tickets.list({ of: 'open' }, 10)).total).toBe(0);
});

it('a request of before it was kept whom it waits for is looked at once, asked for, and listed', async () => {
  const { id } = await file(one, { cause: 'view:V1' });
  await did(id, '10:30', li, 'acknowledge');
  await did(id, '10:30:30', li, 'propose');
  await did(id, '10:31', li, 'resolve');
  await did(id, '10:40', wang, 'confirm');
  const { collection } = one.store.models.tickets;
  const asIfOld = { $unset: { awaits: '', nextInstantAt: '' }, $pull: { history: { type: 'step-asked' } } };
  await collection.updateOne({ _id: id } as never, { ...asIfOld, $set: { outbox: [] } } as never);
  expect(await waitsFor(li)).toEqual([]);
  now = at('Tue 09:00');
  expect(await one.tickets.due(now, 10)).toEqual([]);
  await one.tickets.wakeUnlisted(now);
  expect(await one.tickets.due(now, 10)).toEqual([id]);
  await runner().tick(id);
  expect([await waitsFor(li), await waitsFor(qian)]).toEqual([[id], [id]]);
  const asked = (await one.tickets.load(id))!.outbox.filter(({ kind }) => kind === 'direct');
  expect(asked.map(({ message, lane }) => `${message} ${lane}`).sort()).toEqual(
    [`step-asked ${li.id}`, `step-asked ${qian.id}`].sort(),
  );
  await one.tickets.wakeUnlisted(now);
  expect(await one.tickets.due(now, 10)).toEqual([]);
});
