import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { exportTable, type ExportLayout } from '../documents/export/export-table.js';
import type { ExportedRequest } from '../domain/export/exported-request.js';
import type { ExportFilter } from '../domain/export/filter.js';
import type { ExportedTickets } from '../store/exported-tickets.js';

/** A file of requests to be made; it can be sent to another process as it is. */
export interface FileOrder {
  readonly layout: ExportLayout;
  readonly filter: ExportFilter;
  /** Where the file is written. */
  readonly path: string;
}

/** Requests written so far, of so many. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Makes the file of an export in this process, slice by slice: memory holds no more than some hundred requests at a time,
 * however many there are (the store's slices, and what the stream holds back).
 * @param told after each slice
 * @returns how many requests are in it
 * @throws Fault `store-unavailable`; an AbortError after `signal`
 */
export async function makeFile(
  { layout, filter, path }: FileOrder,
  tickets: ExportedTickets,
  told: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<number> {
  const total = await tickets.count(filter);
  let done = 0;
  const requests = async function* (): AsyncGenerator<ExportedRequest> {
    for await (const slice of tickets.all(filter)) {
      yield* slice;
      done += slice.length;
      told({ done, total: Math.max(total, done) });
    }
  };
  await pipeline(exportTable(layout, requests()), createWriteStream(path), signal ? { signal } : {});
  return done;
}
