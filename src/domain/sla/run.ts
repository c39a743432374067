import type { Calendar } from './calendar.js';
import type { Classified, Terms } from './policy.js';
import { changedAt, type TermsInForce } from './terms-in-force.js';
import type { Metric } from './terms.js';

/** Why a clock stands although its request is open. */
export type HoldCause = 'waiting-customer' | 'waiting-supplier' | 'customer-deciding';

/** A stretch of a clock's life `[from, to)`, working hours or not: it ran, or it was held. */
export interface Stretch {
  from: Date;
  to: Date;
  held?: HoldCause;
  /** The reason given with the pause. */
  reason?: string;
}

/** A promise given to a clock: so many working milliseconds from its start, or from when it was given. */
export interface Grant {
  /** What had run when it was given; absent, it counts from the start. */
  ran?: number;
  target: number;
  /** What the request was taken for. */
  under: Classified;
}

/** How a clock came to its end: the act was done, or nobody owes it any more (rule 10). */
export type Ending = 'stopped' | 'cancelled';

/** One clock while the history is told, from its start to its end. It counts; `replay.ts` knows what events mean. */
export class Run {
  /** The promises that hold: the one given last, and before it those that it must not exceed (rule 8). */
  grants: readonly Grant[];
  /** Whether the terms that it is under name a target for it. */
  promised: boolean;
  breachedAt: Date | undefined;
  end: { at: Date; how: Ending; byResolve: boolean } | undefined;
  /** Whether the promise is asked for at all: an on-site clock of a remote request is not. */
  wanted = true;
  /** Since when it is unwanted, if it ever was wanted before. */
  unwantedSince: Date | undefined;
  private allowanceWhenDropped: number | undefined;

  readonly stretches: Stretch[] = [];
  /** Since when allowance, start and being wanted are as they are: no breach is recorded before it. */
  private judgedFrom: Date;
  private cursor: Date;
  private hold: Pick<Stretch, 'held' | 'reason'> = {};
  private readonly periods: TermsInForce[];
  private calendar: Calendar;

  constructor(
    readonly metric: Metric,
    readonly cycle: number,
    public startedAt: Date,
    terms: TermsInForce,
    grant: Grant | undefined,
  ) {
    this.cursor = startedAt;
    this.judgedFrom = startedAt;
    this.periods = [terms];
    this.calendar = terms.calendar;
    this.grants = grant ? [grant] : [];
    this.promised = grant !== undefined;
  }

  /** Working milliseconds from start to due, without pauses; undefined while no target is given. */
  get allowance(): number | undefined {
    if (this.grants.length === 0) return undefined;
    return Math.min(...this.grants.map(({ ran = 0, target }) => ran + target));
  }

  /** The terms that it is under. */
  get terms(): Terms {
    return this.periods.at(-1)!.terms;
  }

  /** The terms that it has been under, the first from its start. */
  get inForce(): readonly TermsInForce[] {
    return this.periods;
  }

  get isHeld(): boolean {
    return this.hold.held !== undefined;
  }

  /** Every stretch so far; the last one ends where the clock did, or at the instant told last. */
  get history(): readonly Stretch[] {
    const until = this.endedAt;
    if (!until) return this.stretches;
    return this.stretches
      .filter(({ from }) => from < until)
      .map((stretch) => (stretch.to > until ? { ...stretch, to: until } : stretch));
  }

  /** The allowance by which it is shown: what changes while it is unwanted only counts once it is wanted again. */
  get shownAllowance(): number | undefined {
    return this.wanted ? this.allowance : this.allowanceWhenDropped;
  }

  /** When it was done, or nobody owed it any more. */
  get endedAt(): Date | undefined {
    return this.wanted ? this.end?.at : this.unwantedSince;
  }

  /** Lets time pass until `to`. */
  advance(to: Date): void {
    if (this.end || to <= this.cursor) return;
    const last = this.stretches.at(-1);
    if (last && last.held === this.hold.held && last.reason === this.hold.reason) last.to = to;
    else this.stretches.push({ from: this.cursor, to, ...this.hold });
    this.cursor = to;
  }

  /** From `at` on it is held, or runs. */
  setHold(at: Date, hold: Pick<Stretch, 'held' | 'reason'>): void {
    this.advance(at);
    this.hold = hold;
  }

  /** From `at` on the request does, or does not, ask for this promise. */
  setWanted(at: Date, wanted: boolean): void {
    if (wanted === this.wanted || (this.end && !wanted)) return;
    this.advance(at);
    if (this.wanted) {
      this.judgeBefore(at);
      this.unwantedSince = at;
      this.allowanceWhenDropped = this.allowance;
    } else {
      this.unwantedSince = undefined;
      this.judgedFrom = at;
    }
    this.wanted = wanted;
    if (this.end) this.judgeBefore(this.end.at);
  }

  /** From `at` on other promises hold. A breach before it stays (rule 8). */
  setGrants(at: Date, grants: readonly Grant[]): void {
    this.advance(at);
    this.judgeBefore(at);
    const before = this.allowance;
    this.grants = grants;
    if (this.allowance !== before) this.judgedFrom = at;
  }

  /** Other terms hold, from `next.from` on, for what was judged until `at` by those before. */
  takeTerms(at: Date, next: TermsInForce): void {
    this.advance(at);
    this.judgeBefore(at);
    if (this.periods.at(-1)!.calendar !== next.calendar) {
      this.calendar = changedAt(this.calendar, next.from, next.calendar);
    }
    this.periods.push(next);
  }

  /** The receipt turns out, at `at`, to have been earlier: the time since then counts. */
  startEarlier(at: Date, startedAt: Date): void {
    if (startedAt >= this.startedAt) return;
    this.advance(at);
    this.judgeBefore(at);
    const first = this.stretches[0];
    if (first && !first.held) first.from = startedAt;
    else this.stretches.unshift({ from: startedAt, to: this.startedAt });
    const earlier = this.calendar.workingBetween(startedAt, this.startedAt);
    this.grants = this.grants.map((grant) =>
      grant.ran === undefined ? grant : { ...grant, ran: grant.ran + earlier },
    );
    this.startedAt = startedAt;
    this.judgedFrom = at;
  }

  /** Ends the clock. Doing it at exactly the due time is in time (rule 3). */
  finish(at: Date, how: Ending, byResolve = false): void {
    if (this.end) return;
    this.advance(at);
    this.judgeBefore(at);
    this.end = { at, how, byResolve };
  }

  /** The end is taken back at `at`; the time since then belongs to the customer (rule 13). */
  goOn(at: Date): void {
    if (!this.end) return;
    this.cursor = this.end.at;
    this.end = undefined;
    this.hold = { held: 'customer-deciding' };
    this.setHold(at, {});
  }

  /** The history has been told until `now`: a due time that has come is a breach. */
  conclude(now: Date): void {
    this.advance(now);
    if (this.end || !this.wanted) return;
    const due = this.reached(this.allowance ?? Infinity);
    if (due && due <= now) this.breach(due);
  }

  /** Working milliseconds that ran, or were held, in all that has been told. */
  total(kind: 'running' | 'held'): number {
    return this.sum(this.history, kind);
  }

  /** Working milliseconds that ran so far, those while it was unwanted included: they count if it is wanted again. */
  get ranSoFar(): number {
    return this.sum(this.stretches, 'running');
  }

  private sum(stretches: readonly Stretch[], kind: 'running' | 'held'): number {
    return stretches
      .filter(({ held }) => (held === undefined) === (kind === 'running'))
      .reduce((sum, { from, to }) => sum + this.calendar.workingBetween(from, to), 0);
  }

  /**
   * The instant at which `amount` working milliseconds have run; beyond what has been told it is a forecast in
   * which the clock runs on from there.
   */
  instantOf(amount: number): Date {
    const told = this.endedAt ?? this.cursor;
    // A corrected end may lie before the start.
    const from = told < this.startedAt ? this.startedAt : told;
    return this.reached(amount) ?? this.calendar.addWorking(from, amount - this.total('running'));
  }

  /** Whether `amount` working milliseconds have run; the act that ended the clock is before what it reached at that instant. */
  hasReached(amount: number): boolean {
    const at = this.reached(amount);
    return at !== undefined && (this.endedAt === undefined || at < this.endedAt);
  }

  /** The moment a passing counts from: not before the conditions that it was judged by. */
  notBeforeJudged(at: Date): Date {
    return at < this.judgedFrom ? this.judgedFrom : at;
  }

  /**
   * As `instantOf`, undefined when it lies beyond what has been told. A clock that is held at its very due time is held
   * in time: the due time then comes with the end of the hold. A warning is no promise: it is passed when the time has run.
   */
  private reached(amount: number): Date | undefined {
    let left = amount;
    let boundary: Date | undefined;
    for (const { from, to, held } of this.history) {
      const counted = held ? 0 : this.calendar.workingBetween(from, to);
      if (held) boundary &&= this.calendar.addWorking(to, 0);
      else if (counted >= left) {
        const at = this.calendar.addWorking(from, left);
        if (at < to || amount !== this.shownAllowance) return at;
        boundary = to;
      }
      left -= counted;
    }
    if (!boundary || (this.isHeld && !this.end)) return undefined;
    return boundary <= (this.endedAt ?? this.cursor) ? boundary : undefined;
  }

  private judgeBefore(at: Date): void {
    if (!this.wanted || this.allowance === undefined) return;
    const due = this.reached(this.allowance);
    if (due && due < at) this.breach(due);
  }

  private breach(due: Date): void {
    this.breachedAt ??= this.notBeforeJudged(due);
  }
}
