import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Fault } from '../domain/fault.js';
import type { Listed, Place, PlaceGiven } from './place.js';

/** How long a request may stand still. */
const STILL_MS = 30_000;
const ATTEMPTS = 3;

/** @param url `s3://bucket/prefix`; keys of the configuration, else those that the machine has (AWS's usual chain) */
export function openS3(url: string, given: PlaceGiven): Place {
  const { ARCHIVE_S3_ENDPOINT: endpoint, ARCHIVE_S3_REGION: region } = given;
  const { ARCHIVE_S3_KEY_ID: accessKeyId, ARCHIVE_S3_SECRET: secretAccessKey } = given;
  const client = new S3Client({
    region,
    maxAttempts: ATTEMPTS,
    requestHandler: { requestTimeout: STILL_MS, connectionTimeout: STILL_MS / 3 },
    // Others than Amazon's own know neither buckets as host names nor checksums behind the body.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
  const { hostname, pathname } = new URL(url);
  return new S3Place(client, hostname, pathname.replace(/^\/+|\/+$/g, ''));
}

/** A bucket of an S3-compatible store. An upload is there when it is complete, and only if the key was free. */
class S3Place implements Place {
  readonly name: string;
  private readonly folder: string;

  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
    prefix: string,
  ) {
    this.folder = prefix === '' ? '' : `${prefix}/`;
    this.name = `s3://${bucket}/${prefix}`;
  }

  async create(key: string, file: string, sha256: string): Promise<boolean> {
    const at = this.at(key);
    // A store that does not know the condition would write over what is there.
    if (await this.has(key)) return false;
    const { size } = await stat(file);
    try {
      await this.s3.send(
        new PutObjectCommand({
          ...at,
          Body: createReadStream(file),
          ContentLength: size,
          ContentType: key.endsWith('.zip') ? 'application/zip' : 'application/json',
          ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
          IfNoneMatch: '*',
        }),
      );
      return true;
    } catch (error) {
      if (statusOf(error) === 412) return false;
      throw this.fault(error);
    }
  }

  async read(key: string): Promise<Readable | undefined> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand(this.at(key)));
      return Body as Readable;
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw this.fault(error);
    }
  }

  async *list(prefix: string): AsyncIterable<Listed> {
    const query = { Bucket: this.bucket, Prefix: this.folder + prefix };
    try {
      for await (const { Contents = [] } of paginateListObjectsV2({ client: this.s3 }, query)) {
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of Contents)
          yield { key: Key.slice(this.folder.length), bytes: Size, at: LastModified };
      }
    } catch (error) {
      throw this.fault(error);
    }
  }

  async months(): Promise<string[]> {
    const years = await this.folders('');
    const months = await Promise.all(years.map((year) => this.folders(year)));
    return months
      .flat()
      .map((folder) => folder.replace(/\/$/, ''))
      .filter((month) => /^\d{4}\/\d{2}$/.test(month))
      .sort();
  }

  async remove(key: string): Promise<void> {
    await this.s3.send(new DeleteObjectCommand(this.at(key))).catch((error: unknown) => {
      throw this.fault(error);
    });
  }

  private async has(key: string): Promise<boolean> {
    try {
      await this.s3.send(new HeadObjectCommand(this.at(key)));
      return true;
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw this.fault(error);
    }
  }

  private async folders(below: string): Promise<string[]> {
    const query = { Bucket: this.bucket, Prefix: this.folder + below, Delimiter: '/' };
    const found: string[] = [];
    try {
      for await (const { CommonPrefixes = [] } of paginateListObjectsV2({ client: this.s3 }, query))
        found.push(...CommonPrefixes.map(({ Prefix = '' }) => Prefix.slice(this.folder.length)));
    } catch (error) {
      throw this.fault(error);
    }
    return found;
  }

  private readonly at = (key: string) => ({ Bucket: this.bucket, Key: this.folder + key });

  private fault(error: unknown): Fault {
    const said = statusOf(error) ?? '';
    const detail = `the archive at ${this.name} (${[(error as Error).name, said].join(' ').trim()})`;
    return new Fault('archive-unavailable', true, { cause: error, detail });
  }
}

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
