import { pino } from 'pino';
import { runSettings } from '../../../scripts/settings/run.js';
import { DEFAULT_SETTINGS, policyOf } from '../../../src/domain/settings/settings.js';
import { applyTermsChanges } from '../../../src/jobs/apply-terms.js';
import { CommandRunner } from '../../../src/run-command.js';
import { TermsChanges } from '../../../src/store/terms-changes.js';
import { closeStore } from '../../../src/store/connection.js';
import { ROSTER } from '../../domain/people/cast.js';
import { at, CONTRACT, POLICY } from '../../domain/ticket/requests.js';
import { connect, file, type Process } from '../../store/stores.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let desk: Process;
let yaml: string;
const clock = () => at('11:30');

beforeEach(async () => {
  database = await testDatabase();
  desk = await connect(database.uri, database.name);
  await desk.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER, policies: [POLICY] });
  await desk.contracts.insert(CONTRACT, { intents: [], cause: 'view:V1', now: at('09:00') });
  for (const [cause, when] of [
    ['view:V2', at('10:00')],
    ['view:V3', at('11:20')],
  ] as const)
    await file(desk, { cause, when });
  await run('export', 'desk.yaml');
});
afterEach(async () => {
  await closeStore(desk.store);
  await database.drop();
});

async function run(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const status = await runSettings(args, {
    env: { MONGODB_URI: database.uri, MONGODB_DATABASE: database.name },
    now: clock,
    readBytes: () => Promise.resolve(new TextEncoder().encode(yaml)),
    read: () => Promise.resolve(yaml),
    write: (_name, text) => Promise.resolve(void (yaml = text)),
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { status, said, complained };
}

/** The job of a running bot. */
async function applied() {
  const { settings, tickets, contracts } = desk;
  const termsChanges = new TermsChanges(desk.store.models.termsChanges);
  const runner = new CommandRunner({ ...desk, clock, nudge: () => undefined });
  const log = pino({ level: 'silent' });
  await applyTermsChanges({
    settings,
    tickets,
    contracts,
    termsChanges,
    runner,
    clock,
    log,
    nudge: () => undefined,
  });
}
const versions = async () =>
  (await desk.store.models.tickets.find().lean<{ terms: { policy: { version: number } } }[]>()).map(
    ({ terms }) => terms.policy.version,
  );
const FIGURES = '2 open requests follow what changes: 2 due earlier, 1 breach now (SR-2026-000001).';

it('shows what it would move, and writes that the open requests are to have it, when both are said', async () => {
  yaml = yaml.replace('repair: 240', 'repair: 60').replace('response: 30', 'response: 100');
  const shown = await run('import', 'desk.yaml', '--apply-to-open');
  expect(shown).toMatchObject({ status: 0, complained: [] });
  expect(shown.said.slice(-3)).toEqual([
    '    new requests of 1 customer channel get it; 2 open requests get it too',
    '2 open requests follow what changes: 2 due earlier, 2 later, 1 breach now (SR-2026-000001), 1 late no more.',
    'Nothing is changed yet. To do it: npm run -s settings -- import desk.yaml --apply-to-open --yes',
  ]);
  expect((await desk.settings.load()).version).toBe(1);

  const done = await run('import', 'desk.yaml', '--apply-to-open', '--yes');
  expect(done.said.slice(-2)).toEqual([
    'The running bots bring it to the open requests, and tell the administrators when it is done.',
    expect.stringMatching(/^Saved as version 2\. /),
  ]);
  const settings = await desk.settings.load();
  expect(settings.intentions).toMatchObject([
    { id: 'settings:2', at: at('11:30'), roles: ['admin'], policies: [{ id: 'default', version: 2 }] },
  ]);
  expect(await versions()).toEqual([1, 1]);
  await applied();
  expect(await versions()).toEqual([2, 2]);
  const [change] = await desk.store.models.termsChanges
    .find()
    .lean<{ outbox: { lane: string }[]; tally: object }[]>();
  expect(change).toMatchObject({
    tally: { requests: 2, earlier: 2, later: 2, breached: 1, inTime: 1 },
    outbox: [{ lane: ROSTER.admin![0]!.id }],
  });
});

it('without the word, new requests alone get it; said later with the same file, it reaches the open ones', async () => {
  yaml = yaml.replace('repair: 240', 'repair: 60');
  await run('import', 'desk.yaml', '--yes');
  const saved = await desk.settings.load();
  expect(saved.intentions).toBe(undefined);
  await applied();
  expect(await versions()).toEqual([1, 1]);

  yaml = yaml.replace('version: 1\n', 'version: 2\n');
  const later = await run('import', 'desk.yaml', '--apply-to-open', '--yes');
  expect(later.said).toEqual([
    `Nothing changes: version 2 of ${database.name} says the same.`,
    FIGURES,
    'The running bots bring it to the open requests, and tell the administrators when it is done.',
    expect.stringMatching(/^Saved as version 3\. /),
  ]);
  await applied();
  expect(await versions()).toEqual([2, 2]);
  expect(policyOf(await desk.settings.load(), 'default').version).toBe(2);
  expect((await run('import', 'desk.yaml', '--apply-to-open', '--yes')).said).toContain(
    'No open request is affected.',
  );
  expect((await desk.settings.load()).version).toBe(3);
});

it('public days of a calendar reach open requests only with the word', async () => {
  const calendars = [
    {
      id: 'default',
      version: 1,
      hours: { week: { mon: ['09:00-18:00'] }, holidays: [], workdays: [], days: {} },
    },
  ];
  await desk.settings.save(await desk.settings.load(), { ...(await desk.settings.load()), calendars });
  const asked = ['holidays', 'default', 'CN', '2026', '--apply-to-open'];
  expect((await run(...asked)).said.at(-1)).toBe(
    'Nothing is changed yet. To do it: npm run -s settings -- holidays default CN 2026..2026 --apply-to-open --yes',
  );
  await run(...asked, '--yes');
  await applied();
  const stored = await desk.tickets.load('SR-2026-000001');
  expect(stored!.terms).toMatchObject({ policy: { version: 1 }, calendarId: 'default', calendarVersion: 2 });
});

it('is no word for what changes nothing', async () => {
  expect(await run('export', 'desk.yaml', '--apply-to-open')).toMatchObject({ status: 2 });
});
