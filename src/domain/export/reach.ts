import type { Contract } from '../contract/contract.js';
import type { ExportFilter } from './filter.js';
import type { ExportScope } from './may-export.js';

type Party = Pick<Contract, 'id' | 'name' | 'customerId' | 'customerName' | 'engineers'>;

interface Asked {
  /** A part of the name of a customer or a contract, as it was typed. */
  readonly customer?: string | undefined;
  /** In whose channel it was asked for: then theirs are meant, unless others are named. */
  readonly customerId?: string | undefined;
}

/**
 * Whose requests an export reaches: what was asked for, among what the person may have.
 * @returns undefined when no customer or contract among those has what was typed in its name
 */
export function reachOf(
  scope: ExportScope,
  parties: readonly Party[],
  { customer, customerId }: Asked,
): Pick<ExportFilter, 'customerIds' | 'contractIds'> | undefined {
  const own = parties.filter((party) => isWithin(scope, party));
  const mine = scope.of === 'customer' ? { customerIds: [...scope.customerIds] } : {};
  if (customer !== undefined) {
    const named = own.filter((party) => hasIn(party, customer)).map(({ id }) => id);
    return named.length > 0 ? { ...mine, contractIds: named } : undefined;
  }
  const contracts = scope.of === 'engineer' ? { contractIds: own.map(({ id }) => id) } : {};
  // A customer of two companies gets both, wherever they ask.
  return {
    ...mine,
    ...contracts,
    ...(scope.of !== 'customer' && customerId ? { customerIds: [customerId] } : {}),
  };
}

function isWithin(scope: ExportScope, { customerId, engineers }: Party): boolean {
  if (scope.of === 'all') return true;
  if (scope.of === 'customer') return scope.customerIds.includes(customerId);
  return engineers.some(({ id }) => id === scope.personId);
}

function hasIn({ name, customerName }: Party, part: string): boolean {
  const asked = part.normalize('NFKC').toLowerCase();
  return [name, customerName].some((one) => one.normalize('NFKC').toLowerCase().includes(asked));
}
