import { ledgerWithTerms, type Clock, type Terms } from './clock.js';
import { receivedAsCorrected, type SlaEvent, type WaitingFor } from './events.js';
import { hoursIn, segmentsOf, type Segment } from './explain.js';
import { singleDaysIn, type SingleDays } from './hours-of-week.js';
import { asHappened } from './order.js';
import type { TargetSource } from './policy.js';
import { retargetsOf, type Promised, type Retarget } from './retargets.js';
import type { Metric } from './terms.js';
import { partsByCalendar, type TermsInForce } from './terms-in-force.js';
import { MINUTE_MS } from '../time/units.js';

/** One line of an account, `[from, to)`. */
export interface AccountLine extends Omit<Segment, 'kind'> {
  /**
   * `ahead`: what of the allowance is left, in the hours in which it would run until the due time. `overrun`: what ran
   * after the due time; the closed hours in between are within it.
   */
  kind: Segment['kind'] | 'ahead' | 'overrun';
  /** A holiday, make-up day or day of its own hours that made it so. */
  singleDays?: SingleDays;
}

/** How the due time of a clock came about, from its start to its due time and beyond. */
export interface Account {
  clock: Clock;
  /** In order. `counted` and `ahead` add up to what the clock allows. */
  lines: AccountLine[];
  /** What may run, as it was at the start; `retargets` tell how it became `clock.allowedMinutes`. */
  targetMinutes: number;
  /** What of the policy gave it, as it was at the start; absent: the policy itself. */
  source?: TargetSource;
  /** What is promised after all changes. */
  promised: Promised;
  retargets: Retarget[];
  /** For whom we waited in its life without its standing for that: the policy does not pause it (rule 6). */
  runsWhileWaitingFor: WaitingFor[];
}

/**
 * The account of a clock of `ledger(events, terms, now)`, at that same `now`.
 * Parts of one kind, cause and reason that follow each other are one line; another calendar begins another.
 * @param terms those at the receipt, as for the ledger
 */
export const accountOf = (clock: Clock, events: readonly SlaEvent[], terms: Terms, now: Date): Account => {
  const happened = asHappened(receivedAsCorrected(events).filter(({ at }) => at <= (clock.stoppedAt ?? now)));
  const retargets = retargetsOf(clock, happened, terms);
  const { inForce = [], source: present } =
    ledgerWithTerms(events, terms, now).find(
      (one) => one.clock.metric === clock.metric && one.clock.cycle === clock.cycle,
    ) ?? {};
  const source = retargets[0] ? retargets[0].source : present;
  const told = segmentsOf(clock, inForce).flatMap((segment) => beforeAndAfter(segment, clock.dueAt));
  const lines = merged([...told, ...aheadOf(clock, inForce)], inForce);
  const targetMinutes = retargets[0]?.allowedMinutes.from ?? clock.allowedMinutes;
  return {
    clock,
    lines: lines.map((line) => {
      const { calendar, zone } = termsAt(line.from, inForce);
      const singleDays = singleDaysIn(calendar, zone, { ...line, open: line.kind !== 'closed' });
      return singleDays ? { ...line, singleDays } : line;
    }),
    targetMinutes,
    ...(source && { source }),
    promised: retargets.at(-1)?.promised ?? { minutes: targetMinutes, ...(source && { source }) },
    retargets,
    runsWhileWaitingFor: (['customer', 'supplier'] as const).filter((whom) =>
      happened.some(
        (event) =>
          event.do === 'wait' &&
          event.for === whom &&
          event.at >= clock.startedAt &&
          !pausesOf(whom, termsAt(event.at, inForce)).includes(clock.metric),
      ),
    ),
  };
};

const termsAt = (at: Date, inForce: readonly TermsInForce[]): Terms =>
  (inForce.findLast(({ from }) => from <= at) ?? inForce[0]!).terms;

const pausesOf = (whom: WaitingFor, { policy }: Terms): readonly Metric[] =>
  whom === 'customer' ? policy.pauses : policy.supplierPauses;

/** Cuts at the due time: what ran before it counts, what ran after it is overrun. */
const beforeAndAfter = (segment: Segment, dueAt: Date): AccountLine[] => {
  const { kind, from, to, cause } = segment;
  if (to <= dueAt) return [segment];
  // Closed hours after it have no part in how it came about.
  if (kind === 'closed') return from < dueAt || cause ? [segment] : [];
  if (kind !== 'counted') return [segment];
  if (from >= dueAt) return [{ ...segment, kind: 'overrun' }];
  return [
    { ...segment, to: dueAt, workingMinutes: minutes(from, dueAt) },
    { ...segment, from: dueAt, workingMinutes: minutes(dueAt, to), kind: 'overrun' },
  ];
};

/** From where the clock has been told to its due time, if that is still to come or was not needed. */
const aheadOf = (clock: Clock, inForce: readonly TermsInForce[]): AccountLine[] => {
  const told = clock.stoppedAt ?? clock.stretches.at(-1)?.to ?? clock.startedAt;
  const from = told < clock.startedAt ? clock.startedAt : told;
  return partsByCalendar(inForce, from, clock.dueAt)
    .flatMap(hoursIn)
    .map((hours) => ({ ...hours, kind: hours.workingMinutes === 0 ? 'closed' : 'ahead' }));
};

const merged = (lines: readonly AccountLine[], inForce: readonly TermsInForce[]): AccountLine[] => {
  const changes = inForce.slice(1).map(({ from }) => from.getTime());
  const result: AccountLine[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    const same =
      last?.kind === line.kind &&
      last.cause === line.cause &&
      last.reason === line.reason &&
      (last.to.getTime() === line.from.getTime() || line.kind === 'overrun') &&
      !changes.includes(line.from.getTime());
    if (last && same) {
      last.to = line.to;
      last.workingMinutes += line.workingMinutes;
    } else result.push({ ...line });
  }
  return result;
};

const minutes = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / MINUTE_MS;
