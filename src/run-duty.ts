import { setTimeout } from 'node:timers/promises';
import { leaveId } from './domain/duty/announce-leave.js';
import type { DutyContext, DutyDecision } from './domain/duty/decide.js';
import { FOLLOWED_MS, handOver } from './domain/duty/handover.js';
import type { LeaveRecord } from './domain/duty/leave.js';
import { nextInstantOfLeave } from './domain/duty/next-instant.js';
import { heldBack } from './domain/duty/quiet.js';
import type { RotaRecord } from './domain/duty/rota-record.js';
import type { Intent } from './domain/outbox.js';
import { Fault } from './domain/fault.js';
import { isRefusal, refuse, type Refusal } from './domain/refusal.js';
import type { DutyStore } from './store/duty.js';
import type { PeopleStore } from './store/people.js';
import type { SettingsStore } from './store/settings.js';

/** Conflicts endured before the person is asked to try again, and the longest wait after the first, in ms. */
const MOST_CONFLICTS = 10;
const PART_MS = 5;
/** Rotas are numbered in the order in which they were made: policies name them `rota:r1`. */
const rotaId = (number: number): string => `r${number}`;

/** What an act makes of a rota or leave, as it is now. */
type Decide<T> = (record: T, context: DutyContext) => DutyDecision<T> | Refusal;

interface Dependencies {
  readonly duty: DutyStore;
  readonly settings: Pick<SettingsStore, 'load'>;
  readonly people: Pick<PeopleStore, 'quietHours'>;
  readonly clock: () => Date;
  /** Told which lanes owe something new; may be lost. */
  readonly nudge: (lanes: string[]) => void;
}

/** The only way a rota or a leave changes: load, decide, commit; at most a few conflicts. An act is done once by its cause. */
export class DutyRunner {
  constructor(private readonly deps: Dependencies) {}

  /** A new rota, under the next free number. */
  async makeRota(
    cause: string,
    decide: (id: string, context: DutyContext) => DutyDecision<RotaRecord> | Refusal,
  ): Promise<RotaRecord | Refusal> {
    const { duty } = this.deps;
    let id = '';
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const made = await duty.madeBy(cause);
      if (made) return made;
      const numbers = (await duty.rotaIds()).map((known) => Number(known.slice(1)) || 0);
      id = rotaId(Math.max(0, ...numbers) + 1);
      const context = await this.context(cause);
      const decision = decide(id, context);
      if (isRefusal(decision)) return decision;
      if (await this.insert('rota', decision, context)) return decision.record;
    }
    return refuse('too-busy', { number: id });
  }

  /** An act on a rota. */
  async changeRota(id: string, cause: string, decide: Decide<RotaRecord>): Promise<RotaRecord | Refusal> {
    const { duty } = this.deps;
    return this.change(() => duty.rota(id), refuse('rota-gone'), cause, decide);
  }

  /** A new leave. */
  async makeLeave(
    cause: string,
    decide: (context: DutyContext) => DutyDecision<LeaveRecord> | Refusal,
  ): Promise<LeaveRecord | Refusal> {
    const { duty } = this.deps;
    const made = await duty.leave(leaveId(cause));
    if (made) return made;
    const context = await this.context(cause);
    const decision = decide(context);
    if (isRefusal(decision)) return decision;
    if (await this.insert('leave', decision, context)) return decision.record;
    return (await duty.leave(leaveId(cause))) ?? refuse('too-busy', { number: decision.record.person.name });
  }

  /** An act on a leave. */
  async changeLeave(id: string, cause: string, decide: Decide<LeaveRecord>): Promise<LeaveRecord | Refusal> {
    return this.change(() => this.deps.duty.leave(id), refuse('leave-over'), cause, decide);
  }

  /**
   * Tells who has come on duty in a rota; once, however many processes ask.
   * @throws Fault `conflict` while others change it all the time
   */
  async handOver(id: string): Promise<void> {
    const { duty, clock } = this.deps;
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const before = await duty.rota(id);
      if (!before || before.retiredAt) return;
      const now = clock();
      const cause = `handover:${id}:${before.version}`;
      const plan = await duty.loadSince(new Date(now.getTime() - FOLLOWED_MS));
      const { roster } = await this.deps.settings.load();
      const decision = handOver(before, { now, cause, plan, roster });
      if (await this.commit(before, decision, cause, now)) return;
    }
    throw new Fault('conflict', true, { detail: `${id} is being changed` });
  }

  /** A leave has begun or ended, and the rotas of its person have been looked at. */
  async passLeave(id: string): Promise<void> {
    const { duty, clock } = this.deps;
    const before = await duty.leave(id);
    if (!before) return;
    const now = clock();
    const record = { ...before, nextInstantAt: nextInstantOfLeave(before, now) };
    await this.commit(before, { record, intents: [] }, `pass:${id}:${before.version}`, now);
  }

  private async change<T extends RotaRecord | LeaveRecord>(
    load: () => Promise<T | undefined>,
    gone: Refusal,
    cause: string,
    decide: Decide<T>,
  ): Promise<T | Refusal> {
    let busy = '';
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const before = await load();
      if (!before) return gone;
      if (before.history.some((entry) => entry.cause === cause)) return before;
      const context = await this.context(cause);
      const decision = decide(before, context);
      if (isRefusal(decision)) return decision;
      if (await this.commit(before, decision, cause, context.now)) return decision.record;
      busy = 'name' in before ? before.name : before.person.name;
      await setTimeout(Math.random() * PART_MS * (attempt + 1));
    }
    return refuse('too-busy', { number: busy });
  }

  private async context(cause: string): Promise<DutyContext> {
    const { duty, settings, clock } = this.deps;
    const now = clock();
    const [plan, { roster }] = await Promise.all([duty.load(now), settings.load()]);
    return { now, cause, plan, roster };
  }

  private async insert(
    kind: 'rota' | 'leave',
    { record, intents }: DutyDecision<RotaRecord> | DutyDecision<LeaveRecord>,
    { cause, now }: DutyContext,
  ): Promise<boolean> {
    const owed = await this.inQuiet(intents, now);
    const done = await this.deps.duty.insert(kind, record, owed, cause, now);
    if (done) this.deps.nudge(owed.map(({ lane }) => lane));
    return done;
  }

  private async commit<T extends RotaRecord | LeaveRecord>(
    before: T,
    { record, intents }: DutyDecision<T>,
    cause: string,
    now: Date,
  ): Promise<boolean> {
    const owed = await this.inQuiet(intents, now);
    const done = await this.deps.duty.commit(before, record, owed, cause, now);
    if (done) this.deps.nudge(owed.map(({ lane }) => lane));
    return done;
  }

  private async inQuiet(intents: readonly Intent[], now: Date): Promise<Intent[]> {
    return intents.length > 0 ? heldBack(intents, await this.deps.people.quietHours(), now) : [];
  }
}
