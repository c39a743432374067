import type { Readable } from 'node:stream';

/** An object of the archive as a list gives it. */
export interface Listed {
  readonly key: string;
  readonly bytes: number;
  /** When it was written. */
  readonly at: Date;
}

/**
 * Where the archive is kept. A key names one object for ever: it is written whole or not at all, and never over another.
 * What fails is a Fault `archive-unavailable`, but for what the place itself says about one key.
 */
export interface Place {
  /** As people read it; no secrets. */
  readonly name: string;
  /**
   * @param file a file on this machine, with its SHA-256 in hexadecimal
   * @returns false when the key is taken: nothing was written
   */
  create(key: string, file: string, sha256: string): Promise<boolean>;
  /** @returns undefined when there is none of this key */
  read(key: string): Promise<Readable | undefined>;
  /** @param prefix what keys begin with: nothing, or a month and more; in no order */
  list(prefix: string): AsyncIterable<Listed>;
  /** Months in which anything stands, `2026/11`, in order. */
  months(): Promise<string[]>;
  /** Removes an object; one that is gone already is no matter. */
  remove(key: string): Promise<void>;
}

/** What of the configuration says where the archive is. */
export interface PlaceGiven {
  readonly ARCHIVE_URL?: string | undefined;
  readonly ARCHIVE_S3_ENDPOINT?: string | undefined;
  readonly ARCHIVE_S3_REGION: string;
  readonly ARCHIVE_S3_KEY_ID?: string | undefined;
  readonly ARCHIVE_S3_SECRET?: string | undefined;
}

/** @returns undefined when no place is configured */
export async function openPlace(given: PlaceGiven): Promise<Place | undefined> {
  const { ARCHIVE_URL: url } = given;
  if (url === undefined) return undefined;
  if (url.startsWith('file:')) {
    const { DirectoryPlace } = await import('./directory-place.js');
    return new DirectoryPlace(url);
  }
  // The client takes 25 MB of memory and 0.2 s: only who keeps the archive there pays.
  const { openS3 } = await import('./s3-place.js');
  return openS3(url, given);
}
