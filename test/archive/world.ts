import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import type { BundleSources } from '../../src/archive/make-bundle.js';
import { openPlace, type Place } from '../../src/archive/place.js';
import type { Person } from '../../src/domain/people/person.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { writeBundles } from '../../src/jobs/write-bundles.js';
import { CommandRunner } from '../../src/run-command.js';
import { BundleMarks } from '../../src/store/bundle-marks.js';
import { li, ROSTER, sun, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING } from '../domain/ticket/requests.js';
import { desk, type Process } from '../store/stores.js';

/** What stands in Slack, by id: its bytes, or why it is not to be had. */
export type FilesInSlack = Map<string, string | { missing: string } | Error>;

/** A desk with a database, an archive in a directory, and files that customers have attached. */
export class World {
  now = at('10:00');
  readonly attached: FilesInSlack = new Map<string, string | { missing: string } | Error>([
    ['F0PHOTO1', 'a photograph'],
    ['F0GONE01', { missing: 'file_deleted' }],
  ]);
  readonly logged: Record<string, unknown>[] = [];
  private step = 0;

  private constructor(
    readonly of: Process[],
    readonly dir: string,
    readonly url: string,
    readonly place: Place,
    private readonly stopDesk: () => Promise<void>,
  ) {}

  static async begin(): Promise<World> {
    const { of, stop } = await desk(2);
    const dir = await mkdtemp(join(tmpdir(), 'archive-'));
    const url = pathToFileURL(dir).href;
    const place = (await openPlace({ ARCHIVE_URL: url, ARCHIVE_S3_REGION: 'none' }))!;
    const world = new World(of, dir, url, place, stop);
    await of[0]!.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
    await of[0]!.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: world.now });
    return world;
  }

  async stop(): Promise<void> {
    await this.stopDesk();
    await rm(this.dir, { recursive: true, force: true });
  }

  get tickets() {
    return this.of[0]!.store.models.tickets;
  }
  marks(process = 0): BundleMarks {
    return new BundleMarks(this.of[process]!.store.models.tickets);
  }

  /** A request that was solved from afar, confirmed and archived; all messages have been told. */
  async archived(): Promise<Ticket> {
    const { id } = await this.confirmed();
    await this.act(id, sun, 'archive');
    return this.told(id);
  }

  async confirmed(): Promise<Ticket> {
    const files = [
      { id: 'F0PHOTO1', name: '屏幕 照片.jpg' },
      { id: 'F0GONE01', name: 'gone.log' },
    ];
    const cause = `view:${(this.step += 1)}`;
    const filed = await this.runner().file({ ...FILING, files }, wang, { cause, at: this.now });
    if (isRefusal(filed)) throw new Error(filed.refused);
    const { id } = filed.record;
    await this.act(id, li, 'acknowledge');
    await this.act(id, li, 'propose', { mode: 'remote', text: '远程重启 PACS 服务 <重要>' });
    await this.act(id, li, 'resolve', { outcome: 'repaired', text: '服务已重启，并更换了电源' });
    return this.act(id, wang, 'confirm');
  }

  /** What somebody does, a minute after what was done before. */
  async act(id: string, by: Person, verb: string, more: Record<string, unknown> = {}): Promise<Ticket> {
    this.now = new Date(this.now.getTime() + 60_000);
    const cause = `act:${(this.step += 1)}`;
    const command = commandSchema.parse({ do: verb, ...more });
    const done = await this.runner().run(id, command, by, { cause, at: this.now });
    if (isRefusal(done)) throw new Error(`${verb}: ${done.refused}`);
    return (await this.of[0]!.tickets.load(id))!;
  }

  /** Everything that was owed has been told. */
  async told(id: string): Promise<Ticket> {
    await this.tickets.collection.updateOne({ _id: id } as never, { $set: { outbox: [] } });
    return (await this.of[0]!.tickets.load(id))!;
  }

  readonly sources: BundleSources = {
    files: {
      of: async ({ files }) => files.map(({ id, name }) => ({ id, name })),
      open: async (file) => {
        const there = this.attached.get(file.id) ?? { missing: 'file_not_found' };
        if (there instanceof Error) throw there;
        if (typeof there !== 'string') return { ...file, missing: there.missing };
        return { bytes: Readable.from([Buffer.from(there)]), size: Buffer.byteLength(there) };
      },
    },
    contract: async () => CONTRACT,
    letterhead: async () => ({ company: '应答软件有限公司' }),
    deskLocale: async () => 'en',
    // Real ones take half a second; those of `formFilesApart` are looked at in one test.
    forms: async (orders) => orders.map((order) => Buffer.from(`%PDF-${JSON.stringify(order).length}`)),
  };

  /** The job, as one process runs it. */
  writeBundles(process = 0, more: Partial<Parameters<typeof writeBundles>[0]> = {}): Promise<void> {
    return writeBundles({
      place: this.place,
      marks: this.marks(process),
      sources: this.sources,
      clock: () => this.now,
      log: this.log,
      ...more,
    });
  }

  get log() {
    const write = (line: string) => void this.logged.push(JSON.parse(line) as Record<string, unknown>);
    return pino({ level: 'info' }, { write });
  }

  async keys(): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of this.place.list('')) keys.push(key);
    return keys.sort();
  }

  private runner(): CommandRunner {
    const { tickets, contracts, settings, people, duty, wishes } = this.of[0]!;
    const nudge = () => undefined;
    return new CommandRunner({
      ...{ tickets, wishes, contracts, settings, people, duty, nudge },
      clock: () => this.now,
    });
  }
}
