import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { DirectoryPlace } from '../../src/archive/directory-place.js';
import { doerOf } from '../../src/domain/record/conclude.js';
import { decided, opened } from '../../src/domain/record/decide.js';
import { Kinds, type AnyKind } from '../../src/domain/record/kinds.js';
import type { Told } from '../../src/domain/record/told.js';
import { eraseTold } from '../../src/domain/privacy/erase-told.js';
import { heldInTold } from '../../src/domain/privacy/held-in-told.js';
import { writeRecordBundles } from '../../src/jobs/write-record-bundles.js';
import { KindRecords } from '../../src/store/kind-records.js';
import { contextOf, li, must, wang } from '../domain/record/loans.js';
import { desk } from '../store/stores.js';
import { loan } from '../support/loan-kind.js';

const kind: AnyKind = loan;
const NOW = new Date('2026-11-30T02:00:00Z');
let records: KindRecords;
let stop: () => Promise<void>;
let dir: string;
beforeEach(async () => {
  const started = await desk();
  ({ stop } = started);
  records = new KindRecords(started.of[0]!.store.models.records, new Kinds([kind]));
  dir = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterEach(async () => {
  await stop();
  await rm(dir, { recursive: true, force: true });
});

const write = () => {
  const place = new DirectoryPlace(pathToFileURL(dir).href);
  return writeRecordBundles({ place, records, clock: () => NOW, log: pino({ level: 'silent' }) });
};
const bundles = async () =>
  (await readdir(dir, { recursive: true }))
    .filter((path) => path.endsWith('.zip'))
    .map((path) => basename(path));
const number = 'LN-2026-000001';
const load = async (): Promise<Told> => (await records.load(number))!;

async function lend(): Promise<void> {
  const given = {
    ...{ request: 'SR-2026-000042', customerId: 'renhe', desk: 'C0DESK', title: '王老师的备用显示器' },
    ...{ keeper: { id: li.id, name: li.name }, dueAt: NOW },
  };
  await records.open(kind, 2026, 'view:1', NOW, (id) => ({
    ...must(opened(kind, id, given, doerOf(wang), contextOf('view:1'))),
    intents: [],
  }));
}
async function act(cause: string, command: object): Promise<void> {
  const record = await load();
  const after = must(decided(kind, record, command, li, contextOf(cause))).record;
  expect(await records.commit(record, after, { intents: [], cause, now: NOW })).toBe(true);
}
async function erase(): Promise<void> {
  const record = await load();
  const subject = { personId: wang.id, names: [wang.name], phones: [], customerIds: ['renhe'] };
  const keys = new Set(heldInTold(kind, record, subject).map(({ key }) => key));
  const asked = { keys, reason: '本人书面要求' };
  const after = must(eraseTold(kind, record, asked, li, contextOf('erase:1'))!).record;
  expect(await records.commitErased(record, after, { intents: [], cause: 'erase:1', now: NOW })).toBe(true);
}
const extend = { do: 'extend', dueAt: new Date('2026-12-02T02:00:00Z'), reason: '配件未到' };

it('a closed record gets one bundle, however often the job comes; a further one when it was changed', async () => {
  await lend();
  await write();
  expect(await bundles()).toEqual([]);
  await act('press:2', { do: 'return' });
  for (let run = 0; run < 2; run += 1) await write();
  expect(await bundles()).toEqual([`${number}-2-1.zip`]);
  await act('press:3', extend);
  await act('press:4', { do: 'return' });
  await write();
  expect(await bundles()).toEqual([`${number}-2-1.zip`, `${number}-4-1.zip`]);
  expect((await records.waitingSince(NOW)).count).toBe(0);
});

it.each([
  ['closed', false, [`${number}-3-1.zip`]],
  ['open again before the job came', true, []],
])('what shows somebody who was erased goes, of a record that is %s', async (_what, isReopened, left) => {
  await lend();
  await act('press:2', { do: 'return' });
  await write();
  await erase();
  expect(await records.owesErasing(number)).toBe(true);
  if (isReopened) await act('press:3', extend);
  await write();
  expect(await bundles()).toEqual(left);
  expect(await records.owesErasing(number)).toBe(false);
});
