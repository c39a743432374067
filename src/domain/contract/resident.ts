import type { Contract } from './contract.js';
import { phaseOf } from './phase.js';

/**
 * Whether a contract promises its customer somebody resident (R8) and names nobody: in the resident period, and before it
 * begins with the acceptance (R10). Later its engineers are those responsible, whom the desk may name for each request.
 */
export function lacksResident(
  contract: Pick<
    Contract,
    'engineers' | 'acceptedDay' | 'residentMonths' | 'warrantyMonths' | 'equipment' | 'zone'
  >,
  at: Date,
): boolean {
  if (contract.engineers.length > 0 || contract.residentMonths === 0) return false;
  return ['trial', 'resident'].includes(phaseOf(contract, at));
}
