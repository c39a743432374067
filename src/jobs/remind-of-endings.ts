import { remind } from '../domain/contract/endings.js';
import { dayIn } from '../domain/contract/phase.js';
import type { Contract } from '../domain/contract/contract.js';
import type { Settings } from '../domain/settings/settings.js';
import { zoneOf } from '../domain/time/zone.js';
import type { Contracts } from '../store/contracts.js';
import type { SettingsStore } from '../store/settings.js';
import { HOUR_MS } from '../domain/time/units.js';

/** So often a contract is looked at, and so many in one run. */
const EVERY_MS = HOUR_MS;
const BATCH = 100;
/** Nobody needs to know at midnight: the hour, where the contract is, from which the desk is told. */
const FROM_HOUR = 9;

export interface RemindingOfEndings {
  readonly contracts: Pick<Contracts, 'endingsDue' | 'endingsLookedAt' | 'commit'>;
  readonly settings: Pick<SettingsStore, 'load'>;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
}

/**
 * Reminds the desk before a resident period, a warranty or the own terms of equipment end (R7, R8). What was told stands
 * in the contract, in the same update as what is owed to Slack: told once, however many processes there are, and told
 * late after a down-time.
 * @throws Fault `store-unavailable`
 */
export async function remindOfEndings(deps: RemindingOfEndings): Promise<void> {
  const { contracts, settings, clock } = deps;
  const now = clock();
  const due = await contracts.endingsDue(new Date(now.getTime() - EVERY_MS), BATCH);
  if (due.length === 0) return;
  const loaded = await settings.load();
  for (const contract of due) await lookAt(contract, loaded, now, deps);
}

async function lookAt(
  contract: Contract,
  { reminderDays, deskLocale }: Settings,
  now: Date,
  { contracts, nudge }: RemindingOfEndings,
): Promise<void> {
  const { id, zone, deskChannel: lane } = contract;
  const due = hourIn(zone, now) < FROM_HOUR ? undefined : remind(contract, now, reminderDays);
  if (!due) return contracts.endingsLookedAt(id, now);
  const { reminder: data, reminded } = due;
  const intent = {
    kind: 'post',
    place: 'desk',
    lane,
    locale: deskLocale,
    message: 'cover-ending',
    data,
  } as const;
  const after = { ...contract, reminded, endingsLookedAt: now };
  const cause = `endings:${id}:${dayIn(zone, now)}:${contract.version}`;
  // Somebody was quicker: the next run looks again.
  if (await contracts.commit(contract, after, { intents: [intent], cause, now })) nudge([lane]);
}

const hourIn = (zone: string, at: Date): number => {
  const utc = at.getTime();
  return Math.floor((utc + zoneOf(zone).offsetAt(utc)) / HOUR_MS) % 24;
};
