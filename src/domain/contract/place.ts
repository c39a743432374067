import type { Contract } from './contract.js';
import type { Equipment } from './equipment.js';

const plainly = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The system of the contract that somebody means, however it is typed; a contract that lists none takes any. */
export function systemNamed({ systems }: Pick<Contract, 'systems'>, typed: string): string | undefined {
  if (systems.length === 0) return typed;
  return systems.find((system) => plainly(system) === plainly(typed));
}

/**
 * The system that a piece belongs to: as it is recorded, else the system that is called like the piece itself. What is filed
 * about the piece is filed about it (R19).
 * @returns undefined when the contract does not say
 */
export function systemOf(
  contract: Pick<Contract, 'systems'>,
  { system, name }: Pick<Equipment, 'system' | 'name'>,
): string | undefined {
  if (system !== undefined) return systemNamed(contract, system) ?? system;
  return contract.systems.find((one) => plainly(one) === plainly(name));
}
