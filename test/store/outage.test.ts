import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../src/embedded/mongo/index.js';
import { closeStore } from '../../src/store/connection.js';
import { Fault } from '../../src/domain/fault.js';
import { at } from '../domain/ticket/requests.js';
import { connect, file, filed, type Process } from './stores.js';

// An engine that the test can end and start again, whatever database the other suites use.
let dir: string;
let engine: EmbeddedMongo | undefined;
let process: Process;

/** Far beyond the second or two that it takes: a busy machine is slow, a hanging call never ends. */
const HANGS_MS = 60_000;

const start = async (port = 0) => {
  engine = await startEmbeddedMongo({ dir, port });
};
const end = async () => {
  await engine?.stop();
  engine = undefined;
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'yingda outage '));
  await start();
  process = await connect(engine!.uri, 'desk');
});
afterEach(async () => {
  await closeStore(process.store);
  await end();
  await rm(dir, { recursive: true });
});

/** Why it could not, each time. */
const faults: Fault[] = [];

/** What a person does who reads that it could not be saved. */
async function askUntilDone<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
    }
  }
}

/** A call that does not come to an end is named, rather than the test that waits for it. */
async function ends<T>(what: string, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} does not end`, { cause: faults.at(-1)?.cause })),
      HANGS_MS,
    );
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}

it('a database that comes back: what was asked is done, once, however often it is asked again', async () => {
  const { port } = engine!;
  await ends('the first filing', file(process, { cause: 'view:V1' }));
  await ends('the stop', end());
  const filing = askUntilDone(() =>
    process.tickets.register(2026, 'view:V2', at('10:00'), filed({ cause: 'view:V2' })),
  );
  const loading = askUntilDone(() => process.tickets.load('SR-2026-000001'));
  await ends('the start', start(port));
  expect((await ends('the filing', filing)).ticket.id).toBe('SR-2026-000002');
  expect(await ends('the loading', loading)).toBeDefined();
  expect(await process.store.models.tickets.countDocuments()).toBe(2);
});

it('an outage that lasts is a fault that may be tried again, and is told rather than waited for', async () => {
  await file(process, { cause: 'view:V1' });
  await end();
  const asked = [
    () => process.tickets.load('SR-2026-000001'),
    () => process.tickets.register(2026, 'view:V2', at('10:00'), filed({ cause: 'view:V2' })),
    () => process.lanes.acquire('C0DESK0001', 'a', at('10:00'), 1000),
    () => process.handled.once('Ev1', at('10:00'), () => Promise.resolve()),
  ];
  const since = Date.now();
  const faults = await Promise.all(asked.map((ask) => ask().catch((error: unknown) => error)));
  expect(Date.now() - since).toBeLessThan(HANGS_MS);
  for (const fault of faults) {
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code: 'store-unavailable', retry: true });
  }
});

it('is told as quickly to whoever comes later in the outage', async () => {
  await file(process, { cause: 'view:V1' });
  await end();
  for (let times = 0; times < 2; times += 1) {
    const since = Date.now();
    await expect(process.tickets.load('SR-2026-000001')).rejects.toThrow(Fault);
    expect(Date.now() - since).toBeLessThan(HANGS_MS);
  }
});

it('after an outage the same connection works again, and nothing that was stored is lost', async () => {
  const { port } = engine!;
  const before = await file(process, { cause: 'view:V1' });
  await end();
  await expect(process.tickets.load(before.id)).rejects.toThrow(Fault);
  await start(port);
  expect(await process.tickets.load(before.id)).toEqual(before);
  expect((await file(process, { cause: 'view:V2' })).id).toBe('SR-2026-000002');
});

/** Stands between us and the engine, and passes nothing on while it is told not to. */
async function tap(
  port: number,
): Promise<{ port: number; close: () => void; hold: (held: boolean) => void }> {
  const sockets = new Set<Socket>();
  let held = false;
  const server = createServer((near) => {
    const far = createConnection(port, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => sockets.delete(socket) && other.destroy());
      socket.on('data', (data) => other.write(data));
      if (held) socket.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hold(now) {
      held = now;
      for (const socket of sockets) {
        if (held) socket.pause();
        else socket.resume();
      }
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

it('a database that takes what is asked and answers nothing is an outage too, and works when it goes on', async () => {
  const before = await file(process, { cause: 'view:V1' });
  const line = await tap(engine!.port);
  const far = await connect(`mongodb://127.0.0.1:${line.port}/?directConnection=true`, 'desk');
  try {
    expect(await far.tickets.load(before.id)).toEqual(before);
    line.hold(true);
    const since = Date.now();
    const asked = [
      far.tickets.load(before.id),
      far.tickets.register(2026, 'view:V2', at('10:00'), filed({ cause: 'view:V2' })),
    ];
    for (const one of await Promise.allSettled(asked)) {
      expect(one).toMatchObject({ reason: { code: 'store-unavailable' } });
    }
    expect(Date.now() - since).toBeLessThan(HANGS_MS);
    line.hold(false);
    // Asked again: once, whether or not the first had gone through meanwhile.
    await far.tickets.register(2026, 'view:V2', at('10:00'), filed({ cause: 'view:V2' }));
    expect(await process.store.models.tickets.countDocuments()).toBe(2);
  } finally {
    await closeStore(far.store);
    line.close();
  }
});

it('a mistake of ours is not taken for an outage', async () => {
  const bad = process.store.models.tickets.collection.updateOne(
    { _id: 'x' } as never,
    { $nonsense: 1 } as never,
  );
  await expect(bad).rejects.not.toThrow(Fault);
  await expect(process.tickets.load('SR-2026-000099')).resolves.toBeUndefined();
});
