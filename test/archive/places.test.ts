import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { measured } from '../../src/archive/hashing.js';
import { openPlace, type Place } from '../../src/archive/place.js';
import { S3Server } from './s3-server.js';

let folder: string;
let s3: S3Server;
let place: Place;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'places-'));
  s3 = await S3Server.start();
});
afterEach(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const KINDS = {
  'a directory': async () => {
    const ARCHIVE_URL = pathToFileURL(join(folder, 'archive')).href;
    return (await openPlace({ ARCHIVE_URL, ARCHIVE_S3_REGION: '' }))!;
  },
  'an S3 store': async () => (await openPlace(s3.given()))!,
};

/** Of a file on this machine. */
async function put(key: string, words: string): Promise<boolean> {
  const file = join(folder, `upload-${Math.random()}`);
  await writeFile(file, words);
  return place.create(key, file, measured(Buffer.from(words)).sha256);
}
async function keys(prefix = ''): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of place.list(prefix)) found.push(key);
  return found.sort();
}
const read = async (key: string) => {
  const stream = await place.read(key);
  return stream && text(stream);
};

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('%s', (kind) => {
  beforeEach(async () => {
    place = await KINDS[kind]();
  });

  it('gives back what was put there, says what is not there, and lists by months', async () => {
    expect([await keys(), await place.months()]).toEqual([[], []]);
    expect(await put('2026/11/SR-2026-000001-3-1.zip', 'one')).toBe(true);
    expect(await put('2026/11/SR-2026-000002-3-1.zip', 'two')).toBe(true);
    expect(await put('2026/11/SR-2026-000002-9-1.zip', 'three')).toBe(true);
    expect(await put('2025/02/SR-2025-000001-3-1.zip', 'four')).toBe(true);
    expect(await read('2026/11/SR-2026-000002-3-1.zip')).toBe('two');
    expect(await read('2026/11/SR-2026-000009-3-1.zip')).toBeUndefined();
    expect(await place.months()).toEqual(['2025/02', '2026/11']);
    expect(await keys('2026/11/SR-2026-000002-')).toEqual([
      '2026/11/SR-2026-000002-3-1.zip',
      '2026/11/SR-2026-000002-9-1.zip',
    ]);
    expect(await keys('2026/')).toHaveLength(3);
    expect(await keys()).toHaveLength(4);
    for await (const one of place.list('2025/'))
      expect([one.bytes, one.at.getTime() > 1e12]).toEqual([4, true]);
  });

  it('writes nothing over what is there, also when two come at once', async () => {
    const both = await Promise.all([put('2026/11/a.zip', 'mine'), put('2026/11/a.zip', 'hers')]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const there = await read('2026/11/a.zip');
    expect(await put('2026/11/a.zip', 'late')).toBe(false);
    expect(await read('2026/11/a.zip')).toBe(there);
  });

  it('removes, and what is gone already is no matter', async () => {
    await put('2026/11/a.zip', 'mine');
    await place.remove('2026/11/a.zip');
    await place.remove('2026/11/a.zip');
    expect(await keys()).toEqual([]);
  });
});

describe('an S3 store', () => {
  beforeEach(async () => {
    place = await KINDS['an S3 store']();
  });

  it('is asked with signatures, under its prefix, with the condition that nothing is there', async () => {
    await put('2026/11/a.zip', 'mine');
    await keys();
    expect(s3.forged).toBe(0);
    expect([...s3.objects.keys()]).toEqual(['desk/one/2026/11/a.zip']);
    expect(s3.asked.some((one) => one.startsWith('PUT /records/desk/one/2026/11/a.zip'))).toBe(true);
    expect(place.name).toBe('s3://records/desk/one');
  });

  it('with a wrong secret is a fault that says nothing of the keys', async () => {
    place = (await openPlace({ ...s3.given(), ARCHIVE_S3_SECRET: 'wrong' }))!;
    const failed = put('2026/11/a.zip', 'mine');
    await expect(failed).rejects.toMatchObject({ code: 'archive-unavailable' });
    await expect(failed).rejects.not.toThrow(/wrong|AKIATEST/);
    expect(s3.objects.size).toBe(0);
  });

  it('that stumbles is asked again; that stays away is a fault', async () => {
    s3.failing = 1;
    await put('2026/11/a.zip', 'mine');
    expect(await read('2026/11/a.zip')).toBe('mine');
    s3.failing = 100;
    await expect(keys()).rejects.toMatchObject({ code: 'archive-unavailable', retry: true });
  });
});

it('a directory that cannot be written to is a fault that names it', async () => {
  await writeFile(join(folder, 'file'), '');
  const ARCHIVE_URL = pathToFileURL(join(folder, 'file')).href;
  place = (await openPlace({ ARCHIVE_URL, ARCHIVE_S3_REGION: '' }))!;
  await expect(put('2026/11/a.zip', 'mine')).rejects.toMatchObject({
    code: 'archive-unavailable',
    message: expect.stringContaining(folder),
  });
});
