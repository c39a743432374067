import type { Calendar } from './calendar.js';
import type { StopMoves } from './corrections.js';
import type { SlaEvent } from './events.js';
import { targetsFor, type Policy, type Targets } from './policy.js';
import { isMajor, retarget } from './reclassify.js';
import { Run } from './run.js';
import type { Metric } from './terms.js';
import { Waits } from './waits.js';

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
  private severity = 'general';
  private mode: string | undefined;
  private targets: Targets = {};
  private readonly targetsBefore = new Map<string, Targets>();
  private idleResumeAt: number | undefined;

  constructor(
    private readonly policy: Policy,
    private readonly calendar: Calendar,
    private readonly moves: StopMoves,
  ) {
    this.waits = new Waits(policy);
  }

  /** `index` is the event's place in the history. */
  tell(event: SlaEvent, index: number): void {
    const { at } = event;
    this.endExpiredWaits(at);
    switch (event.do) {
      case 'register':
        if (this.status !== 'unregistered') return;
        this.severity = event.severity;
        this.mode = event.mode ?? this.mode;
        this.targets = targetsFor(this.policy, event.severity);
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
        return this.applyMode(at);
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
    this.current(metric)?.finish(at, 'stopped', source.do === 'resolve');
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
    if (isMajor(this.severity)) this.start('handover', at);
  }

  private start(metric: Metric, at: Date): void {
    const run = new Run(metric, this.cycle, at, this.calendar, this.targets[metric]);
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
      run.finish(event.at, 'stopped', event.do === 'resolve');
      this.lastStop.set(metric, index);
    }
  }

  private headquartersHasIt(at: Date): void {
    const experts = this.current('experts');
    if (!experts || this.isVoid(experts)) this.start('experts', at);
  }

  private reclassify(event: Extract<SlaEvent, { do: 'reclassify' }>): void {
    const { at } = event;
    const severity = { from: this.severity, to: event.severity ?? this.severity };
    const before = this.targets;
    const targets = { ...this.targetsOf(severity.to), ...event.targets };
    this.targetsBefore.set(severity.from, before);
    this.severity = severity.to;
    this.targets = targets;
    if (this.status !== 'open') return;

    for (const run of this.open()) {
      const to = targets[run.metric];
      if (to !== undefined) retarget(run, at, severity, { from: before[run.metric], to });
    }
    if (isMajor(severity.to)) {
      const handover = this.current('handover');
      const experts = this.current('experts');
      const known = (handover && !this.isVoid(handover)) || (experts && !this.isVoid(experts));
      if (!known) this.start('handover', at);
    } else {
      for (const metric of ['handover', 'experts'] as const) this.current(metric)?.finish(at, 'cancelled');
    }
  }

  /** Going back to a severity brings back the targets it had; one not seen before has the policy's, or else the present ones. */
  private targetsOf(severity: string): Targets {
    if (severity === this.severity) return this.targets;
    const known = this.targetsBefore.get(severity);
    if (known) return known;
    return this.policy.severities ? { ...this.targets, ...targetsFor(this.policy, severity) } : this.targets;
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
      this.lastStop.delete(metric);
    }
    this.applyMode(at);
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

  private applyMode(at: Date): void {
    if (this.status === 'open') this.current('onsite')?.setWanted(at, this.wantsOnsite);
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
