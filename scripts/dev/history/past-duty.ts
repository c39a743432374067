import { handOver } from '../../../src/domain/duty/handover.js';
import { makeRota } from '../../../src/domain/duty/edit-rota.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import type { RotaRecord } from '../../../src/domain/duty/rota-record.js';
import { localeFrom } from '../../../src/domain/people/person.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Settings } from '../../../src/domain/settings/settings.js';
import { dutyBegan } from '../../../src/slack/messages/duty/began.js';
import { personOf } from '../cast.js';
import { deskRota, WORKSPACE } from '../company.js';
import type { SeedMessageWithoutTs } from './said.js';

/** From the hour of a handover to the job that sees it. */
const LOOK_MS = 1_500;

type Tell = (at: Date, message: SeedMessageWithoutTs) => void;

/** The rota of the company's past: made once, and handed over at its hours. */
export class PastDuty {
  private record: RotaRecord;

  /** @param now the turns of the rota are laid out from it; @param madeAt when the administrator made it */
  constructor(
    private readonly settings: Settings,
    now: Date,
    madeAt: Date,
  ) {
    const plan: DutyPlan = { rotas: [], leaves: [] };
    const context = { now: madeAt, cause: 'past:rota', plan, roster: settings.roster };
    const made = makeRota('r1', deskRota(now), personOf('zhou'), context);
    if (isRefusal(made)) throw new Error(`the local rota could not be made: ${made.refused}`);
    this.record = made.record;
  }

  get rota(): RotaRecord {
    return this.record;
  }

  get plan(): DutyPlan {
    return { rotas: [this.record], leaves: [] };
  }

  /** The next handover; whoever comes on duty is told how many requests are open. */
  next(tell: Tell, open: () => number): { at: Date; do: () => Promise<void> }[] {
    const { nextInstantAt } = this.record;
    if (!nextInstantAt) return [];
    const at = new Date(nextInstantAt.getTime() + LOOK_MS);
    return [{ at, do: () => Promise.resolve(this.handOver(at, tell, open())) }];
  }

  private handOver(now: Date, tell: Tell, open: number): void {
    const cause = `handover:r1:${this.record.version}`;
    const { roster } = this.settings;
    const { record, intents } = handOver(this.record, { now, cause, plan: this.plan, roster });
    this.record = { ...record, version: this.record.version + 1 };
    for (const { lane, message, data } of intents) {
      if (message !== 'duty-began') continue;
      const locale = localeFrom(
        WORKSPACE.users.find(({ id }) => id === lane)?.locale,
        this.settings.deskLocale,
      );
      const { text, blocks } = dutyBegan(data, open, now, locale);
      tell(now, { channel: lane, text, blocks });
    }
  }
}
