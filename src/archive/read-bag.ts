import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { measure } from './hashing.js';

/** What is wrong with one file of a bag. */
export const FAULTS_OF_FILES = ['missing', 'changed', 'not-listed', 'twice', 'unreadable'] as const;
export type FaultOfFile = (typeof FAULTS_OF_FILES)[number];

export interface BagProblem {
  /** Its path in the bag; `(zip)` for the file as a whole. */
  readonly file: string;
  readonly fault: FaultOfFile;
}

/** A manifest is small; what is larger is none of ours. */
const LARGEST_TAG = 16 * 1024 * 1024;
/** A stored request has 16 MB at most; as JSON it is some times that. */
const LARGEST_READ = 128 * 1024 * 1024;

const TAGS = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'] as const;

/** A bag in a ZIP on this machine; its folder is left out of all paths. */
export class BagReader {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly twice: readonly string[],
  ) {}

  /** @returns undefined when it is no ZIP that can be read, or has not the one folder */
  static async open(file: string): Promise<BagReader | undefined> {
    let zip: ZipFile | undefined;
    try {
      zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false });
      const entries = new Map<string, Entry>();
      const twice: string[] = [];
      let folder: string | undefined;
      for await (const entry of zip.eachEntry()) {
        folder ??= /^[^/]+\//.exec(entry.fileName)?.[0] ?? '';
        const isInside = entry.fileName.startsWith(folder);
        const path = isInside ? entry.fileName.slice(folder.length) : entry.fileName;
        if (entries.has(path)) twice.push(path);
        entries.set(path, entry);
      }
      return new BagReader(zip, entries, twice);
    } catch {
      zip?.close();
      return undefined;
    }
  }

  close(): void {
    this.zip.close();
  }

  /** Every file that is not what its manifests say; none when the bag is whole. */
  async problems(): Promise<BagProblem[]> {
    const problems: BagProblem[] = this.twice.map((file) => ({ file, fault: 'twice' }));
    const missing = TAGS.filter((file) => !this.entries.has(file));
    problems.push(...missing.map((file) => ({ file, fault: 'missing' }) as const));
    const seen = new Set<string>(TAGS);
    const tagged = await this.manifest('tagmanifest-sha256.txt', problems);
    const payload = await this.manifest('manifest-sha256.txt', problems);
    // Each manifest holds the files of its own kind, and ours hold all of them.
    for (const file of TAGS.slice(0, 3)) if (!tagged.has(file)) tagged.set(file, '');
    for (const [file, sha256] of [...tagged, ...payload]) {
      seen.add(file);
      const fault = await this.faultOf(file, sha256);
      if (fault && !missing.includes(file as (typeof TAGS)[number])) problems.push({ file, fault });
    }
    const others = [...this.entries.keys()].filter((file) => !seen.has(file));
    return [...problems, ...others.map((file) => ({ file, fault: 'not-listed' }) as const)];
  }

  /** @returns undefined when there is no such file, or it cannot be read */
  async read(path: string, most = LARGEST_READ): Promise<Buffer | undefined> {
    const entry = this.entries.get(path);
    if (!entry || entry.uncompressedSize > most) return undefined;
    try {
      return await buffer(await this.zip.openReadStreamPromise(entry));
    } catch {
      return undefined;
    }
  }

  /** Paths of all files below `data/`, with their sizes. */
  payload(): { path: string; bytes: number }[] {
    return [...this.entries]
      .filter(([path]) => path.startsWith('data/'))
      .map(([path, entry]) => ({ path, bytes: entry.uncompressedSize }));
  }

  private async manifest(file: string, problems: BagProblem[]): Promise<Map<string, string>> {
    const bytes = await this.read(file, LARGEST_TAG);
    const listed = new Map<string, string>();
    if (!bytes) {
      if (this.entries.has(file)) problems.push({ file, fault: 'unreadable' });
      return listed;
    }
    for (const line of bytes.toString('utf8').split('\n')) {
      if (line === '') continue;
      const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      if (sha256 === undefined || path === undefined) problems.push({ file, fault: 'changed' });
      else listed.set(path, sha256);
    }
    return listed;
  }

  private async faultOf(path: string, sha256: string): Promise<FaultOfFile | undefined> {
    const entry = this.entries.get(path);
    if (!entry) return 'missing';
    try {
      const found = await measure(await this.zip.openReadStreamPromise(entry));
      return found.sha256 === sha256 ? undefined : 'changed';
    } catch {
      return 'unreadable';
    }
  }
}

/** The value of a line of bag-info.txt. */
export function infoOf(text: string, label: string): string | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${label}: `));
  return line?.slice(label.length + 2);
}
