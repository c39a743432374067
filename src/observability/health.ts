import type { Finding } from '../domain/audit/finding.js';
import type { PastRound, Round } from '../domain/audit/round.js';
import { DAY_MS, MINUTE_MS } from '../domain/time/units.js';

/** How the desk is doing, for `/service health` and `/healthz`. */
export interface HealthReading {
  /** Documents that owe Slack something for more than a minute. */
  readonly overdue: number;
  readonly undeliverable: readonly {
    ownerId: string;
    message: string;
    lane: string;
    error: string;
    at: Date;
  }[];
  readonly jobs: readonly { name: string; lastRunAt?: Date }[];
  /**
   * Closed records that wait for their bundle, and closed requests that have none and wait for none, as they were closed before
   * there was an archive; the archive may not be configured.
   */
  readonly archive: { readonly configured: boolean; readonly owed: number; readonly without: number };
  /** What the auditor has told and is not over; `more` stands for what was not kept. */
  readonly audit: {
    readonly ranAt?: Date | undefined;
    readonly findings: readonly Finding[];
    readonly more: number;
    /** The walk over all chains of custody, and the last one that came through. */
    readonly walk: {
      readonly round?: Round | undefined;
      readonly pastRound?: PastRound | undefined;
    };
  };
}

export interface HealthSources {
  overdue(before: Date): Promise<number>;
  undeliverable(limit: number): Promise<HealthReading['undeliverable']>;
  jobs(): Promise<HealthReading['jobs']>;
  audit(): Promise<HealthReading['audit']>;
  archive(): Promise<HealthReading['archive']>;
  clock(): Date;
}

const LATE_MS = MINUTE_MS;
const MOST_UNDELIVERABLE = 50;
/** What was not delivered has been told to the desk at once; after a week it is history. */
const RECENT_MS = 7 * DAY_MS;

export class Health {
  constructor(private readonly sources: HealthSources) {}

  async read(): Promise<HealthReading> {
    const { overdue, undeliverable, jobs, audit, archive, clock } = this.sources;
    const before = new Date(clock().getTime() - LATE_MS);
    const [late, lost, ran, audited, bundles] = await Promise.all([
      overdue(before),
      undeliverable(MOST_UNDELIVERABLE),
      jobs(),
      audit(),
      archive(),
    ]);
    const recent = lost.filter(({ at }) => clock().getTime() - at.getTime() < RECENT_MS);
    return { overdue: late, undeliverable: recent, jobs: ran, audit: audited, archive: bundles };
  }
}
