import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { asked, cancelled, type RequestExport } from '../../src/domain/export/request-export.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { makingApart, type MakeFile } from '../../src/export/make-apart.js';
import { Exporting } from '../../src/jobs/make-exports.js';
import { RequestExports } from '../../src/store/request-exports.js';
import { sun, wu } from '../domain/people/cast.js';
import { at } from '../domain/ticket/requests.js';
import { desk, file, type Process } from '../store/stores.js';
import { until } from '../support/until.js';

let of: Process[];
let stop: () => Promise<void>;
let now: Date;
/** What has come to whom, and the folder in which it is kept. */
let sent: { to: string; name: string; text: string }[];
let folder: string;
const working: Exporting[] = [];

beforeEach(async () => {
  ({ of, stop } = await desk(2));
  now = at('10:00');
  sent = [];
  folder = mkdtempSync(join(tmpdir(), 'yingda-test-'));
  for (const n of [1, 2, 3]) await file(of[0]!, { cause: `view:${n}`, filing: { items: [`问题 ${n}`] } });
  now = at('10:10');
});
afterEach(async () => {
  await Promise.all(working.splice(0).map((one) => one.stop()));
  rmSync(folder, { recursive: true, force: true });
  await stop();
});

const exportsOf = (process: number): RequestExports => new RequestExports(of[process]!.store.models.exports);
const load = async (): Promise<RequestExport> => (await exportsOf(0).load('command:1'))!;
const owed = async (): Promise<number> => {
  const found = await of[0]!.store.models.exports.findById('command:1').lean<{ outbox: unknown[] }>();
  return found!.outbox.length;
};

const sender: ConstructorParameters<typeof Exporting>[0]['sender'] = {
  isSent: (to, name) => Promise.resolve(sent.some((one) => one.to === to && one.name === name)),
  send: (to, { filename: name, path }, stillOurs) => {
    stillOurs();
    const copy = join(folder, String(sent.length));
    copyFileSync(path, copy);
    sent.push({ to, name, text: readFileSync(copy, 'utf8') });
    return Promise.resolve();
  },
};

interface Given {
  readonly makeFile?: MakeFile;
  readonly exports?: RequestExports;
  readonly sender?: typeof sender;
}
function exporting(process = 0, given: Given = {}): Exporting {
  const made = new Exporting({
    ...{ exports: exportsOf(process), clock: () => now, nudge: () => undefined, renewMs: 5, sender },
    makeFile: makingApart(of[process]!.store, { uri: '', database: '' }),
    log: pino({ level: 'silent' }),
    ...given,
  });
  working.push(made);
  return made;
}

async function ask(cause = 'command:1', filter: RequestExport['filter'] = {}) {
  const wanted = {
    format: 'csv',
    filter,
    zone: 'Asia/Shanghai',
    audience: 'ours',
    filename: 'a.csv',
  } as const;
  const made = asked(wanted, wu, { cause, at: now });
  return exportsOf(0).insert(made.export, made.intents);
}
const is = (state: RequestExport['state']) =>
  until(async () => ((await load()).state === state ? load() : undefined), state);
const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));

it('what was asked for is made, sent to whoever asked, and told', async () => {
  expect(await ask()).toBe('stored');
  await exporting().sweep();
  expect(await is('done')).toMatchObject({ done: 3, total: 3, unreadable: 0 });
  expect(sent).toMatchObject([{ to: wu.id, name: 'a.csv' }]);
  expect(sent[0]!.text.split('\r\n').filter(Boolean)).toHaveLength(4);
  const { workingSince, runningFor, holder, heldUntil } = await load();
  expect([workingSince, runningFor, holder, heldUntil]).toEqual([undefined, undefined, undefined, undefined]);
  expect(await owed()).toBeGreaterThanOrEqual(3);
});

it('says every now and then how far it is, in the message that it began with', async () => {
  await ask();
  let goOn: () => void = () => undefined;
  const slow: MakeFile = async (...args) => {
    args[1].progress({ done: 2, total: 3 });
    await new Promise<void>((resolve) => (goOn = resolve));
    return makingApart(of[0]!.store, { uri: '', database: '' })(...args);
  };
  await exporting(0, { makeFile: slow }).sweep();
  await until(async () => (await load()).done === 2, 'two of three');
  expect(await load()).toMatchObject({ state: 'making', done: 2, total: 3 });
  const before = await owed();
  // Not with every figure: a message would be updated more often than Slack likes.
  expect(before).toBe(1);
  later(3);
  await until(async () => (await owed()) === 2, 'that it is told');
  goOn();
  await is('done');
});

it('asked for again by the same act it is one; a second one waits until the first is over', async () => {
  expect([await ask(), await ask(), await ask('command:2')]).toEqual(['stored', 'repeated', 'running']);
  await exporting().sweep();
  await is('done');
  expect([await ask(), await ask('command:2')]).toEqual(['repeated', 'stored']);
});

it('two processes at once: one of them makes it, and sends it once', async () => {
  await ask();
  const both = [exporting(0), exporting(1)];
  await Promise.all([...both, ...both].map((one) => one.sweep()));
  await is('done');
  await Promise.all(both.map((one) => one.stop()));
  expect(sent).toHaveLength(1);
});

/** A file that is never finished, as where the process that makes it stands still. */
const never: MakeFile = (_order, _told, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
/** Commits so often and then no more, as a process that was killed. */
class Killed extends RequestExports {
  constructor(
    process: number,
    private left: number,
  ) {
    super(of[process]!.store.models.exports);
  }
  override commit(...args: Parameters<RequestExports['commit']>): Promise<boolean> {
    if (this.left === 0) return Promise.reject(new Error('killed'));
    this.left -= 1;
    return super.commit(...args);
  }
}

it('killed while it is made: nobody touches it for a while, then another process begins anew and it comes once', async () => {
  await ask();
  await exporting(0, { makeFile: never, exports: new Killed(0, 1) }).sweep();
  expect(await load()).toMatchObject({ state: 'making', attempts: 1 });
  const other = exporting(1);
  await other.sweep();
  expect(sent).toEqual([]);
  later(21);
  await other.sweep();
  await is('done');
  expect(sent).toHaveLength(1);
});

it('killed after it was sent, before that was written down: it is found there and not sent again', async () => {
  await ask();
  // Taken, said to be sending; then no more.
  await exporting(0, { exports: new Killed(0, 2), ...{ renewMs: 60_000 } }).sweep();
  await until(() => Promise.resolve(sent.length === 1), 'that it was sent');
  expect(await load()).toMatchObject({ state: 'sending' });
  later(21);
  await exporting(1).sweep();
  expect(await is('done')).toMatchObject({ done: 3 });
  expect(sent).toHaveLength(1);
});

it('a process that stood still and goes on when another has it sends nothing', async () => {
  await ask();
  let goOn: () => void = () => undefined;
  const real = makingApart(of[0]!.store, { uri: '', database: '' });
  const slow: MakeFile = async (...args) => {
    await new Promise<void>((resolve) => (goOn = resolve));
    return real(...args);
  };
  const still = exporting(0, { makeFile: slow, ...{ renewMs: 60_000 } });
  await still.sweep();
  later(21);
  await exporting(1).sweep();
  await is('done');
  goOn();
  await still.stop();
  expect(sent).toHaveLength(1);
  expect(await load()).toMatchObject({ state: 'done', done: 3 });
});

it('cancelled while it is made: what makes it is stopped, nothing comes, and another can be asked for', async () => {
  await ask();
  let stopped = false;
  const making: MakeFile = (_order, _told, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        stopped = true;
        reject(signal.reason as Error);
      });
    });
  await exporting(0, { makeFile: making }).sweep();
  expect(cancelled(await load(), sun, now)).toMatchObject({ refused: 'not-your-export' });
  await until(async () => {
    const one = await load();
    const next = cancelled(one, wu, now);
    if (isRefusal(next)) throw new Error(next.refused);
    return exportsOf(0).commit(one, next.export, next.intents, now);
  }, 'that it is cancelled');
  await until(() => Promise.resolve(stopped), 'that it is stopped');
  expect([sent, (await load()).state, await ask('command:2')]).toEqual([[], 'cancelled', 'stored']);
  expect(cancelled(await load(), wu, now)).toMatchObject({ refused: 'export-over' });
});

it('an orderly stop leaves it to the others at once, and that was no attempt', async () => {
  await ask();
  const stopping = exporting(0, { makeFile: never });
  await stopping.sweep();
  await stopping.stop();
  expect(await load()).toMatchObject({ state: 'making', attempts: 0 });
  await exporting(1).sweep();
  await is('done');
  expect(sent).toHaveLength(1);
});

it('what cannot be made is tried five times, later each time, and then told', async () => {
  await ask();
  const failing = exporting(0, { makeFile: () => Promise.reject(new Error('no room on the disk')) });
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await until(async () => {
      await failing.sweep();
      const one = await load();
      return one.attempts === attempt && !one.holder;
    }, `attempt ${attempt}`);
    await failing.sweep();
    expect((await load()).attempts).toBe(attempt);
    later(10 * attempt);
  }
  expect(await load()).toMatchObject({ state: 'failed' });
  expect([sent, await ask('command:2')]).toEqual([[], 'stored']);
});

it('a request that cannot be read is left out, and counted', async () => {
  await of[0]!.store.models.tickets.collection.updateOne({ _id: 'SR-2026-000002' } as never, {
    $set: { status: 'of another version' },
  });
  await ask();
  await exporting().sweep();
  expect(await is('done')).toMatchObject({ done: 2, unreadable: 1 });
  expect(sent[0]!.text).not.toContain('SR-2026-000002');
});

it('of nothing there is no file', async () => {
  await ask('command:1', { engineer: '无此人' });
  await exporting().sweep();
  expect(await is('done')).toMatchObject({ done: 0, total: 0 });
  expect(sent).toEqual([]);
});
