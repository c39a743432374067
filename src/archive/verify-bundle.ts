import { bundleName, readBundleKey } from '../domain/archive/bundle-key.js';
import type { Anchor, Break } from '../domain/custody/verdict.js';
import { verifyChain } from '../domain/ticket/custody/verify-chain.js';
import { verifyTold } from '../domain/record/chain.js';
import { Kinds, type AnyKind } from '../domain/record/kinds.js';
import type { Told } from '../domain/record/told.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { fetchBundle } from './fetch-bundle.js';
import type { Measured } from './hashing.js';
import type { Place } from './place.js';
import { BagReader, type FaultOfFile } from './read-bag.js';
import { readRecord, RECORD_FILE } from './record-in-bundle.js';
import { readRequest, REQUEST_FILE } from './request-in-bundle.js';
import { inStaging } from './staging.js';

/** What does not hold of a bundle, and of which file. */
export interface BundleProblem {
  /** Its path in the bag; absent when it is the bundle as a whole. */
  readonly file?: string;
  readonly fault:
    | FaultOfFile
    | 'not-there'
    | 'no-zip'
    | 'no-request'
    | 'another-request'
    | 'chain-broken'
    | 'fingerprint-differs'
    | 'database-differs';
  /** Where the chain breaks and why; which fingerprint was recorded. */
  readonly detail?: string;
}

export interface Verified {
  readonly key: string;
  readonly problems: readonly BundleProblem[];
  /** Absent when it cannot be read. */
  readonly measured?: Measured;
  readonly ticket?: Ticket;
  /** What stands in it. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The request as it stands in it. */
  readonly request?: Buffer;
}

/** What the database has of the request, when it is reached and has it. */
export interface Known {
  readonly ticket: Ticket;
  readonly anchor?: Anchor | undefined;
}

/**
 * Whether a bundle is what it was: every file by the checksums of the bag, the chain of custody in it, and both against
 * the database, if that still has the request. A record of another kind than a request is its own witness.
 * @param kinds of the records that may stand there
 * @throws Fault `archive-unavailable`
 */
export async function verifyBundle(
  place: Place,
  key: string,
  known?: Known,
  kinds: Kinds = new Kinds([]),
): Promise<Verified> {
  return inStaging(async (folder) => {
    const nothing = { key, files: [] };
    const fetched = await fetchBundle(place, key, folder);
    if (!fetched) return { ...nothing, problems: [{ fault: 'not-there' }] };
    const { file, measured } = fetched;
    const recorded = differsFromRecord(key, measured, known?.ticket);
    const bag = await BagReader.open(file);
    if (!bag) return { ...nothing, measured, problems: [{ fault: 'no-zip' }, ...recorded] };
    try {
      const problems: BundleProblem[] = await bag.problems();
      const kind = kinds.ofNumber(readBundleKey(key)?.number ?? '');
      if (kind) {
        problems.push(...ofRecord(key, kind, await bag.read(`data/${RECORD_FILE}`)));
        return { key, measured, files: bag.payload(), problems };
      }
      const path = `data/${REQUEST_FILE}`;
      const request = await bag.read(path);
      const ticket = request && readOrNot(request);
      if (!ticket) problems.push({ file: path, fault: 'no-request' });
      else problems.push(...ofRequest(key, path, ticket, known));
      const files = bag.payload();
      return {
        key,
        measured,
        files,
        problems: [...problems, ...recorded],
        ...(ticket ? { ticket, request } : {}),
      };
    } finally {
      bag.close();
    }
  });
}

function readOrNot(request: Buffer): Ticket | undefined {
  try {
    return readRequest(request);
  } catch {
    return undefined;
  }
}

function ofRequest(key: string, file: string, ticket: Ticket, known: Known | undefined): BundleProblem[] {
  const named = readBundleKey(key);
  if (named?.number !== ticket.id || named.facts !== ticket.history.length)
    return [{ file, fault: 'another-request', detail: `${ticket.id}, not ${bundleName(key)}` }];
  const verdict = verifyChain(ticket);
  if (!verdict.ok) return [{ file, fault: 'chain-broken', detail: brokenAt(verdict) }];
  if (!known || !ticket.seal) return [];
  // What the database has now has to go on from where the bundle ends: its seal is the anchor.
  const after = verifyChain(known.ticket, ticket.seal);
  return after.ok ? [] : [{ fault: 'database-differs', detail: brokenAt(after) }];
}

function ofRecord(key: string, kind: AnyKind, bytes: Buffer | undefined): BundleProblem[] {
  const file = `data/${RECORD_FILE}`;
  const record = bytes && readRecordOrNot(kind, bytes);
  if (!record) return [{ file, fault: 'no-request' }];
  const named = readBundleKey(key);
  if (named?.number !== record.id || named.facts !== record.history.length)
    return [{ file, fault: 'another-request', detail: `${record.id}, not ${bundleName(key)}` }];
  const verdict = verifyTold(kind, record);
  return verdict.ok ? [] : [{ file, fault: 'chain-broken', detail: brokenAt(verdict) }];
}

function readRecordOrNot(kind: AnyKind, bytes: Buffer): Told | undefined {
  try {
    return readRecord(kind, bytes);
  } catch {
    return undefined;
  }
}

const brokenAt = ({ broken, why }: { readonly broken: number; readonly why: Break }): string =>
  `signature ${broken}, ${why}`;

function differsFromRecord(key: string, { sha256 }: Measured, ticket: Ticket | undefined): BundleProblem[] {
  const { bundle } = ticket ?? {};
  if (bundle?.key !== key || bundle.sha256 === sha256) return [];
  return [{ fault: 'fingerprint-differs', detail: bundle.sha256 }];
}
