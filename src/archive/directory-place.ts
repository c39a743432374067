import { createReadStream } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { Fault } from '../domain/fault.js';
import type { Listed, Place } from './place.js';
import { DAY_MS } from '../domain/time/units.js';

/** What is being written; the name of what stands here is no key. */
const INCOMING = '.incoming';
/** A copy that is older was left by a process that died. */
const LEFT_MS = DAY_MS;
const READ_ONLY = 0o440;

/**
 * A directory as archive: of a disk, or of a share that has hard links. A file comes under its own name by a link to
 * what was written and synced elsewhere, so it is there whole or not at all, and a link takes no name that is taken.
 */
export class DirectoryPlace implements Place {
  readonly name: string;
  private readonly root: string;

  /** @param url `file:///srv/archive` */
  constructor(url: string) {
    this.root = fileURLToPath(url);
    this.name = this.root;
  }

  async create(key: string, file: string, _sha256?: string): Promise<boolean> {
    return withPlace(this.root, async () => {
      const path = this.pathOf(key);
      const incoming = join(this.root, INCOMING);
      await mkdir(incoming, { recursive: true, mode: 0o750 });
      await mkdir(dirname(path), { recursive: true, mode: 0o750 });
      const copy = join(incoming, randomUUID());
      try {
        await copyFile(file, copy);
        await chmod(copy, READ_ONLY);
        await synced(copy);
        await link(copy, path);
        // The entries of new folders as well: a folder that was not synced takes its files along.
        for (let folder = dirname(path); folder.length >= this.root.length; folder = dirname(folder))
          await synced(folder);
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      } finally {
        await rm(copy, { force: true });
      }
    });
  }

  async read(key: string): Promise<Readable | undefined> {
    return withPlace(this.root, async () => {
      try {
        const handle = await open(this.pathOf(key), 'r');
        return createReadStream('', { fd: handle });
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    });
  }

  async *list(prefix: string): AsyncIterable<Listed> {
    for (const month of await this.months()) {
      if (!month.startsWith(prefix.slice(0, month.length))) continue;
      for (const name of await entriesOf(this.root, join(this.root, month))) {
        const key = `${month}/${name}`;
        if (!key.startsWith(prefix)) continue;
        const known = await withPlace(this.root, () => stat(this.pathOf(key)).catch(goneIsUndefined));
        if (known) yield { key, bytes: known.size, at: known.mtime };
      }
    }
  }

  async months(): Promise<string[]> {
    const years = (await entriesOf(this.root, this.root)).filter((name) => /^\d{4}$/.test(name));
    const found: string[] = [];
    for (const year of years) {
      const months = await entriesOf(this.root, join(this.root, year));
      found.push(...months.filter((name) => /^\d{2}$/.test(name)).map((month) => `${year}/${month}`));
    }
    return found.sort();
  }

  async remove(key: string): Promise<void> {
    await withPlace(this.root, async () => {
      await rm(this.pathOf(key), { force: true });
      await this.tidy();
    });
  }

  /** Half copies of processes that died. */
  private async tidy(): Promise<void> {
    const incoming = join(this.root, INCOMING);
    for (const name of await entriesOf(this.root, incoming)) {
      const known = await stat(join(incoming, name)).catch(goneIsUndefined);
      if (known && Date.now() - known.mtimeMs > LEFT_MS) await rm(join(incoming, name), { force: true });
    }
  }

  private pathOf(key: string): string {
    return join(this.root, ...key.split('/'));
  }
}

/** A folder that is not there has nothing in it. */
const entriesOf = (root: string, path: string): Promise<string[]> =>
  withPlace(root, () => readdir(path).catch((error) => (codeOf(error) === 'ENOENT' ? [] : raise(error))));

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
const goneIsUndefined = (error: unknown): undefined =>
  codeOf(error) === 'ENOENT' ? undefined : raise(error);
function raise(error: unknown): never {
  throw error;
}

async function withPlace<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    const detail = `the archive at ${root} (${codeOf(error) ?? (error as Error).message})`;
    throw new Fault('archive-unavailable', true, { cause: error, detail });
  }
}
