import { randomBytes } from 'node:crypto';
import type { DutyPlan } from './domain/duty/on-duty.js';
import type { NotifiedOtherwise } from './domain/people/notify-by.js';
import type { QuietHoursOf } from './domain/people/quiet-hours.js';
import type { Settings } from './domain/settings/settings.js';
import type { Act } from './run.js';
import type { DutyStore } from './store/duty.js';
import type { PeopleStore } from './store/people.js';
import type { SettingsStore } from './store/settings.js';

/** What salts are made of, for each decision anew. */
const SEED_BYTES = 32;
/** For so long what the clock's decisions depend on is not asked for again. */
const LATELY_MS = 1_000;

/** What every decision depends on besides the record, as it is now. */
export interface Given {
  readonly settings: Settings;
  readonly quiet: QuietHoursOf;
  readonly notify: NotifiedOtherwise;
  readonly duty: DutyPlan;
}

interface Sources {
  readonly settings: Pick<SettingsStore, 'load'>;
  readonly people: Pick<PeopleStore, 'preferences'>;
  readonly duty: Pick<DutyStore, 'load'>;
  readonly clock: () => Date;
}

/** Asks for what decisions depend on: settings, quiet hours, who is told by other ways, who is on duty. */
export class Givens {
  private recent: { readonly at: Date; readonly given: Promise<Given> } | undefined;

  constructor(private readonly sources: Sources) {}

  /** For a person's act. */
  async now(act?: Pick<Act, 'settings'>): Promise<Given> {
    const { settings, people, duty, clock } = this.sources;
    const [loaded, preferences, plan] = await Promise.all([
      act?.settings ?? settings.load(),
      people.preferences(),
      duty.load(clock()),
    ]);
    return { settings: loaded, ...preferences, duty: plan };
  }

  /** The same, at most a moment old: a sweep of a thousand records asks for it a few times. */
  async lately(): Promise<Given> {
    const now = this.sources.clock();
    if (!this.recent || Math.abs(now.getTime() - this.recent.at.getTime()) >= LATELY_MS) {
      const given = this.now();
      const recent = { at: now, given };
      // What could not be loaded is asked for anew the next time.
      given.catch(() => {
        if (this.recent === recent) this.recent = undefined;
      });
      this.recent = recent;
    }
    return this.recent.given;
  }
}

/** What a decision on any record is given of it. */
export function contextOf(
  { settings, quiet, notify, duty }: Given,
  act: Pick<Act, 'cause' | 'at'>,
  now: Date,
) {
  const { roster, deskLocale } = settings;
  return {
    at: act.at > now ? now : act.at,
    now,
    cause: act.cause,
    seed: randomBytes(SEED_BYTES).toString('hex'),
    roster,
    deskLocale,
    quiet,
    notify,
    duty,
  };
}
