import { z } from 'zod';
import type { Intent } from '../record/outbox.js';
import { firstFilled, type Roster } from '../people/roster.js';
import { intentionSchema, type Intention } from '../settings/intention.js';
import { MOST_NAMED, NO_REQUESTS, tallySchema, together, type Tally } from './tally.js';
import { MINUTE_MS } from '../time/units.js';

/** Whoever asked hears of a long run again after this. */
const TELL_EVERY_MS = MINUTE_MS;

/**
 * An intention that is being worked off, request by request in the order of their numbers: all under its first policy,
 * then its second, then its calendars. How far it has come is stored with the figures of that far, so that every request
 * counts once however often a batch is begun.
 */
export const termsChangeSchema = intentionSchema.extend({
  version: z.number().int(),
  /** Open requests under these policies and calendars when it began. */
  total: z.number().int(),
  stage: z.number().int(),
  /** The last number that has been dealt with in this stage. */
  after: z.string(),
  tally: tallySchema,
  failed: z.object({ count: z.number().int(), named: z.array(z.string()) }),
  /** While there is work left; indexed. */
  workingSince: z.date().optional(),
  toldAt: z.date().optional(),
  finishedAt: z.date().optional(),
});
export type TermsChange = z.infer<typeof termsChangeSchema>;

/** Requests under a policy, or under a calendar; those of `notPolicies` have had their turn. */
export type Under =
  | { readonly policyId: string; readonly below: number }
  | { readonly calendarId: string; readonly below: number; readonly notPolicies: readonly string[] };

/** @returns where an intention reaches, in the order in which it is worked off; no request is in two of them */
export function stagesOf({ policies, calendars }: Pick<Intention, 'policies' | 'calendars'>): Under[] {
  const notPolicies = policies.map(({ id }) => id);
  return [
    ...policies.map(({ id, version }) => ({ policyId: id, below: version })),
    ...calendars.map(({ id, version }) => ({ calendarId: id, below: version, notPolicies })),
  ];
}

/** The work that an intention means. */
export function taken(intention: Intention, total: number, now: Date): TermsChange {
  return {
    ...intention,
    version: 1,
    total,
    stage: 0,
    after: '',
    tally: NO_REQUESTS,
    failed: { count: 0, named: [] },
    workingSince: now,
  };
}

/** What became of a batch. */
export interface Batch {
  /** The last number of it; none when the stage has no more. */
  readonly last?: string | undefined;
  readonly tally: Tally;
  readonly failed: readonly string[];
}

interface Telling {
  readonly roster: Roster;
  readonly now: Date;
}

/** @returns the work after a batch, and who is to be told of it */
export function advanced(
  change: TermsChange,
  { last, tally, failed }: Batch,
  { roster, now }: Telling,
): { change: TermsChange; intents: Intent[] } {
  const next: TermsChange = {
    ...change,
    ...(last === undefined ? { stage: change.stage + 1, after: '' } : { after: last }),
    tally: together(change.tally, tally),
    failed: {
      count: change.failed.count + failed.length,
      named: [...change.failed.named, ...failed].slice(0, MOST_NAMED),
    },
  };
  if (next.stage >= stagesOf(change).length) {
    const { workingSince: _over, ...finished } = next;
    return { change: { ...finished, finishedAt: now }, intents: told(change, 'terms-applied', roster) };
  }
  const toldAt = change.toldAt ?? change.workingSince ?? now;
  if (now.getTime() - toldAt.getTime() < TELL_EVERY_MS) return { change: next, intents: [] };
  return { change: { ...next, toldAt: now }, intents: told(change, 'terms-progress', roster) };
}

/** Whoever asked; what was asked by file, the administrators. */
function told({ by }: TermsChange, message: string, roster: Roster): Intent[] {
  const isInSlack = /^[UW][A-Z0-9]+$/.test(by.id);
  const people = isInSlack ? [by] : firstFilled(roster, ['admin', 'manager', 'tech-head']);
  return people.map(({ id }) => ({ kind: 'direct', lane: id, message }));
}
