import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { runExport } from '../../scripts/export/run.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { closeStore } from '../../src/store/connection.js';
import { at, CONTRACT } from '../domain/ticket/requests.js';
import { connect, file, type Process } from '../store/stores.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let desk: Process;
let folder: string;
beforeEach(async () => {
  database = await testDatabase();
  desk = await connect(database.uri, database.name);
  await desk.settings.save(DEFAULT_SETTINGS, DEFAULT_SETTINGS);
  await desk.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('09:00') });
  folder = mkdtempSync(join(tmpdir(), 'yingda-test-'));
  for (const n of [1, 2])
    await file(desk, { cause: `view:${n}`, when: at(`1${n}:00`), filing: { items: [`=${n}+1`] } });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeStore(desk.store);
  await database.drop();
});

async function run(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const status = await runExport(args, {
    env: { MONGODB_URI: database.uri, MONGODB_DATABASE: database.name },
    now: () => at('13:00'),
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { status, said, complained };
}
const out = (name: string) => join(folder, name);

it('writes the requests of a period and filter, and says how many', async () => {
  const path = out('a.xlsx');
  const { status, said } = await run('2026-11', '--status', '未完成', '--customer', '仁和', '--out', path);
  expect([status, said]).toEqual([0, [`${path}: 2 requests`]]);
  const { sheets } = await readXlsx(readFileSync(path), { readStyles: false });
  expect(sheets[0]!.rows.map(([number]) => number)).toEqual(['编号', 'SR-2026-000001', 'SR-2026-000002']);
  expect(sheets[0]!.rows[1]).toContain('=1+1');
});

it('as CSV, in the other language', async () => {
  const { status } = await run('--from', '2026-11-23', '--language', 'en', '--out', out('a.csv'));
  expect(status).toBe(0);
  const text = readFileSync(out('a.csv'), 'utf8');
  expect(text).toMatch(/^\uFEFFNumber,/);
  expect(text).toContain("'=2+1");
});

it.each([
  [['2026-11'], 2, /^usage/],
  [['--out', 'a.pdf'], 2, /^usage/],
  [['--nonsense', '--out', 'a.csv'], 2, /nonsense/],
  [['--language', 'fr', '--out', 'a.csv'], 2, /^usage/],
  [['next', 'week', '--out', 'a.csv'], 2, /next week: not understood/],
  [['--status', 'nonsense', '--out', 'a.csv'], 2, /nonsense: not understood \(status\)/],
  [['--customer', '无此公司', '--out', 'a.csv'], 2, /无此公司: no customer or contract/],
  [['--out', 'no-such-folder/a.csv'], 2, /cannot be written there/],
])('%j is refused', async (args, status, words) => {
  const told = await run(...args.map((arg) => (/^(a|no-such-folder\/a)\.\w+$/.test(arg) ? out(arg) : arg)));
  expect(told).toMatchObject({ status, said: [] });
  expect(told.complained.join('\n')).toMatch(words);
  expect(readdirSync(folder)).toEqual([]);
});

it('a request that cannot be read is named, the others are in the file; the status is 1', async () => {
  await desk.store.models.tickets.collection.updateOne({ _id: 'SR-2026-000001' } as never, {
    $set: { severity: 'of another version' },
  });
  const { status, said, complained } = await run('--out', out('a.csv'));
  expect([status, said]).toEqual([1, [`${out('a.csv')}: 1 requests, 1 left out`]]);
  expect(complained).toEqual(['SR-2026-000001: cannot be read, and is not in the file']);
  expect(existsSync(out('a.csv.part'))).toBe(false);
});
