import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { EJSON } from 'bson';
import { DirectoryPlace } from '../../../src/archive/directory-place.js';
import { bundlesIn } from '../../../src/archive/find-bundles.js';
import { verifyBundle } from '../../../src/archive/verify-bundle.js';
import { ENQUIRY_STATUSES } from '../../../src/domain/enquiry/enquiry.js';
import { enquiryKind } from '../../../src/domain/enquiry/kind.js';
import { verifyTold } from '../../../src/domain/record/chain.js';
import { decided } from '../../../src/domain/record/decide.js';
import { Kinds, type AnyKind } from '../../../src/domain/record/kinds.js';
import type { Told } from '../../../src/domain/record/told.js';
import { LOCALES } from '../../../src/domain/people/person.js';
import { sayEnquiry } from '../../../src/slack/messages/enquiry.js';
import { KindRecords } from '../../../src/store/kind-records.js';
import type { Stored } from '../../../src/store/models.js';
import { at, later, qian, tickedAt, type ToldEnquiry } from '../../domain/enquiry/heard.js';
import { must } from '../../domain/record/loans.js';
import { desk } from '../stores.js';

/**
 * Enquiries as they were once stored, one of each status, and the bundle of one of them. Never made anew; a version that stores
 * something otherwise adds a folder beside it.
 */
const HERE = 'test/store/golden/enquiries-1';
const kind: AnyKind = enquiryKind;

let documents: Stored[];
let records: KindRecords;
let stop: () => Promise<void>;
beforeAll(async () => {
  const started = await desk();
  ({ stop } = started);
  const model = started.of[0]!.store.models.records;
  const files = (await readdir(HERE)).filter((name) => name.endsWith('.json')).sort();
  documents = await Promise.all(
    files.map(
      async (name) =>
        EJSON.parse(await readFile(`${HERE}/${name}`, 'utf8'), { relaxed: false }) as unknown as Stored,
    ),
  );
  await model.collection.insertMany(documents as never);
  records = new KindRecords(model, new Kinds([kind]), (id, error) => {
    throw new Error(`${id}: ${String(error)}`);
  });
});
afterAll(() => stop());

const numbered = (n: number) => `EQ-2026-00000${n}`;
const load = async (n: number): Promise<Told> => (await records.load(numbered(n)))!;
const ids = async (key: string) =>
  (await records.list(kind, { keys: [key], from: 0, limit: 20 })).records.map(({ id }) => Number(id.at(-1)));

it('there is one of each status, and each is read, holds and is said in both languages', async () => {
  const all = await Promise.all(documents.map((_one, index) => load(index + 1)));
  expect(all.map(({ state }) => (state as { status: string }).status).sort()).toEqual(
    [...ENQUIRY_STATUSES].sort(),
  );
  for (const record of all) {
    expect([record.id, verifyTold(kind, record, record.seal)]).toMatchObject([record.id, { ok: true }]);
    for (const locale of LOCALES) {
      const entry = { kind: 'post-card', message: 'card', lane: 'C0DESK' } as never;
      expect(sayEnquiry({ record, fact: undefined, entry, locale })?.text).not.toBe('');
    }
  }
});

it('they stand in the lists in which they stood', async () => {
  expect(await ids('open')).toEqual(expect.arrayContaining([1, 2]));
  expect(await ids('undecided')).toEqual([1]);
  expect(await ids('message:C0RENHE:5.1')).toEqual([5]);
});

it('what was written by an act is known when the act is repeated', async () => {
  expect((await records.openedBy(kind, 'message:C0RENHE:3.1'))?.id).toBe(numbered(3));
});

it('work goes on: it is asked again when it was due, and decided', async () => {
  expect(await records.due(later(60), 5)).toEqual(expect.arrayContaining([numbered(1), numbered(2)]));
  const asked = tickedAt((await load(1)) as unknown as ToldEnquiry, 31)!;
  expect(asked.record.state.chased).toBe(3);
  const before = await load(1);
  const dismissal = { do: 'dismiss', remark: '已电话解决' };
  const { record, intents } = must(decided(kind, before, dismissal, qian, at('view:9', 40)));
  const owing = { intents, cause: 'view:9', now: later(40) };
  expect(await records.commit(before, record, owing)).toBe(true);
  expect(verifyTold(kind, await load(1), before.seal)).toMatchObject({ ok: true });
});

it('its bundle holds', async () => {
  const place = new DirectoryPlace(pathToFileURL(`${process.cwd()}/${HERE}/archive`).href);
  const found: string[] = [];
  for await (const { key, number } of bundlesIn(place, '')) {
    found.push(number);
    expect((await verifyBundle(place, key, undefined, new Kinds([kind]))).problems).toEqual([]);
  }
  expect(found).toEqual([numbered(5)]);
});
