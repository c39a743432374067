import { changeTerms, targetsChanged } from './change-terms.js';
import type { StopMoves } from './corrections.js';
import { endingOf, type SlaEvent } from './events.js';
import { targetsFor, type Classified, type Policy, type Targets, type Terms } from './policy.js';
import { isMajor, retarget } from './reclassify.js';
import { Run } from './run.js';
import { calendarFor, type TermsInForce } from './terms-in-force.js';
import type { Metric } from './terms.js';
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
  private under: Classified = { severity: 'general' };
  private mode: string | undefined;
  private targets: Targets = {};
  private readonly targetsBefore = new Map<string, { under: Classified; targets: Targets }>();
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
        this.under = { severity: event.severity, category: event.category };
        this.mode = event.mode ?? this.mode;
        this.targets = targetsFor(this.policy, this.under);
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
        if (this.current(event.metric)?.end === undefined) this.lastStop.set(event.metric, index);
        return;
      case 'assign':
      case 'note':
        return;
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
    for (const metric of FROM_RECEIPT) this.start(metric, at);
    const onsite = this.current('onsite');
    if (onsite) onsite.wanted = this.wantsOnsite;
    if (isMajor(this.under.severity)) this.start('handover', at);
  }

  private start(metric: Metric, at: Date): void {
    const { targets, under } = this;
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
    const under = {
      from: this.under,
      to: {
        severity: event.severity ?? this.under.severity,
        category: event.category ?? this.under.category,
      },
    };
    const before = this.targets;
    const targets = { ...this.targetsOf(under.to), ...event.targets };
    const [made, makes] = [under.from, under.to].map((one) => targetsFor(this.policy, one));
    if (this.status === 'open') for (const run of this.open()) this.bringUpToDate(run, at);
    this.targetsBefore.set(nameOf(under.from), { under: under.from, targets: before });
    this.under = under.to;
    this.targets = targets;
    if (this.status !== 'open') return;

    if (!isMajor(under.to.severity)) {
      for (const metric of ['handover', 'experts'] as const) this.current(metric)?.finish(at, 'cancelled');
    }
    for (const run of this.open()) {
      const to = targets[run.metric];
      if (to !== undefined) retarget(run, at, under, { from: before[run.metric], to });
      else if (made?.[run.metric] !== makes?.[run.metric]) run.promised = false;
    }
    this.applyWanted(at);
    if (isMajor(under.to.severity)) {
      const handover = this.current('handover');
      const experts = this.current('experts');
      const known = (handover && !this.isVoid(handover)) || (experts && !this.isVoid(experts));
      if (!known) this.start('handover', at);
    }
  }

  /**
   * Going back to a severity and category brings back the targets they had; one not seen before has the policy's, or
   * else the present ones.
   */
  private targetsOf(to: Classified): Targets {
    const { severities, categories } = this.policy;
    if (nameOf(to) === nameOf(this.under)) return this.targets;
    const known = this.targetsBefore.get(nameOf(to));
    if (known) return known.targets;
    const matters = categories ?? (to.severity === this.under.severity ? undefined : severities);
    if (!matters) return this.targets;
    const [was, is] = [targetsFor(this.policy, this.under), targetsFor(this.policy, to)];
    const kept = Object.entries(this.targets).filter(([metric]) => !(metric in was));
    return { ...Object.fromEntries(kept), ...is };
  }

  /** Rule 7: clocks that were stopped keep their result; one that goes on later is put under the terms then. */
  private changeTerms(at: Date, terms: Terms): void {
    const policies = { from: this.policy, to: terms.policy };
    this.terms.push({ from: at, terms, calendar: calendarFor(terms) });
    this.targets = targetsChanged(this.targets, this.under, policies);
    for (const known of this.targetsBefore.values()) {
      known.targets = targetsChanged(known.targets, known.under, policies);
    }
    this.waits.policy = terms.policy;
    for (const run of this.open()) if (run.wanted || !run.promised) this.bringUpToDate(run, at);
    this.applyWanted(at);
    this.applyHolds(at);
  }

  /** A clock that stood while the request was taken for something else goes on as what it was promised for. */
  private bringUpToDate(run: Run, at: Date): void {
    const under = (run.promised ? run.grants.at(-1)?.under : undefined) ?? this.under;
    const before = nameOf(under) === nameOf(this.under) ? undefined : this.targetsBefore.get(nameOf(under));
    const target = (before?.targets ?? this.targets)[run.metric];
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
      this.bringUpToDate(run, at);
      this.lastStop.delete(metric);
    }
    this.applyWanted(at);
  }

  private close(at: Date): void {
    for (const run of this.open()) run.finish(at, 'cancelled');
    this.waits.end();
    if (this.status !== 'unregistered') this.status = 'closed';
  }

  private receivedEarlier(at: Date, receivedAt: Date): void {
    if (this.cycle !== 1 || this.status !== 'open') return;
    for (const run of this.open()) {
      if ((FROM_RECEIPT as readonly Metric[]).includes(run.metric)) run.startEarlier(at, receivedAt);
    }
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

const nameOf = ({ severity, category = '' }: Classified): string => JSON.stringify([severity, category]);
