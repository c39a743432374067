import { leaveId } from './domain/duty/announce-leave.js';
import type { DutyContext } from './domain/duty/decide.js';
import { FOLLOWED_MS, handOver } from './domain/duty/handover.js';
import type { LeaveRecord } from './domain/duty/leave.js';
import { nextInstantOfLeave } from './domain/duty/next-instant.js';
import type { DutyPlan } from './domain/duty/on-duty.js';
import { heldBack } from './domain/duty/quiet.js';
import type { RotaRecord } from './domain/duty/rota-record.js';
import { Fault } from './domain/fault.js';
import type { Decision } from './domain/record/decision.js';
import { isRefusal, refuse, type Refusal } from './domain/refusal.js';
import { isInHistory, run, type Changing, type Surroundings } from './run.js';
import type { DutyStore } from './store/duty.js';
import type { PeopleStore } from './store/people.js';
import type { SettingsStore } from './store/settings.js';

/** Others may be making rotas at the same time, each under a number of its own. */
const MOST_NUMBERS = 10;
/** Rotas are numbered in the order in which they were made: policies name them `rota:r1`. */
const rotaId = (number: number): string => `r${number}`;

/** What an act makes of a rota or leave, as it is now. */
type Decide<R> = (record: R, context: DutyContext) => Decision<R> | Refusal;

interface Dependencies extends Surroundings {
  readonly duty: DutyStore;
  readonly settings: Pick<SettingsStore, 'load'>;
  readonly people: Pick<PeopleStore, 'quietHours'>;
}

/** Rotas and leaves: how they are made and changed. */
export class DutyRunner {
  private readonly rotas: Changing<RotaRecord>;
  private readonly leaves: Changing<LeaveRecord>;

  constructor(private readonly deps: Dependencies) {
    const { duty } = deps;
    this.rotas = {
      kept: duty.rotas,
      hasHappened: isInHistory,
      gone: () => refuse('rota-gone'),
      busy: ({ name: number }) => refuse('too-busy', { number }),
    };
    this.leaves = {
      kept: duty.leaves,
      hasHappened: isInHistory,
      gone: () => refuse('leave-over'),
      busy: ({ person }) => refuse('too-busy', { number: person.name }),
    };
  }

  /** A new rota, under the next free number. */
  async makeRota(
    cause: string,
    decide: (id: string, context: DutyContext) => Decision<RotaRecord> | Refusal,
  ): Promise<RotaRecord | Refusal> {
    const { rotas } = this.deps.duty;
    let id = '';
    for (let attempt = 0; attempt < MOST_NUMBERS; attempt += 1) {
      const made = await rotas.one({ madeBy: cause });
      if (made) return made;
      const numbers = (await rotas.ids({})).map((known) => Number(known.slice(1)) || 0);
      id = rotaId(Math.max(0, ...numbers) + 1);
      const context = await this.context(cause);
      const decision = decide(id, context);
      if (isRefusal(decision)) return decision;
      const { record, intents } = await this.inQuiet(decision, context.now);
      const taken = await rotas.insert(record, { intents, cause, now: context.now });
      if (taken === undefined) return this.told({ record, intents });
    }
    return refuse('too-busy', { number: id });
  }

  /** An act on a rota. */
  async changeRota(id: string, cause: string, decide: Decide<RotaRecord>): Promise<RotaRecord | Refusal> {
    return this.change(this.rotas, id, cause, decide);
  }

  /** A new leave; an act makes one. */
  async makeLeave(
    cause: string,
    decide: (context: DutyContext) => Decision<LeaveRecord> | Refusal,
  ): Promise<LeaveRecord | Refusal> {
    const { leaves } = this.deps.duty;
    const made = await leaves.load(leaveId(cause));
    if (made) return made;
    const context = await this.context(cause);
    const decision = decide(context);
    if (isRefusal(decision)) return decision;
    const { record, intents } = await this.inQuiet(decision, context.now);
    const taken = await leaves.insert(record, { intents, cause, now: context.now });
    if (taken === undefined) return this.told({ record, intents });
    return (await leaves.load(record.id)) ?? refuse('too-busy', { number: record.person.name });
  }

  /** An act on a leave. */
  async changeLeave(id: string, cause: string, decide: Decide<LeaveRecord>): Promise<LeaveRecord | Refusal> {
    return this.change(this.leaves, id, cause, decide);
  }

  /**
   * Tells who has come on duty in a rota; once, however many processes ask.
   * @throws Fault `conflict` while others change it all the time
   */
  async handOver(id: string): Promise<void> {
    const { duty } = this.deps;
    const done = await run(
      this.rotas,
      id,
      ({ version }) => `handover:${id}:${version}`,
      async (rota, { now, cause }) => {
        if (rota.retiredAt) return undefined;
        const plan = await duty.loadSince(new Date(now.getTime() - FOLLOWED_MS));
        const context = await this.context(cause, { plan, now });
        return this.inQuiet(handOver(rota, context), now);
      },
      this.deps,
    );
    if (isRefusal(done) && done.refused === 'too-busy')
      throw new Fault('conflict', true, { detail: `${id} is being changed` });
  }

  /** A leave has begun or ended, and the rotas of its person have been looked at. */
  async passLeave(id: string): Promise<void> {
    await run(
      this.leaves,
      id,
      ({ version }) => `pass:${id}:${version}`,
      (leave, { now }) => ({
        record: { ...leave, nextInstantAt: nextInstantOfLeave(leave, now) },
        intents: [],
      }),
      this.deps,
    );
  }

  private async change<R extends RotaRecord | LeaveRecord>(
    changing: Changing<R>,
    id: string,
    cause: string,
    decide: Decide<R>,
  ): Promise<R | Refusal> {
    const decideOn = async (record: R, { now }: { now: Date }) => {
      const decision = decide(record, await this.context(cause, { now }));
      return isRefusal(decision) ? decision : this.inQuiet(decision, now);
    };
    const done = await run(changing, id, cause, decideOn, this.deps);
    return isRefusal(done) ? done : done.record;
  }

  private async context(cause: string, given: { now?: Date; plan?: DutyPlan } = {}): Promise<DutyContext> {
    const { duty, settings, clock } = this.deps;
    const now = given.now ?? clock();
    const [plan, { roster }] = await Promise.all([given.plan ?? duty.load(now), settings.load()]);
    return { now, cause, plan, roster };
  }

  private told<R>({ record, intents }: Decision<R>): R {
    this.deps.nudge(intents.map(({ lane }) => lane));
    return record;
  }

  private async inQuiet<R>({ record, intents }: Decision<R>, now: Date): Promise<Decision<R>> {
    if (intents.length === 0) return { record, intents };
    return { record, intents: heldBack(intents, await this.deps.people.quietHours(), now) };
  }
}
