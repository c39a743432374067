import { LARGEST_LOGO, readLogo } from '../../src/domain/settings/letterhead.js';
import { setLogo } from '../../scripts/settings/logo.js';
import type { Desk } from '../../scripts/settings/open-desk.js';
import type { Terminal } from '../../scripts/settings/terminal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { SettingsStore } from '../../src/store/settings.js';
import { closeStore, openStore, type Store } from '../../src/store/connection.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const SVG =
  '<?xml version="1.0"?>\n<!-- a logo -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>';
let database: TestDatabase;
let store: Store;
let settings: SettingsStore;

beforeAll(async () => {
  database = await testDatabase();
  store = await openStore(database.uri, database.name);
  settings = new SettingsStore(store.models.settings);
});
afterAll(async () => {
  await closeStore(store);
  await database.drop();
});

/** What is told when this file is set as the logo. */
async function told(file: string, bytes: Buffer): Promise<string[]> {
  const lines: string[] = [];
  const terminal = { readBytes: () => Promise.resolve(bytes), say: (line: string) => lines.push(line) };
  await setLogo(file, (work) => work({ settings } as unknown as Desk), terminal as unknown as Terminal);
  return lines;
}

test('a logo that was set stands at the head of documents until it is taken away; settings stay as they are', async () => {
  const letterhead = { address: '张江路 88 号', phone: '400-800-0000' };
  await settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, companyName: '应达科技', letterhead });
  expect(await settings.letterhead()).toEqual({ company: '应达科技', ...letterhead, logo: undefined });
  expect(await told('logo.svg', Buffer.from(SVG))).toEqual(['logo.svg: the logo of reports and forms']);
  const { logo } = await settings.letterhead();
  expect(logo?.type).toBe('svg');
  expect(Buffer.from(logo!.bytes).toString()).toBe(SVG);
  await told('none', Buffer.alloc(0));
  expect(await settings.loadLogo()).toBeUndefined();
  expect((await settings.load()).version).toBe(1);
});

test.each([
  ['is neither PNG nor SVG', Buffer.from('GIF89a'), /must be a PNG or an SVG/],
  ['is too large', Buffer.alloc(LARGEST_LOGO + 1), /512 kB/],
  ['is broken', Buffer.from('<svg'), /cannot be drawn|must be/],
])('a file that %s is refused before anything is saved', async (_what, bytes, words) => {
  await expect(told('logo', bytes)).rejects.toThrow(words);
  expect(await settings.loadLogo()).toBeUndefined();
});

test('a PNG is known by its first bytes, whatever the file is called', () => {
  expect(readLogo(Buffer.from('89504e470d0a1a0a00', 'hex'))?.type).toBe('png');
  expect(readLogo(Buffer.from('<html><svg></svg></html>'))).toBeUndefined();
});
