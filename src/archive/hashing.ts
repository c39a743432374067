import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How much there was, and its SHA-256 in hexadecimal. */
export interface Measured {
  readonly bytes: number;
  readonly sha256: string;
}

export const measured = (bytes: Uint8Array): Measured => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** Reads to the end without keeping anything. */
export async function measure(stream: NodeJS.ReadableStream): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Puts a stream into a file, measuring on the way. */
export async function toFile(stream: NodeJS.ReadableStream, file: string): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(undefined, chunk);
    },
  });
  await pipeline(stream, counted, createWriteStream(file));
  return { bytes, sha256: hash.digest('hex') };
}
