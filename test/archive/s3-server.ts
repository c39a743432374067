import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const KEY_ID = 'AKIATEST';
const SECRET = 'a secret of the test';

/** As much of S3 as an archive asks for, with its conditions, pages and signatures. */
export class S3Server {
  readonly objects = new Map<string, { bytes: Buffer; at: Date }>();
  /** What was asked: `PUT /bucket/key`. */
  readonly asked: string[] = [];
  /** Requests that were refused because their signature was not right. */
  forged = 0;
  /** Keys in one answer of a list. */
  pageSize = 2;
  /** Answers the next so many requests with 503. */
  failing = 0;
  /** What the store refuses to remove. */
  locked = false;

  private constructor(
    readonly endpoint: string,
    private readonly close: () => Promise<unknown>,
  ) {}

  readonly given = () => ({
    ARCHIVE_URL: 's3://records/desk/one',
    ARCHIVE_S3_ENDPOINT: this.endpoint,
    ARCHIVE_S3_REGION: 'eu-test-1',
    ARCHIVE_S3_KEY_ID: KEY_ID,
    ARCHIVE_S3_SECRET: SECRET,
  });

  static async start(): Promise<S3Server> {
    const server = createServer((request, response) => {
      void one.answer(request).then(({ status, body = '', headers = {} }) => {
        response.writeHead(status, headers);
        response.end(request.method === 'HEAD' ? undefined : body);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const stop = () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
    const one = new S3Server(`http://127.0.0.1:${port}`, stop);
    return one;
  }

  stop(): Promise<unknown> {
    return this.close();
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { method = '', headers } = request;
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', this.endpoint);
    this.asked.push(`${method} ${decodeURIComponent(url.pathname)}${url.search}`);
    if (this.failing > 0) {
      this.failing -= 1;
      return { status: 503, body: error('SlowDown') };
    }
    if (!isSigned(request, url)) {
      this.forged += 1;
      return { status: 403, body: error('SignatureDoesNotMatch') };
    }
    const key = decodeURIComponent(url.pathname).replace(/^\/records\/?/, '');
    const there = this.objects.get(key);
    if (key === '' && method === 'GET') return { status: 200, body: this.list(url.searchParams) };
    if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && there)
        return { status: 412, body: error('PreconditionFailed') };
      const sum = createHash('sha256').update(body).digest('base64');
      if (headers['x-amz-checksum-sha256'] !== sum) return { status: 400, body: error('BadDigest') };
      this.objects.set(key, { bytes: body, at: new Date('2026-11-23T04:00:00Z') });
      return { status: 200 };
    }
    if (method === 'DELETE') {
      if (this.locked) return { status: 403, body: error('AccessDenied') };
      this.objects.delete(key);
      return { status: 204 };
    }
    if (!there) return { status: 404, body: error('NoSuchKey') };
    const length = { 'content-length': String(there.bytes.length) };
    return { status: 200, body: there.bytes, headers: length };
  }

  private list(query: URLSearchParams): string {
    const prefix = query.get('prefix') ?? '';
    const delimiter = query.get('delimiter');
    const after = query.get('continuation-token') ?? '';
    const cut = (key: string): string => {
      const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
      return end < 0 ? key : key.slice(0, end + 1);
    };
    const names = [...new Set([...this.objects.keys()].filter((key) => key.startsWith(prefix)).map(cut))];
    const left = names.sort().filter((name) => name > after);
    const page = left.slice(0, this.pageSize);
    const more = left.length > page.length;
    const entries = page.map((name) => {
      const there = this.objects.get(name);
      return there
        ? `<Contents><Key>${name}</Key><Size>${there.bytes.length}</Size><LastModified>${there.at.toISOString()}</LastModified></Contents>`
        : `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`;
    });
    const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`;
  }
}

interface Answer {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
}

const error = (code: string): string => `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;

/** Signature Version 4, computed anew from what arrived. */
function isSigned({ method = '', headers }: IncomingMessage, url: URL): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=AKIATEST\/(\d{8})\/(eu-test-1)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, day = '', region = '', names = '', signature] = pattern.exec(headers.authorization ?? '') ?? [];
  const canonicalHeaders = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const query = [...url.searchParams].map((pair) => pair.map(encodeStrictly).join('=')).sort();
  const canonical = [
    method,
    url.pathname,
    query.join('&'),
    canonicalHeaders.join(''),
    names,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`);
  return signature === hmac(key, text).toString('hex');
}
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const encodeStrictly = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
