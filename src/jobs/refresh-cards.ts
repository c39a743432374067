import { refreshedCard } from '../domain/contract/bind.js';
import type { Contract } from '../domain/contract/contract.js';
import type { DutyPlan } from '../domain/duty/on-duty.js';
import type { Settings } from '../domain/settings/settings.js';
import { intakeChangesAt, intakeOf, intakeSources } from '../domain/terms/intake.js';
import { fingerprintOf, intakeCard } from '../slack/messages/intake-card.js';
import type { Contracts } from '../store/contracts.js';
import type { DutyStore } from '../store/duty.js';
import type { SettingsStore } from '../store/settings.js';

/** Cards looked at in one run. */
const BATCH = 100;
/**
 * Cards that one run owes anew. Runs are twenty seconds apart: so many leave most of the workspace's fifty updates a minute to
 * requests (slack.md), also when a shift of all customers changes.
 */
const MOST_OWED = 6;

export interface RefreshingCards {
  readonly contracts: Pick<Contracts, 'cardsDue' | 'cardsChanged' | 'cardLookedAt'>;
  readonly settings: Pick<SettingsStore, 'load' | 'loadCardSources' | 'saveCardSources'>;
  readonly duty: Pick<DutyStore, 'load' | 'changedAt'>;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
}

/**
 * The pinned card of each customer's channel says what holds: those under a policy or calendar that has changed are marked,
 * those that are due (marked, or because somebody else is on duty by now) are looked at, and one that would say
 * anything else is owed an update. It may be cut short anywhere: what is marked stays marked until it was looked at.
 * @throws Fault `store-unavailable`
 */
export async function refreshCards(deps: RefreshingCards): Promise<void> {
  const { contracts, settings, duty, clock, nudge } = deps;
  const now = clock();
  await markChanged(deps, now);
  // Asked for before what they are held against: who marks one later marks it in vain for this run, and not for the next.
  const due = await contracts.cardsDue(now, BATCH);
  if (due.length === 0) return;
  const [loaded, plan] = await Promise.all([settings.load(), duty.load(now)]);
  const owed: string[] = [];
  for (const contract of due) {
    if (owed.length === MOST_OWED) break;
    const intents = saysOtherwise(contract, loaded, plan, now) ? [refreshedCard(contract)] : [];
    const next = intakeChangesAt(contract, loaded, plan, now);
    const cause = `card:${contract.id}:${now.getTime()}`;
    const done = await contracts.cardLookedAt(contract, next, { intents, cause, now });
    if (done && intents.length > 0) owed.push(contract.customerChannel);
  }
  nudge(owed);
}

/** What cards are made of is remembered after they are marked: cut short between, they are marked once more. */
async function markChanged({ contracts, settings, duty }: RefreshingCards, now: Date): Promise<void> {
  const [loaded, dutyChangedAt, before] = await Promise.all([
    settings.load(),
    duty.changedAt(),
    settings.loadCardSources(),
  ]);
  const sources = intakeSources(loaded, dutyChangedAt);
  const changed = Object.keys(sources).filter((key) => sources[key] !== before[key]);
  if (changed.length === 0) return;
  const idsOf = (kind: string) =>
    changed.filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length));
  await contracts.cardsChanged(idsOf('policy:'), idsOf('calendar:'), now);
  await settings.saveCardSources(sources);
}

function saysOtherwise(contract: Contract, settings: Settings, plan: DutyPlan, now: Date): boolean {
  const { id, locale, intakeCardShown } = contract;
  return fingerprintOf(intakeCard(intakeOf(contract, settings, plan, now), id, locale)) !== intakeCardShown;
}
