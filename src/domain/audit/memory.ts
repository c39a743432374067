import { z } from 'zod';
import { findingSchema, isOfPeople, keyOf, type Finding } from './finding.js';
import { pastRoundSchema, roundSchema } from './round.js';
import { HOUR_MS } from '../time/units.js';

/** Told again after this as long as it lasts; seldom, when it waits for somebody outside. */
const AGAIN_MS = HOUR_MS;
const AGAIN_TO_PEOPLE_MS = 7 * 24 * AGAIN_MS;
/** What catches up by itself after a down-time is told only when it has lasted this long under the auditor's eyes. */
const PATIENCE_MS = 45_000;
const PATIENT: readonly Finding['kind'][] = ['clock-late', 'clock-aside', 'outbox-stuck'];
/** Findings kept; what comes on top is counted, and has its turn when others are over. */
const MOST_FINDINGS = 200;

const rememberedSchema = findingSchema.extend({
  firstAt: z.date(),
  /** When people were told last, and in which lanes; absent while it is only suspected. */
  toldAt: z.date().optional(),
  toldIn: z.array(z.string()),
});
export type Remembered = z.infer<typeof rememberedSchema>;

/** What the auditor knows from one run to the next. */
export const memorySchema = z.object({
  version: z.number().int(),
  /** The number of the open request that was checked last; the next run goes on behind it. */
  cursor: z.string(),
  ranAt: z.date().optional(),
  /** The walk over all chains that is under way, and the last one that came through. */
  round: roundSchema.optional(),
  pastRound: pastRoundSchema.optional(),
  findings: z.array(rememberedSchema),
  /** Findings beyond those that are kept. */
  unkept: z.number().int(),
});
export type Memory = z.infer<typeof memorySchema>;

export const NO_MEMORY: Memory = { version: 0, cursor: '', findings: [], unkept: 0 };

/** What has changed since the last run. `found` and `lasting` are to be told now, `over` where they were told. */
export interface Recalled {
  readonly findings: readonly Remembered[];
  readonly unkept: number;
  readonly found: readonly Remembered[];
  readonly lasting: readonly Remembered[];
  readonly over: readonly Remembered[];
}

/**
 * Holds what a run has seen against what was known: each finding is told once, again after an hour, and when it is over.
 * @param unsure whether a known finding that was not seen may still be so, because the run did not look at all
 */
export function recall(
  known: readonly Remembered[],
  seen: readonly Finding[],
  now: Date,
  unsure: (finding: Remembered) => boolean = () => false,
): Recalled {
  const sight = new Map(seen.map((finding) => [keyOf(finding), finding]));
  const stays = known.filter((finding) => sight.has(keyOf(finding)) || unsure(finding));
  const keys = new Set(known.map(keyOf));
  const fresh = [...sight.values()].filter((finding) => !keys.has(keyOf(finding)));
  const all = [
    ...stays.map(({ firstAt, toldAt, toldIn, ...before }) => ({
      ...(sight.get(keyOf(before)) ?? before),
      firstAt,
      ...(toldAt ? { toldAt } : {}),
      toldIn,
    })),
    ...fresh.map((finding) => ({ ...finding, firstAt: now, toldIn: [] })),
  ];
  const findings: Remembered[] = all.slice(0, MOST_FINDINGS);
  return {
    findings,
    unkept: all.length - findings.length,
    found: findings.filter((finding) => !finding.toldAt && isRipe(finding, now)),
    lasting: findings.filter((finding) => isToTellAgain(finding, now)),
    over: known.filter((finding) => finding.toldAt && !stays.includes(finding)),
  };
}

const isToTellAgain = (finding: Remembered, now: Date): boolean =>
  finding.toldAt !== undefined &&
  now.getTime() - finding.toldAt.getTime() >= (isOfPeople(finding) ? AGAIN_TO_PEOPLE_MS : AGAIN_MS);

const isRipe = ({ kind, firstAt }: Remembered, now: Date): boolean =>
  !PATIENT.includes(kind) || now.getTime() - firstAt.getTime() >= PATIENCE_MS;
