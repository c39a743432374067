import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fontBytes, fontFiles, locateFonts } from '../../src/documents/fonts.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fonts test '));
});
afterAll(() => rm(directory, { recursive: true }));

describe('the font of the documents', () => {
  test('is installed in both weights, and is TrueType', async () => {
    const { regular, bold } = await fontFiles();
    expect(regular).toMatch(/Regular\.ttf$/);
    expect(bold).toMatch(/Bold\.ttf$/);
  });

  test('is read once while it is in use', async () => {
    const held = await fontBytes();
    expect(await fontBytes()).toBe(held);
    expect(held.regular.length).toBeGreaterThan(1_000_000);
  });

  test('that is not installed is a fault that names it and what to do', async () => {
    const located = locateFonts((path) => {
      throw new Error(`Cannot find module ${path}`);
    });
    await expect(located).rejects.toMatchObject({
      code: 'font-missing',
      retry: false,
      message: expect.stringMatching(/noto-sans-sc.*npm ci/),
      cause: expect.objectContaining({ message: expect.stringContaining('Cannot find module') }),
    });
  });

  test('whose file is gone is a fault that names the file', async () => {
    const located = locateFonts(() => join(directory, 'gone.ttf'));
    await expect(located).rejects.toMatchObject({
      code: 'font-missing',
      message: expect.stringContaining('gone.ttf'),
    });
  });

  test.each([
    ['WOFF2', Buffer.from('wOF2rest')],
    ['the pointer of a large file store', Buffer.from('version https://git-lfs.github.com/spec/v1')],
    ['an empty file', Buffer.alloc(0)],
  ])('that is %s is a fault, not blank pages', async (_what, content) => {
    const path = join(directory, 'font.ttf');
    await writeFile(path, content);
    await expect(locateFonts(() => path)).rejects.toMatchObject({
      code: 'font-unreadable',
      message: expect.stringContaining(path),
    });
  });
});
