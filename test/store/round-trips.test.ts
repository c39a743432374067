import mongoose, { type mongo } from 'mongoose';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { CommandRunner } from '../../src/run-command.js';
import { OUTBOX_OWNERS } from '../../src/store/collections.js';
import { Contracts } from '../../src/store/contracts.js';
import { DutyStore } from '../../src/store/duty.js';
import { defineModels } from '../../src/store/models.js';
import { openStore, closeStore, type Store } from '../../src/store/connection.js';
import { Outboxes } from '../../src/store/outboxes.js';
import { PeopleStore } from '../../src/store/people.js';
import { SettingsStore } from '../../src/store/settings.js';
import { Tickets } from '../../src/store/tickets.js';
import { WishStore } from '../../src/store/wishes.js';
import { ROSTER, li, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING } from '../domain/ticket/requests.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let store: Store;
let watched: mongoose.Connection;
let runner: CommandRunner;
let outboxes: Outboxes;
/** What has been asked of the store: `find contracts`. */
let asked: string[];

beforeEach(async () => {
  database = await testDatabase();
  store = await openStore(database.uri, database.name);
  const watching = { dbName: database.name, monitorCommands: true, autoIndex: false, ignoreUndefined: true };
  watched = await mongoose.createConnection(database.uri, watching).asPromise();
  watched.getClient().on('commandStarted', ({ commandName, command }: mongo.CommandStartedEvent) => {
    const on = (command as Record<string, unknown>)[commandName];
    if (typeof on === 'string') asked.push(`${commandName} ${on}`);
  });
  const models = defineModels(watched);
  asked = [];
  const settings = new SettingsStore(models.settings);
  const contracts = new Contracts(models.contracts);
  outboxes = new Outboxes(models);
  runner = new CommandRunner({
    settings,
    contracts,
    tickets: new Tickets(models.tickets),
    people: new PeopleStore(models.people),
    duty: new DutyStore(models.duty),
    wishes: new WishStore(models.wishes),
    clock: () => at('10:00'),
    nudge: () => undefined,
  });
  await settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('09:00') });
});
afterEach(async () => {
  await watched.destroy();
  await closeStore(store);
  await database.drop();
});

const file = (cause: string) => runner.file(FILING, wang, { cause, at: at('10:00') });
/** Who is on duty: rotas and leave, asked for at the same time. */
const DUTY = ['find duty', 'find duty'];
/** What an act asks of the store, in no order. */
async function asks(act: () => Promise<unknown>): Promise<string[]> {
  asked = [];
  await act();
  return asked.sort();
}

it('a filing reads what it depends on once, and writes once', async () => {
  await file('view:V1');
  const reads = ['find contracts', ...DUTY, 'find people', 'find settings'];
  expect(await asks(() => file('view:V2'))).toEqual([...reads, 'insert tickets']);
});

it('what was loaded for an act is not loaded again', async () => {
  await file('view:V1');
  const act = { cause: 'view:V2', at: at('10:00'), settings: DEFAULT_SETTINGS };
  const again = () => runner.file(FILING, wang, act, CONTRACT);
  expect(await asks(again)).toEqual([...DUTY, 'find people', 'insert tickets']);
});

it('a verb reads the request and what it depends on, and writes once', async () => {
  await file('view:V1');
  const press = commandSchema.parse({ do: 'acknowledge' });
  const act = { cause: 'press:1', at: at('10:00') };
  const acknowledge = () => runner.run('SR-2026-000001', press, li, act);
  const reads = [...DUTY, 'find people', 'find settings', 'find tickets'];
  expect(await asks(acknowledge)).toEqual([...reads, 'update tickets']);
  expect(await asks(acknowledge)).toEqual(reads);
});

it('filings at once share what they read and go together', async () => {
  await file('view:V0');
  const causes = Array.from({ length: 20 }, (_, index) => `view:V${index + 1}`);
  const all = await asks(() => Promise.all(causes.map(file)));
  // The first begins at once; those that come meanwhile share the next answer, and the next write.
  expect(all.filter((one) => one === 'find contracts')).toHaveLength(2);
  expect(all.filter((one) => one === 'insert tickets').length).toBeLessThanOrEqual(4);
  expect(await store.models.tickets.countDocuments()).toBe(21);
});

it('a lane, and the lanes that are due, are asked for once by each kind that owes', async () => {
  await file('view:V1');
  const once = OUTBOX_OWNERS.map((owner) => `aggregate ${owner}`).sort();
  expect(await asks(() => outboxes.ofLane(CONTRACT.deskChannel, 10))).toEqual(once);
  expect(await asks(() => outboxes.dueLanes(at('10:00'), 10))).toEqual(once);
});
