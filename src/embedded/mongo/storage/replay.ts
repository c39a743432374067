import { readFileSync, truncateSync } from 'node:fs';
import { identity } from '../bson/compare.js';
import type { Doc } from '../bson/types.js';
import type { Catalog } from './catalog.js';
import type { LogFile } from './log-files.js';
import type { LogRecord } from './log-record.js';
import { readRecords } from './log-record.js';

/** A collection as the log tells it; indexes are built when all is read, since states in between need not be unique. */
interface Restored {
  options: Doc;
  indexes: Map<string, Doc>;
  docs: Map<string, Doc>;
}

/**
 * Brings a catalog to the state that the files describe. A torn end of the last file is cut off, with a line to
 * `log`; damage anywhere else is an Error, because what follows it cannot be trusted.
 */
export function replay(files: LogFile[], catalog: Catalog, log: (line: string) => void): void {
  const collections = new Map<string, Restored>();
  for (const [at, { path, snapshot }] of files.entries()) {
    const bytes = readFileSync(path);
    const whole = readRecords(bytes, (record) => apply(collections, record));
    if (whole === bytes.length) continue;
    if (at < files.length - 1 || snapshot)
      throw new Error(
        `The data file ${path} is damaged at byte ${whole}; restore the directory from a copy.`,
      );
    log(`cut ${bytes.length - whole} bytes of an unfinished write off ${path}`);
    truncateSync(path, whole);
  }
  for (const [namespace, { options, indexes, docs }] of collections) {
    catalog.restore(namespace, options, [...indexes.values()], docs.values());
  }
}

function apply(collections: Map<string, Restored>, { kind, namespace, doc }: LogRecord): void {
  const known = collections.get(namespace);
  switch (kind) {
    case 'create':
      if (!known) collections.set(namespace, { options: doc, indexes: new Map(), docs: new Map() });
      break;
    case 'put':
      known?.docs.set(identity(doc._id), doc);
      break;
    case 'delete':
      known?.docs.delete(identity(doc._id));
      break;
    case 'createIndex':
      known?.indexes.set(String(doc.name), doc);
      break;
    case 'dropIndex':
      known?.indexes.delete(String(doc.name));
      break;
    case 'drop':
      collections.delete(namespace);
      break;
    case 'rename':
      collections.delete(namespace);
      if (known) collections.set(String(doc.to), known);
      break;
  }
}
