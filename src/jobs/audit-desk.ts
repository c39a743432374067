import { setImmediate } from 'node:timers/promises';
import { ledgerDifferences } from '../domain/audit/compare-ledger.js';
import { isOfPeople, type Finding } from '../domain/audit/finding.js';
import { emptyLevels } from '../domain/audit/empty-levels.js';
import { unfilledGroups } from '../domain/audit/role-groups.js';
import { lacksResident } from '../domain/contract/resident.js';
import { recall, type Memory, type Remembered } from '../domain/audit/memory.js';
import { tell } from '../domain/audit/tell.js';
import { unknownDays } from '../domain/audit/unknown-days.js';
import { TICKET_NUMBERS } from '../domain/ticket/number.js';
import type { Contract } from '../domain/contract/contract.js';
import type { Log } from '../observability/log.js';
import type { AuditStore, Checked } from '../store/audit.js';
import type { WaitingBundles } from '../store/waiting-bundles.js';
import type { Contracts } from '../store/contracts.js';
import type { DutyStore } from '../store/duty.js';
import type { SealStore } from '../store/seals.js';
import type { SettingsStore } from '../store/settings.js';
import { auditChains, OF_CHAINS } from './audit-chains.js';
import { auditRecords, type AuditingRecords } from './audit-records.js';
import { auditRound } from './audit-round.js';
import { beat } from './heartbeat.js';
import { HOUR_MS, MINUTE_MS } from '../domain/time/units.js';

/** How late a clock, or a message, may be before it is a finding. */
const CLOCK_GRACE_MS = MINUTE_MS;
const OUTBOX_GRACE_MS = 2 * MINUTE_MS;
/** Open requests replayed a run: all of them have their turn, one after another. */
const SAMPLE = 100;
/** Requests loaded at a time. */
const AT_ONCE = 5;
/** How long a closed request may wait for its bundle. */
const BUNDLE_GRACE_MS = HOUR_MS;
/** Most findings of a kind that a run asks for. */
const MOST = 50;

interface Dependencies {
  readonly audit: AuditStore;
  readonly seals: SealStore;
  readonly records: AuditingRecords['records'];
  readonly settings: SettingsStore;
  readonly duty: Pick<DutyStore, 'load'>;
  readonly contracts: Pick<Contracts, 'withoutEngineers'>;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
  readonly log: Log;
  /** In which all chains are to be walked once. */
  readonly auditDays: number;
  /** Closed requests that wait for a bundle since before; absent when no archive is configured. */
  readonly bundles?: WaitingBundles | undefined;
  /** Where a run that found nothing is told of. */
  readonly heartbeatUrl?: string | undefined;
}

/**
 * One run of the auditor: did every clock fire that should have, are the stored ledgers those that replaying gives, does
 * the chain of custody hold of what has changed, and of those whose turn it is in the walk over all, does any lane stand still, does any calendar lack days, any level of a ladder people, any contract its resident. Tells the desk what is new, what lasts and what is over. Its cost is bounded, whatever exists.
 * @throws Fault `store-unavailable`
 */
export async function auditDesk(deps: Dependencies): Promise<void> {
  const { audit, seals, records, settings, duty, contracts, bundles, clock, nudge, log, heartbeatUrl } = deps;
  const now = clock();
  const [memory, owing, desk, plan, unserved] = await Promise.all([
    audit.load(),
    audit.owing(),
    settings.load(),
    duty.load(now),
    contracts.withoutEngineers(MOST),
  ]);
  const { seen, unsure, cursor } = await look(audit, memory, now);
  const known = memory.findings.flatMap(({ kind, about }) => (OF_CHAINS.includes(kind) ? [about] : []));
  const chains = await auditChains(seals, known.filter(isOfRequest));
  const ofRecords = await auditRecords(
    { records, seals },
    known.filter((about) => !isOfRequest(about)),
  );
  const { findings: walked, ...rounds } = await auditRound(
    { records, seals },
    memory,
    () => audit.countChains(),
    deps.auditDays,
    now,
  );
  const late = bundles ? await lateBundles(bundles, now) : [];
  const recalled = recall(
    memory.findings,
    [
      ...seen,
      ...chains,
      ...ofRecords,
      ...walked,
      ...late,
      ...unknownDays(desk, now),
      ...emptyLevels(desk, plan, now),
      ...unfilledGroups(desk),
      ...withoutResident(unserved, now),
    ],
    now,
    unsure,
  );
  const { findings, intents } = tell(recalled, desk.roster, desk.deskLocale, owing, now);
  const after = { cursor, ranAt: now, findings: [...findings], unkept: recalled.unkept, ...rounds };
  if (!(await audit.save(memory, after, intents, now))) return;
  nudge(intents.map(({ lane }) => lane));
  for (const finding of recalled.found) log.error(asLogged(finding), 'audit: found');
  for (const finding of recalled.over) log.info(asLogged(finding), 'audit: over');
  // What is only suspected may be the catching up after a down-time.
  const isClean = findings.every((finding) => !finding.toldAt || isOfPeople(finding));
  if (isClean && heartbeatUrl) await beat(heartbeatUrl, log);
}

/** R8: told where the contract's desk is, for a week at a time. */
const withoutResident = (contracts: readonly Contract[], now: Date): Finding[] =>
  contracts
    .filter((contract) => lacksResident(contract, now))
    .map(({ customerChannel: about, deskChannel }) => ({ kind: 'resident-missing', about, deskChannel }));

interface Look {
  readonly seen: readonly Finding[];
  readonly unsure: (finding: Remembered) => boolean;
  readonly cursor: string;
}

async function look(audit: AuditStore, { cursor, findings }: Memory, now: Date): Promise<Look> {
  const before = (graceMs: number) => new Date(now.getTime() - graceMs);
  const missed = await audit.missedTurns(before(CLOCK_GRACE_MS), MOST);
  const stuck = await audit.stuckLanes(before(OUTBOX_GRACE_MS), MOST);
  const sample = await audit.openAfter(cursor, SAMPLE);
  // What was found before is looked at in every run, so that its end is told soon.
  const again = findings.filter(({ kind }) => isOfLedger(kind)).map(({ about }) => about);
  const aside = new Set(missed.flatMap(({ kind, about }) => (kind === 'clock-aside' ? [about] : [])));
  const ledgers = await ledgerFindings(audit, [...new Set([...sample, ...again])], { aside, now });
  const seen = [...missed, ...stuck, ...ledgers];
  const asked = (kind: Finding['kind']) => seen.filter((finding) => finding.kind === kind).length;
  return {
    seen,
    // A list that was cut says nothing about what is not on it.
    unsure: ({ kind }) => !isOfLedger(kind) && asked(kind) >= MOST,
    cursor: sample.length < SAMPLE ? '' : sample.at(-1)!,
  };
}

/** One finding, however many wait: it is the archive that is ill. */
async function lateBundles(bundles: WaitingBundles, now: Date): Promise<Finding[]> {
  const before = new Date(now.getTime() - BUNDLE_GRACE_MS);
  const { since, count } = await bundles.waitingSince(before);
  return since ? [{ kind: 'bundles-late', about: 'archive', since, count }] : [];
}

/** Requests that the sweep has set aside, and the instant of this look. */
interface Known {
  readonly aside: ReadonlySet<string>;
  readonly now: Date;
}

/** A few at a time, and people in between: a long history takes milliseconds to replay, and Slack waits for 3 s. */
async function ledgerFindings(audit: AuditStore, ids: readonly string[], known: Known): Promise<Finding[]> {
  const found: Finding[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const checked of await audit.openAmong(ids.slice(from, from + AT_ONCE))) {
      found.push(...ledgerFinding(checked, known));
      await setImmediate();
    }
  }
  return found;
}

const isOfRequest = (about: string): boolean => TICKET_NUMBERS.pattern.test(about);

const isOfLedger = (kind: Finding['kind']): boolean => kind === 'ledger-differs' || kind === 'unreadable';

function ledgerFinding(checked: Checked, { aside, now }: Known): Finding[] {
  const { id: about, deskChannel, ticket, reason } = checked;
  const base = { about, ...(deskChannel ? { deskChannel } : {}) };
  if (!ticket) return [{ ...base, kind: 'unreadable', ...(reason ? { reason } : {}) }];
  try {
    // The sweep itself has moved the instant of what it set aside; that is a finding of its own.
    const differences = ledgerDifferences(ticket, now).filter(
      ({ field }) => field !== 'nextInstantAt' || !aside.has(about),
    );
    return differences.length > 0 ? [{ ...base, kind: 'ledger-differs', differences }] : [];
  } catch (error) {
    return [{ ...base, kind: 'unreadable', reason: (error as Error).name }];
  }
}

const asLogged = ({ kind, about, year, level, since, count, differences, reason, broken }: Finding) => ({
  kind,
  about,
  year,
  level,
  since,
  count,
  reason,
  broken,
  differences: differences?.map(({ metric, cycle, field }) => [metric, cycle, field].join(' ').trim()),
});
