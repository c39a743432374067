import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { deserialize, serialize } from 'bson';
import { startEmbeddedMongo } from '../../../src/embedded/mongo/index.js';
import { crc32c } from '../../../src/embedded/mongo/wire/crc32c.js';

/** Sends bytes to an engine and hands back the next whole answer, or undefined when the engine hangs up. */
async function exchange(
  use: (ask: (message: Buffer) => Promise<Buffer | undefined>) => Promise<void>,
): Promise<void> {
  const engine = await startEmbeddedMongo();
  const socket: Socket = connect(engine.port, '127.0.0.1');
  await once(socket, 'connect');
  try {
    await use(async (message) => {
      socket.write(message);
      let answer = Buffer.alloc(0);
      while (answer.length < 4 || answer.length < answer.readInt32LE(0)) {
        const chunk = await Promise.race([
          once(socket, 'data').then(([data]) => data as Buffer),
          once(socket, 'close').then(() => undefined),
        ]);
        if (!chunk) return undefined;
        answer = Buffer.concat([answer, chunk]);
      }
      return answer;
    });
  } finally {
    socket.destroy();
    await engine.stop();
  }
}

const body = (doc: object) => Buffer.concat([Buffer.from([0]), serialize(doc)]);

function sequence(name: string, docs: object[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...docs.map((doc) => serialize(doc))]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

function message(sections: Buffer[], { checksum = false, flags = 0, spoil = 0 } = {}): Buffer {
  const head = Buffer.alloc(20);
  const length = 20 + sections.reduce((sum, part) => sum + part.length, 0) + (checksum ? 4 : 0);
  head.writeInt32LE(length, 0);
  head.writeInt32LE(77, 4);
  head.writeInt32LE(2013, 12);
  head.writeUInt32LE(flags | (checksum ? 1 : 0), 16);
  const bytes = Buffer.concat([head, ...sections]);
  if (!checksum) return bytes;
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE((crc32c(bytes) ^ spoil) >>> 0);
  return Buffer.concat([bytes, tail]);
}

const replyOf = (answer: Buffer | undefined) => deserialize(answer!.subarray(21));

describe('the wire protocol', () => {
  it('computes CRC-32C', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  });

  it('takes documents in sections of kind 1, and answers to the request', async () => {
    await exchange(async (ask) => {
      const answer = await ask(
        message([sequence('documents', [{ _id: 1 }, { _id: 2 }]), body({ insert: 'c', $db: 'd' })]),
      );
      expect(answer!.readInt32LE(8)).toBe(77);
      expect(replyOf(answer)).toMatchObject({ n: 2, ok: 1 });
      expect(replyOf(await ask(message([body({ count: 'c', $db: 'd' })])))).toMatchObject({ n: 2 });
    });
  });

  it('checks a checksum that is there', async () => {
    await exchange(async (ask) => {
      expect(replyOf(await ask(message([body({ ping: 1, $db: 'd' })], { checksum: true })))).toMatchObject({
        ok: 1,
      });
      expect(await ask(message([body({ ping: 1, $db: 'd' })], { checksum: true, spoil: 1 }))).toBeUndefined();
    });
  });

  it('does not answer a write that wants no answer', async () => {
    await exchange(async (ask) => {
      const silent = message([body({ insert: 'c', documents: [{ _id: 1 }], $db: 'd' })], { flags: 2 });
      const answer = await ask(Buffer.concat([silent, message([body({ count: 'c', $db: 'd' })])]));
      expect(replyOf(answer)).toMatchObject({ n: 1 });
    });
  });

  it('hangs up on flags, opcodes and lengths that it does not know', async () => {
    const compressed = message([body({ ping: 1, $db: 'd' })]);
    compressed.writeInt32LE(2012, 12);
    const short = Buffer.alloc(16);
    short.writeInt32LE(3, 0);
    for (const bad of [
      message([body({ ping: 1 })], { flags: 4 }),
      compressed,
      short,
      message([Buffer.from([9, 9, 0, 0, 0, 0])]),
    ]) {
      await exchange(async (ask) => expect(await ask(bad)).toBeUndefined());
    }
  });

  it('answers the legacy hello', async () => {
    await exchange(async (ask) => {
      const query = Buffer.concat([
        Buffer.alloc(20),
        Buffer.from('admin.$cmd\0'),
        Buffer.alloc(8),
        serialize({ isMaster: 1, helloOk: true }),
      ]);
      query.writeInt32LE(query.length, 0);
      query.writeInt32LE(2004, 12);
      const answer = await ask(query);
      expect(answer!.readInt32LE(12)).toBe(1);
      expect(deserialize(answer!.subarray(36))).toMatchObject({ ismaster: true, helloOk: true, ok: 1 });
    });
  });
});
