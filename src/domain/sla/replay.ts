import { changeTerms } from './change-terms.js';
import type { StopMoves } from './corrections.js';
import { PlanWatch, type PlanTime } from './emergency.js';
import { endingOf, type SlaEvent } from './events.js';
import { hasMetric, targetsFor, type Policy, type Terms } from './policy.js';
import { Promised } from './promised.js';
import { isMajor, promiseAnew, retarget } from './reclassify.js';
import { Run } from './run.js';
import { calendarFor, type TermsInForce } from './terms-in-force.js';
import { RECEIPT, type Metric } from './terms.js';
import { Waits } from './waits.js';
import { MINUTE_MS } from '../time/units.js';

/** Clocks that every cycle has from its first moment; `handover` and `experts` come with a major problem. */
const FROM_RECEIPT = ['response', 'solution', 'onsite', 'repair'] as const;
/** What a resolution does away with when it has not been done: nobody is sent any more (rule 10). */
const CANCELLED_BY_RESOLVE = ['onsite', 'handover', 'experts'] as const;

/** Tells a history to its clocks, event by event as they happened. What each event means stands here and nowhere else. */
export class Replay {
  readonly runs: Run[] = [];
  readonly waits: Waits;
  /** Which event stopped a metric's clock last, by its place in the history. */
  readonly lastStop = new Map<Metric, number>();

  private cycle = 0;
  private status: 'unregistered' | 'open' | 'resolved' | 'closed' = 'unregistered';
  private readonly promised = new Promised();
  private readonly plan = new PlanWatch();
  private mode: string | undefined;
  /** The terms frozen at the receipt, and those that were applied since (rule 7). */
  private readonly terms: TermsInForce[];
  /** How many of them a clock has been put under. */
  private readonly termsTold = new Map<Run, number>();
  private idleResumeAt: number | undefined;

  constructor(
    terms: Terms,
    private readonly moves: StopMoves,
  ) {
    this.terms = [{ from: new Date(0), terms, calendar: calendarFor(terms) }];
    this.waits = new Waits(terms.policy);
  }

  /** `index` is the event's place in the history. */
  tell(event: SlaEvent, index: number): void {
    const { at } = event;
    this.endExpiredWaits(at);
    switch (event.do) {
      case 'register':
        if (this.status !== 'unregistered') return;
        this.promised.register(this.policy, { severity: event.severity, category: event.category });
        this.mode = event.mode ?? this.mode;
        return this.beginCycle(at);
      case 'acknowledge':
      case 'depart':
        return this.stop(['response'], event, index);
      case 'reply':
        if (event.by === 'engineer') return this.stop(['response'], event, index);
        if (event.by === 'customer') this.endWait(at, 'customer');
        return;
      case 'propose':
        return this.stop(['response', 'solution'], event, index);
      case 'arrive':
        return this.stop(['response', 'onsite'], event, index);
      case 'handover':
        if (this.status !== 'open') return;
        this.stop(['handover'], event, index);
        if (!this.moves.moved('handover', at, index)) this.headquartersHasIt(at);
        return;
      case 'convene':
        return this.stop(['experts'], event, index);
      case 'mode':
        this.mode = event.mode;
        return this.applyWanted(at);
      case 'wait':
        // A pause that begins and ends in one instant: whichever of the two is looked at first.
        if (this.status !== 'open' || this.idleResumeAt === at.getTime()) return;
        this.waits.begin(at, event.for, event.reason);
        return this.applyHolds(at);
      case 'resume':
        if (!this.endWait(at, event.for)) this.idleResumeAt = at.getTime();
        return;
      case 'reclassify':
        return this.reclassify(event);
      case 'terms':
        return this.changeTerms(at, event.terms);
      case 'resolve':
        return this.resolve(event, index);
      case 'refuse':
        return this.refuse(at);
      case 'confirm':
        if (this.status === 'resolved') this.status = 'closed';
        return;
      case 'reopen':
        if (this.status === 'resolved' || this.status === 'closed') this.beginCycle(at);
        return;
      case 'merge':
        if (event.receivedAt) return this.receivedEarlier(at, event.receivedAt);
        return this.close(at);
      case 'cancel':
        return this.close(at);
      case 'correct':
        if (event.metric !== RECEIPT && !this.current(event.metric)?.end)
          this.lastStop.set(event.metric, index);
        return;
      case 'assign':
      case 'note':
    }
  }

  /** A corrected stop, at its true time; `source` is the event that was corrected. */
  tellMovedStop(metric: Metric, at: Date, source: SlaEvent): void {
    this.endExpiredWaits(at);
    this.current(metric)?.finish(at, endingOf(source, metric), source.do === 'resolve');
    if (metric === 'handover') this.headquartersHasIt(at);
  }

  /** Nothing more has happened until `now`. */
  conclude(now: Date): void {
    this.endExpiredWaits(now);
    for (const run of this.runs) run.conclude(now);
  }

  private beginCycle(at: Date): void {
    this.cycle += 1;
    this.status = 'open';
    this.lastStop.clear();
    this.waits.end();
    this.plan.begin(at, this.policy, this.promised.under);
    for (const metric of FROM_RECEIPT) this.start(metric, at);
    const onsite = this.current('onsite');
    if (onsite) onsite.wanted = this.wantsOnsite;
    if (isMajor(this.promised.under.severity)) this.start('handover', at);
  }

  private start(metric: Metric, at: Date): void {
    const { targets, under } = this.promised;
    const target = targets[metric];
    const grant = target === undefined ? undefined : { target: Math.round(target * MINUTE_MS), under };
    const run = new Run(metric, this.cycle, at, this.terms.at(-1)!, grant);
    this.termsTold.set(run, this.terms.length);
    run.setHold(at, this.waits.holdOn(metric));
    const before = this.current(metric);
    // Only a cancelled clock is ever begun anew within its cycle; the new one takes its place.
    if (before) this.runs.splice(this.runs.indexOf(before), 1, run);
    else this.runs.push(run);
  }

  private stop(metrics: readonly Metric[], event: SlaEvent, index: number): void {
    if (this.status !== 'open') return;
    for (const metric of metrics) {
      const run = this.current(metric);
      if (!run || run.end || this.moves.moved(metric, event.at, index)) continue;
      run.finish(event.at, endingOf(event, metric), event.do === 'resolve');
      this.lastStop.set(metric, index);
    }
  }

  private headquartersHasIt(at: Date): void {
    const experts = this.current('experts');
    if (!experts || this.isVoid(experts)) this.start('experts', at);
  }

  private reclassify(event: Extract<SlaEvent, { do: 'reclassify' }>): void {
    const { at } = event;
    const { under: from, targets: before } = this.promised;
    for (const run of this.status === 'open' ? this.open() : [])
      if (this.matters(run, event.category ?? from.category)) this.bringUpToDate(run, at);
    this.promised.reclassify(this.policy, event);
    this.plan.judge(at, this.policy, this.promised.under);
    if (this.status !== 'open') return;

    const { under: to, targets } = this.promised;
    const [made, makes] = [from, to].map((one) => targetsFor(this.policy, one));
    if (!isMajor(to.severity)) {
      for (const metric of ['handover', 'experts'] as const) this.current(metric)?.finish(at, 'cancelled');
    }
    for (const run of this.open()) {
      const { metric } = run;
      const target = targets[metric];
      const lapses = made?.[metric] !== makes?.[metric] || !hasMetric(this.policy, to.category, metric);
      if (target !== undefined) retarget(run, at, { from, to }, { from: before[metric], to: target });
      else if (lapses) run.promised = false;
    }
    this.applyWanted(at);
    if (isMajor(to.severity)) {
      const handover = this.current('handover');
      const experts = this.current('experts');
      const known = (handover && !this.isVoid(handover)) || (experts && !this.isVoid(experts));
      if (!known) this.start('handover', at);
    }
  }

  /** Rule 7: clocks that were stopped keep their result; one that goes on later is put under the terms then. */
  private changeTerms(at: Date, terms: Terms): void {
    const policies = { from: this.policy, to: terms.policy };
    this.terms.push({ from: at, terms, calendar: calendarFor(terms) });
    this.promised.changePolicy(policies);
    this.plan.judge(at, this.policy, this.promised.under);
    this.waits.policy = terms.policy;
    const { category } = this.promised.under;
    for (const run of this.open()) {
      if (run.wanted || (!run.promised && this.matters(run, category))) this.bringUpToDate(run, at);
    }
    this.applyWanted(at);
    this.applyHolds(at);
  }

  /** A promise that was given up, and that the category does not have, stays what it was when it was cancelled. */
  private matters(run: Run, category: string | undefined): boolean {
    return run.promised || hasMetric(this.policy, category, run.metric);
  }

  /** A clock that stood while the request was taken for something else goes on as what it was promised for. */
  private bringUpToDate(run: Run, at: Date): void {
    const under = (run.promised ? run.grants.at(-1)?.under : undefined) ?? this.promised.under;
    const target = this.promised.targetsAs(under)[run.metric];
    for (const next of this.terms.slice(this.termsTold.get(run))) {
      if (run.end && run.end.at < next.from) break;
      changeTerms(run, at, next, { target, under });
    }
    this.termsTold.set(run, this.terms.length);
  }

  private get policy(): Policy {
    return this.terms.at(-1)!.terms.policy;
  }

  private resolve(event: SlaEvent, index: number): void {
    if (this.status !== 'open') return;
    this.stop(['response', 'solution', 'repair'], event, index);
    for (const metric of CANCELLED_BY_RESOLVE) this.current(metric)?.finish(event.at, 'cancelled', true);
    this.waits.end();
    this.applyHolds(event.at);
    this.status = 'resolved';
  }

  /** Rule 13: the same cycle goes on. That an answer and a solution were given stays true. */
  private refuse(at: Date): void {
    this.endWait(at, 'customer');
    if (this.status !== 'resolved') return;
    this.status = 'open';
    for (const metric of ['repair', ...CANCELLED_BY_RESOLVE] as const) {
      const run = this.current(metric);
      if (!run?.end?.byResolve) continue;
      run.goOn(at);
      if (this.matters(run, this.promised.under.category)) this.bringUpToDate(run, at);
      this.lastStop.delete(metric);
      this.asClassified(run, at);
    }
    this.applyWanted(at);
  }

  /** It may have been taken for something with other metrics while it was resolved. */
  private asClassified(run: Run, at: Date): void {
    const { under, targets } = this.promised;
    const target = targets[run.metric];
    if (!hasMetric(this.policy, under.category, run.metric)) run.promised = false;
    else if (this.policy.metrics && target !== undefined && !run.promised)
      promiseAnew(run, at, target, under);
  }

  private close(at: Date): void {
    for (const run of this.open()) run.finish(at, 'cancelled');
    this.waits.end();
    if (this.status !== 'unregistered') this.status = 'closed';
  }

  private receivedEarlier(at: Date, receivedAt: Date): void {
    if (this.cycle !== 1 || this.status !== 'open') return;
    this.plan.startEarlier(at, { from: this.current('repair')!.startedAt, to: receivedAt });
    for (const run of this.open()) {
      if ((FROM_RECEIPT as readonly Metric[]).includes(run.metric)) run.startEarlier(at, receivedAt);
    }
  }

  /** R5: when the emergency plan opens at a time of its own; undefined when nothing is owed, or there is none. */
  get planTime(): PlanTime | undefined {
    const repair = this.status === 'open' ? this.current('repair') : undefined;
    return repair && this.plan.timeOf(repair);
  }

  private get wantsOnsite(): boolean {
    return this.mode === undefined || this.mode === 'onsite';
  }

  private applyWanted(at: Date): void {
    if (this.status !== 'open') return;
    for (const run of this.runs) {
      if (run.cycle !== this.cycle) continue;
      // Without any promise yet there is none that could lapse.
      const lapsed = !run.promised && run.allowance !== undefined;
      const wanted = !lapsed && (run.metric !== 'onsite' || this.wantsOnsite);
      if (wanted && !run.wanted) this.bringUpToDate(run, at);
      run.setWanted(at, wanted);
    }
  }

  private endExpiredWaits(now: Date): void {
    for (;;) {
      const expired = this.waits.nextExpired(now);
      if (!expired) return;
      this.endWait(expired.at, expired.waitingFor);
    }
  }

  private endWait(at: Date, waitingFor: 'customer' | 'supplier' | undefined): boolean {
    const ended = this.waits.end(waitingFor);
    if (ended) this.applyHolds(at);
    return ended;
  }

  private applyHolds(at: Date): void {
    for (const run of this.open()) run.setHold(at, this.waits.holdOn(run.metric));
  }

  private isVoid(run: Run): boolean {
    return run.end?.how === 'cancelled' && run.breachedAt === undefined;
  }

  /** The metric's clock in the cycle under way. */
  current(metric: Metric): Run | undefined {
    return this.runs.find((run) => run.metric === metric && run.cycle === this.cycle);
  }

  private open(): Run[] {
    return this.runs.filter((run) => run.cycle === this.cycle && !run.end);
  }
}
