import { open, rename, rm } from 'node:fs/promises';
import type { Catalog } from './catalog.js';
import { logPath, syncDirectory } from './log-files.js';
import { encodeRecord } from './log-record.js';

const CHUNK_BYTES = 1 << 20;

/**
 * Writes the state of a catalog to a snapshot file, in chunks between which commands run; what they change meanwhile
 * is in the next log and is replayed over it. Returns the size in bytes, or undefined when it was abandoned.
 */
export async function writeSnapshot(
  dir: string,
  sequence: number,
  catalog: Catalog,
  abandoned: () => boolean,
): Promise<number | undefined> {
  const path = logPath(dir, sequence, 'snapshot');
  const file = await open(`${path}.tmp`, 'w');
  let total = 0;
  let chunk: Buffer[] = [];
  let held = 0;
  const flush = async () => {
    await file.writeFile(Buffer.concat(chunk));
    total += held;
    chunk = [];
    held = 0;
  };
  try {
    for (const record of recordsOf(catalog)) {
      chunk.push(record);
      held += record.length;
      if (held >= CHUNK_BYTES) await flush();
      if (abandoned()) return undefined;
    }
    await flush();
    await file.sync();
    if (abandoned()) return undefined;
    await file.close();
    await rename(`${path}.tmp`, path);
    syncDirectory(dir);
    return total;
  } finally {
    await file.close().catch(() => {});
    await rm(`${path}.tmp`, { force: true });
  }
}

function* recordsOf(catalog: Catalog): Generator<Buffer> {
  for (const { namespace, options, indexes, records } of catalog.collections.values()) {
    yield encodeRecord('create', namespace, options);
    for (const { spec } of indexes.values())
      if (spec.name !== '_id_') yield encodeRecord('createIndex', namespace, spec.doc);
    for (const { doc } of records.values()) yield encodeRecord('put', namespace, doc);
  }
}
