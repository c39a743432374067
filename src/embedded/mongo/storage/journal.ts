import {
  closeSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import { MongoError } from '../errors.js';
import type { Doc } from '../bson/types.js';
import type { CatalogSink } from './catalog.js';
import { Catalog } from './catalog.js';
import { writeSnapshot } from './snapshot.js';
import { lockDirectory } from './lock.js';
import { currentFiles, logPath, syncDirectory } from './log-files.js';
import type { Kind } from './log-record.js';
import { encodeRecord } from './log-record.js';
import { replay } from './replay.js';

/** How long a write may stay in the page cache: it survives `kill -9` at once, a power cut after this. */
const SYNC_MS = 100;

export interface JournalOptions {
  /** Bytes of log, beyond twice the size of the last snapshot, after which a new one is written. */
  compactAfterBytes?: number;
  log: (line: string) => void;
}

/**
 * The durable side of a catalog: an append-only log in a directory. `commit` has been called before a write is
 * acknowledged; it returns when the operating system has the bytes. `sync` waits for the disk.
 */
export class Journal implements CatalogSink {
  readonly catalog = new Catalog(this);
  private readonly unlock: () => void;
  private pending: Buffer[] = [];
  private fd = -1;
  private sequence = 0;
  private length = 0;
  /** Bytes of log since the last snapshot, and the size of that. */
  private logged = 0;
  private snapshotBytes = 0;
  private muted = true;
  private failure: MongoError | undefined;
  private syncing: Promise<void> | undefined;
  private syncTimer: NodeJS.Timeout | undefined;
  private compaction: Promise<void> | undefined;
  /** Set when a collection was dropped or renamed, which a snapshot that is being written must not miss. */
  private reshaped = false;
  private closing = false;

  constructor(
    private readonly dir: string,
    private readonly options: JournalOptions,
  ) {
    mkdirSync(dir, { recursive: true });
    this.unlock = lockDirectory(dir);
    try {
      const files = currentFiles(dir);
      replay(files, this.catalog, options.log);
      const last = files.at(-1);
      for (const { path, snapshot } of files) {
        if (snapshot) this.snapshotBytes = statSync(path).size;
        else this.logged += statSync(path).size;
      }
      this.openLog(last && !last.snapshot ? last.sequence : (last?.sequence ?? 0) + 1);
    } catch (error) {
      this.unlock();
      throw error;
    }
    this.muted = false;
  }

  put = (namespace: string, bytes: Buffer) => this.append('put', namespace, bytes);
  delete = (namespace: string, id: unknown) => this.append('delete', namespace, { _id: id });
  create = (namespace: string, options: Doc) => this.append('create', namespace, options);
  createIndex = (namespace: string, spec: Doc) => this.append('createIndex', namespace, spec);
  dropIndex = (namespace: string, name: string) => this.append('dropIndex', namespace, { name });

  drop(namespace: string): void {
    this.reshaped = true;
    this.append('drop', namespace, {});
  }

  rename(from: string, to: string): void {
    this.reshaped = true;
    this.append('rename', from, { to });
  }

  /**
   * Writes what has been appended. Throws 14031 OutOfDiskSpace or 8 when that fails, and ever after: memory is then
   * ahead of the disk, so nothing more may be acknowledged until a restart has read the disk again.
   */
  commit(): void {
    if (this.failure) throw this.failure;
    if (this.pending.length === 0) return;
    const bytes = this.pending.length === 1 ? this.pending[0]! : Buffer.concat(this.pending);
    this.pending = [];
    try {
      for (let at = 0; at < bytes.length;)
        at += writeSync(this.fd, bytes, at, bytes.length - at, this.length + at);
    } catch (error) {
      this.fail(error as NodeJS.ErrnoException);
    }
    this.length += bytes.length;
    this.logged += bytes.length;
    this.syncTimer ??= setTimeout(() => void this.sync().catch(() => {}), SYNC_MS).unref();
    const { compactAfterBytes = 8 * 2 ** 20 } = this.options;
    if (!this.compaction && this.logged > compactAfterBytes + 2 * this.snapshotBytes) this.compact();
  }

  /** Resolves when all that was committed before is on the disk; callers at the same time share a sync. */
  async sync(): Promise<void> {
    clearTimeout(this.syncTimer);
    this.syncTimer = undefined;
    while (this.syncing) await this.syncing;
    const { fd } = this;
    this.syncing = new Promise<void>((resolve, reject) =>
      fdatasync(fd, (error) => (error ? reject(error) : resolve())),
    ).finally(() => (this.syncing = undefined));
    return this.syncing;
  }

  /** Resolves when no compaction is under way. */
  async settled(): Promise<void> {
    await this.compaction;
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.compaction;
    if (!this.failure) this.commit();
    await this.sync();
    closeSync(this.fd);
    this.unlock();
  }

  private append(kind: Kind, namespace: string, body: Doc | Buffer): void {
    if (!this.muted) this.pending.push(encodeRecord(kind, namespace, body));
  }

  private fail(error: NodeJS.ErrnoException): never {
    this.failure = new MongoError(
      error.code === 'ENOSPC' ? 14031 : 8,
      `the log cannot be written, restart when it can: ${error.message}`,
    );
    try {
      ftruncateSync(this.fd, this.length);
    } catch {
      // The torn record is cut off at the next start as well.
    }
    throw this.failure;
  }

  private openLog(sequence: number): void {
    const path = logPath(this.dir, sequence, 'log');
    this.fd = openSync(path, 'a+');
    closeSync(this.fd);
    this.fd = openSync(path, 'r+');
    this.length = statSync(path).size;
    this.sequence = sequence;
    syncDirectory(this.dir);
  }

  /** Goes on in a new log and writes the state into a snapshot between the two, after which the old files can go. */
  private compact(): void {
    const snapshotSequence = this.sequence + 1;
    const old = this.fd;
    fsyncSync(old);
    this.openLog(this.sequence + 2);
    const before = this.logged;
    this.logged = 0;
    this.reshaped = false;
    this.compaction = (async () => {
      while (this.syncing) await this.syncing.catch(() => {});
      closeSync(old);
      const abandoned = () => this.reshaped || this.closing || this.failure !== undefined;
      const bytes = await writeSnapshot(this.dir, snapshotSequence, this.catalog, abandoned);
      if (bytes === undefined) this.logged += before;
      else {
        this.snapshotBytes = bytes;
        currentFiles(this.dir);
      }
    })()
      .catch((error: unknown) => {
        this.logged += before;
        this.options.log(`compaction failed and will be tried again: ${(error as Error).message}`);
      })
      .finally(() => (this.compaction = undefined));
  }
}
