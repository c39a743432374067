import type { Delivery } from '../slack/delivery/deliver.js';
import type { UserGroups } from '../slack/user-groups.js';
import { announceDuty } from './announce-duty.js';
import { applyTermsChanges, type ApplyingTerms } from './apply-terms.js';
import { auditDesk } from './audit-desk.js';
import type { Exporting } from './make-exports.js';
import { erasePersonalData, type ErasingPersonalData } from './erase-personal-data.js';
import type { WeeklyReporting } from './post-weekly-reports.js';
import { pruneBundles, type PruningBundles } from './prune-bundles.js';
import { recordReplacements, type RecordingReplacements } from './record-replacements.js';
import { refreshCards, type RefreshingCards } from './refresh-cards.js';
import { remindOfEndings, type RemindingOfEndings } from './remind-of-endings.js';
import { sweepClocks, type Sweeping } from './sweep-clocks.js';
import { writeRecordBundles, type WritingRecordBundles } from './write-record-bundles.js';
import { writeBundles, type WritingBundles } from './write-bundles.js';
import { MINUTE_MS } from '../domain/time/units.js';

/** A recurring job: what, how often, and how long a run may hold the cluster's lock. */
export interface RecurringJob {
  readonly name: string;
  readonly everyMs: number;
  readonly lockMs: number;
  readonly run: () => Promise<unknown>;
}

interface Work {
  readonly sweepMs: number;
  /** Of requests, and of all other records that have clocks. */
  readonly sweep: Sweeping;
  readonly sweepRecords: Sweeping;
  readonly delivery: Delivery;
  readonly weekly: WeeklyReporting;
  readonly announce: Parameters<typeof announceDuty>[0];
  readonly terms: ApplyingTerms;
  readonly replacements: RecordingReplacements;
  readonly endings: RemindingOfEndings;
  readonly cards: RefreshingCards;
  readonly bundles: WritingBundles & PruningBundles;
  readonly recordBundles: WritingRecordBundles;
  readonly erasing: ErasingPersonalData;
  readonly userGroups: UserGroups;
  readonly exporting: Exporting;
  readonly audit: Parameters<typeof auditDesk>[0];
}

/** Every recurring job there is. Each only finds what is due in the store; none remembers anything itself. */
export function schedule(work: Work): RecurringJob[] {
  const {
    sweepMs,
    sweep,
    sweepRecords,
    delivery,
    weekly,
    announce,
    terms,
    replacements,
    endings,
    bundles,
    userGroups,
    exporting,
    audit,
  } = work;
  return [
    {
      name: 'sweep-clocks',
      everyMs: sweepMs,
      lockMs: 10_000,
      run: () => Promise.all([sweepClocks(sweep), sweepClocks(sweepRecords)]),
    },
    { name: 'deliver-outbox', everyMs: 2 * sweepMs, lockMs: 10_000, run: () => delivery.sweep() },
    { name: 'post-weekly-reports', everyMs: 15 * sweepMs, lockMs: MINUTE_MS, run: () => weekly.postDue() },
    { name: 'announce-duty', everyMs: 5 * sweepMs, lockMs: 30_000, run: () => announceDuty(announce) },
    { name: 'apply-terms', everyMs: 2 * sweepMs, lockMs: 30_000, run: () => applyTermsChanges(terms) },
    {
      name: 'record-replacements',
      everyMs: 2 * sweepMs,
      lockMs: 30_000,
      run: () => recordReplacements(replacements),
    },
    {
      name: 'remind-of-endings',
      everyMs: 60 * sweepMs,
      lockMs: MINUTE_MS,
      run: () => remindOfEndings(endings),
    },
    { name: 'refresh-cards', everyMs: 10 * sweepMs, lockMs: 30_000, run: () => refreshCards(work.cards) },
    // A large file may take its time; whoever dies over it is waited for so long.
    {
      name: 'write-bundles',
      everyMs: 5 * sweepMs,
      lockMs: 600_000,
      run: () => Promise.all([writeBundles(bundles), writeRecordBundles(work.recordBundles)]),
    },
    { name: 'prune-bundles', everyMs: 3600 * sweepMs, lockMs: 600_000, run: () => pruneBundles(bundles) },
    { name: 'make-exports', everyMs: 2 * sweepMs, lockMs: 30_000, run: () => exporting.sweep() },
    {
      name: 'erase-personal-data',
      everyMs: 5 * sweepMs,
      lockMs: 30_000,
      run: () => erasePersonalData(work.erasing),
    },
    // Slack tells of changes by events; this is for one that was lost.
    { name: 'ask-groups', everyMs: 720 * sweepMs, lockMs: 120_000, run: () => userGroups.refresh() },
    {
      name: 'audit-desk',
      everyMs: Math.min(MINUTE_MS, 30 * sweepMs),
      lockMs: MINUTE_MS,
      run: () => auditDesk(audit),
    },
  ];
}
