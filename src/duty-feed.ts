import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dutyCalendar } from './documents/duty-calendar.js';
import type { Locale } from './domain/people/person.js';
import { reportFault } from './observability/faults.js';
import type { Log } from './observability/log.js';
import type { DutyStore } from './store/duty.js';
import type { DutyFeeds } from './store/duty-feeds.js';
import { DAY_MS } from './domain/time/units.js';

/** What a calendar tells: the duties of the last four weeks and of the next thirteen. */
const BACK_MS = 28 * DAY_MS;
const AHEAD_MS = 91 * DAY_MS;
/** A turn that began before what is told: its beginning is found, and the event keeps its name. */
const LONGEST_TURN_MS = 60 * DAY_MS;
const TOKEN_BYTES = 32;
const PATH = /^\/duty\/([A-Za-z0-9_-]{43})\.ics$/;

interface Dependencies {
  readonly duty: DutyStore;
  readonly feeds: DutyFeeds;
  /** Whoever has left the desk reads nothing any more. */
  readonly isStaff: (personId: string) => Promise<boolean>;
  readonly profileOf: (personId: string) => Promise<{ readonly name: string; readonly locale: Locale }>;
  readonly clock: () => Date;
  readonly log: Log;
  /** Where the world reaches this bot; without it nobody can subscribe. */
  readonly publicUrl?: string | undefined;
}

/** One's own duties as a calendar: under a secret address, or as a file. */
export class DutyFeed {
  constructor(private readonly deps: Dependencies) {}

  get canSubscribe(): boolean {
    return this.deps.publicUrl !== undefined;
  }

  /** When somebody's address was made. */
  madeAt(personId: string): Promise<Date | undefined> {
    return this.deps.feeds.madeAt(personId);
  }

  /** A new secret address for somebody; told once, for only its hash is kept. The old one is none any more. */
  async renew(personId: string): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.deps.feeds.renew(personId, hashOf(token), this.deps.clock());
    return `${this.deps.publicUrl!.replace(/\/$/, '')}/duty/${token}.ics`;
  }

  /** The calendar of somebody's duties now. */
  async calendarOf(personId: string): Promise<string> {
    const { duty, profileOf, clock } = this.deps;
    const now = clock();
    const from = new Date(startOfDay(now) - BACK_MS);
    const to = new Date(startOfDay(now) + AHEAD_MS);
    const since = new Date(from.getTime() - LONGEST_TURN_MS);
    const [plan, changedAt, { name, locale }] = await Promise.all([
      duty.loadSince(since),
      duty.changedAt(),
      profileOf(personId),
    ]);
    const person = { id: personId, name };
    return dutyCalendar({ plan, person, since, from, to, locale, changedAt: changedAt ?? new Date(0) });
  }

  /**
   * Answers `GET /duty/<token>.ics`, with or without a body. Whatever is not an address of somebody's is not found, and
   * gives nothing away: what is looked up is a hash, so the time it takes says nothing about the token.
   */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    try {
      await this.found(request, response);
    } catch (error) {
      reportFault(this.deps.log, error, 'duty feed');
      response.writeHead(503, { 'retry-after': '300' }).end();
    }
  }

  private async found(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = PATH.exec(pathOf(request))?.[1];
    const hash = hashOf(token ?? '');
    const known = token ? await this.deps.feeds.byHash(hash) : undefined;
    const isTheirs = known && timingSafeEqual(Buffer.from(known.tokenHash), Buffer.from(hash));
    if (!isTheirs || !(await this.deps.isStaff(known.personId))) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
      return;
    }
    const body = Buffer.from(await this.calendarOf(known.personId));
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const headers = {
      etag,
      'cache-control': 'private, max-age=300, must-revalidate',
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="duty.ics"',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    };
    if (isNamed(etag, request.headers['if-none-match'])) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const startOfDay = (at: Date): number => Math.floor(at.getTime() / DAY_MS) * DAY_MS;
const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0]!;

/** Whether a list of entity tags names this one (RFC 9110, 13.1.2). */
const isNamed = (etag: string, list: string | undefined): boolean =>
  list === '*' || (list?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false);
