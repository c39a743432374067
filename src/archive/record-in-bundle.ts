import { isDeepStrictEqual } from 'node:util';
import { canonical } from '../domain/custody/canonical.js';
import type { AnyKind } from '../domain/record/kinds.js';
import { toldSchema, type Told } from '../domain/record/told.js';
import { asJson, asRead } from '../store/stored-json.js';

/** The file of a bundle that has a record of another kind than a request. */
export const RECORD_FILE = 'record.json';

/** What goes on after closing without a word in the history. */
const PASSING = ['version', 'receipts', 'outbox', 'nextInstantAt'] as const;

/** A record as it stands in a bundle: whole but for what is still told, with the type of every value. */
export function recordFile(record: Told): Buffer {
  const kept = Object.entries(record).filter(([field]) => !(PASSING as readonly string[]).includes(field));
  return Buffer.from(asJson(Object.fromEntries(kept) as never));
}

/** @throws what is no record of this kind; a zod error names the field */
export function readRecord(kind: AnyKind, file: Uint8Array): Told {
  const read = asRead(Buffer.from(file).toString('utf8'));
  return toldSchema(kind.name, kind.state, kind.fact).parse({ version: 1, outbox: [], ...read });
}

/** Whether two files, as `recordFile` makes them, are of the same record and history. */
export const isSameRecord = (one: Uint8Array, other: Uint8Array): boolean =>
  isDeepStrictEqual(parsed(one), parsed(other));

const parsed = (file: Uint8Array): unknown => JSON.parse(Buffer.from(file).toString('utf8'));

/** What happened, to be read by anybody with any editor: every fact with its instant, who did it, and what it says. */
export function recordText({ id, history }: Told): string {
  const lines = history.map((fact) => {
    const {
      id: _id,
      cause: _cause,
      salt: _salt,
      recordedAt: _recordedAt,
      at,
      by,
      side,
      type,
      ...said
    } = fact;
    return `${at.toISOString()}  ${type} · ${by.name} (${side})  ${canonical(said)}`.trimEnd();
  });
  return `${id}\n\n${lines.join('\n')}\n`;
}
