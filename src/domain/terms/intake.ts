import type { DeskCalendar } from '../calendar/desk-calendar.js';
import type { Contract } from '../contract/contract.js';
import { sha256 } from '../custody/sha256.js';
import { onDuty, type DutyPlan } from '../duty/on-duty.js';
import { stretches } from '../duty/stretches.js';
import type { PersonRef } from '../people/person.js';
import {
  calendarOf,
  newestCalendars,
  newestPolicies,
  policyOf,
  type Settings,
} from '../settings/settings.js';
import type { DeskPolicy } from '../sla/escalation.js';
import { targetsFor } from '../sla/policy.js';
import type { Metric } from '../sla/terms.js';
import { DAY_MS } from '../time/units.js';
import { termsFor } from './terms-for.js';

/** What is promised to the customer themselves, in the order in which it comes; the rest is between us. */
const SAID: readonly Metric[] = ['response', 'solution', 'onsite', 'repair'];
/** However little is known to change, a card is looked at as often as that. */
const AT_LEAST_EVERY_MS = DAY_MS;

/** A target that is said: within so many minutes of the calendar. */
export interface Promised {
  readonly metric: Metric;
  readonly minutes: number;
}

/** What the pinned card of a customer's channel says of its contract at an instant (R1–R6). */
export interface Intake {
  readonly company: string;
  readonly contract: string;
  /** For a fault. */
  readonly promised: readonly Promised[];
  /** What is otherwise for a fault that is a major problem (R14). */
  readonly major: readonly Promised[];
  /** The newest version of the calendar that the targets are counted in. */
  readonly calendar: DeskCalendar;
  /** Whom the contract's ladder asks because they are on duty, now. */
  readonly onDuty: readonly PersonRef[];
  /** Resident or responsible (R8). */
  readonly engineers: readonly PersonRef[];
}

type Promising = Pick<Settings, 'companyName' | 'policies' | 'calendars'>;
type Served = Pick<Contract, 'name' | 'policyId' | 'calendarId' | 'zone' | 'engineers'>;

/** What is promised to who files a fault now, in which hours, and who is there. */
export function intakeOf(contract: Served, settings: Promising, plan: DutyPlan, now: Date): Intake {
  const policy = policyOf(settings, contract.policyId);
  const general = targetsFor(policy, { severity: 'general', category: 'fault' });
  const major = targetsFor(policy, { severity: 'major', category: 'fault' });
  const said = (targets: Partial<Record<Metric, number>>): Promised[] =>
    SAID.flatMap((metric) => {
      const minutes = targets[metric];
      return minutes === undefined ? [] : [{ metric, minutes }];
    });
  const people = rotasOf(policy, plan).flatMap((id) => onDuty(plan, id, now));
  return {
    company: settings.companyName,
    contract: contract.name,
    promised: said(general),
    major: said(major).filter(({ metric, minutes }) => general[metric] !== minutes),
    calendar: calendarOf(settings, termsFor(settings, contract).calendarId),
    onDuty: [...new Map(people.map((person) => [person.id, person])).values()],
    engineers: contract.engineers,
  };
}

/**
 * When the card of a contract is to be looked at again though nobody changes anything: somebody else comes on duty then, or
 * it has not been looked at for a day.
 */
export function intakeChangesAt(
  { policyId }: Pick<Contract, 'policyId'>,
  settings: Promising,
  plan: DutyPlan,
  now: Date,
): Date {
  const last = new Date(now.getTime() + AT_LEAST_EVERY_MS);
  const edges = rotasOf(policyOf(settings, policyId), plan)
    .flatMap((id) => stretches(plan, id, now, last))
    .flatMap(({ from, to }) => [from, to])
    .filter((at) => at > now);
  return edges.reduce((first, at) => (at < first ? at : first), last);
}

/** The first level of the ladder that asks whoever is on duty says who is there for the customer. */
export function rotasOf({ escalation }: DeskPolicy, plan: DutyPlan): string[] {
  const rotas = plan.rotas.map(({ id }) => id);
  const named = escalation.levels.map(({ to }) =>
    to.includes('on-duty') ? rotas : rotas.filter((id) => to.includes(`rota:${id}`)),
  );
  return named.find((ids) => ids.length > 0) ?? [];
}

/**
 * What the cards of all contracts are made of besides the contracts themselves, so that a change of it shows. A contract's
 * card may be another when what stands under its policy, or its calendar, is.
 * @param dutyChangedAt when rotas and leave were changed last
 * @returns hashes by `policy:<id>` and `calendar:<id>`
 */
export function intakeSources(settings: Promising, dutyChangedAt: Date | undefined): Record<string, string> {
  const { companyName } = settings;
  const policies = newestPolicies(settings).map((policy) => {
    const hours = calendarOf(settings, policy.calendar);
    const duty = asksDuty(policy) ? dutyChangedAt : undefined;
    const of = [companyName, policy.version, hours.id, hours.version, duty ?? null];
    return [`policy:${policy.id}`, of] as const;
  });
  const calendars = newestCalendars(settings).map(
    ({ id, version }) => [`calendar:${id}`, [version]] as const,
  );
  return Object.fromEntries(
    [...policies, ...calendars].map(([key, of]) => [key, sha256(JSON.stringify(of))]),
  );
}

const asksDuty = ({ escalation }: DeskPolicy): boolean =>
  escalation.levels.some(({ to }) => to.some((target) => target === 'on-duty' || target.startsWith('rota:')));
