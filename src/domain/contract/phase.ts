import { isDay } from '../time/day.js';
import { zoneOf } from '../time/zone.js';
import type { Contract } from './contract.js';
import { DAY_MS } from '../time/units.js';

/** Under what a request is served: trial run (R10), resident period (R8), warranty (R7), or paid service (R9). */
export const PHASES = ['trial', 'resident', 'warranty', 'paid'] as const;
export type Phase = (typeof PHASES)[number];

type Covered = Pick<Contract, 'acceptedDay' | 'residentMonths' | 'warrantyMonths' | 'equipment' | 'zone'>;

/** The day, `YYYY-MM-DD`, that the calendar on the wall shows in a zone. */
export const dayIn = (zone: string, at: Date): string => dayOf(zoneOf(zone).dayAt(at.getTime()));

const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The day so many days later, or earlier. */
export const daysLater = (day: string, days: number): string =>
  dayOf(Date.parse(`${day}T00:00:00Z`) / DAY_MS + days);

/**
 * The first day that does not belong to a period of so many months from a day on: the same day of the month that many
 * months later. A month without that day ends the period with its own last day: from 29 February, twelve months end
 * with 28 February.
 */
export function dayAfterMonths(from: string, months: number): string {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const two = (n: number) => String(n).padStart(2, '0');
  const inMonth = (n: number) => `${String(Math.floor(n / 12)).padStart(4, '0')}-${two((n % 12) + 1)}`;
  const same = `${inMonth(count)}-${two(day)}`;
  return isDay(same) ? same : `${inMonth(count + 1)}-01`;
}

/** The last day of the resident period; none before acceptance, or without such a period. */
export function residentUntil({ acceptedDay, residentMonths }: Covered): string | undefined {
  if (acceptedDay === undefined || residentMonths === 0) return undefined;
  return daysLater(dayAfterMonths(acceptedDay, residentMonths), -1);
}

/**
 * The last day of the warranty of a piece, or of what the contract covers as a whole: the maker's own terms where the
 * piece has them (R7). None before acceptance without own terms.
 */
export function warrantyUntil(contract: Covered, equipmentId?: string): string | undefined {
  const own = contract.equipment.find(({ id }) => id === equipmentId)?.warrantyUntil;
  if (own !== undefined) return own;
  if (contract.acceptedDay === undefined || contract.warrantyMonths === 0) return undefined;
  return daysLater(dayAfterMonths(contract.acceptedDay, contract.warrantyMonths), -1);
}

/**
 * The phase in which something received at an instant is served, by the days of the contract's zone (R7–R10). Before
 * acceptance it is the trial run, whatever the equipment's own terms; in the resident period service is free for
 * everything; then a piece's own terms, or the contract's warranty, decide between warranty and paid.
 * @param equipmentId a piece of the contract; one that it does not list is covered like the rest
 */
export function phaseOf(contract: Covered, at: Date, equipmentId?: string): Phase {
  const today = dayIn(contract.zone, at);
  if (contract.acceptedDay === undefined || today < contract.acceptedDay) return 'trial';
  const resident = residentUntil(contract);
  if (resident !== undefined && today <= resident) return 'resident';
  const warranty = warrantyUntil(contract, equipmentId);
  return warranty !== undefined && today <= warranty ? 'warranty' : 'paid';
}

/**
 * Whether new equipment is free of charge (R4): before acceptance, and as long as the warranty of the piece goes on. The
 * resident period alone, when the maker's own terms have ended, makes the service free but not the machine.
 */
export function isReplacedFree(contract: Covered, at: Date, equipmentId?: string): boolean {
  if (phaseOf(contract, at) === 'trial') return true;
  const until = warrantyUntil(contract, equipmentId);
  return until !== undefined && dayIn(contract.zone, at) <= until;
}

/** The last day of the phase a contract is in as a whole; none before acceptance and in paid service. */
export function phaseUntil(contract: Covered, at: Date, equipmentId?: string): string | undefined {
  const phase = phaseOf(contract, at, equipmentId);
  if (phase === 'resident') return residentUntil(contract);
  return phase === 'warranty' ? warrantyUntil(contract, equipmentId) : undefined;
}
