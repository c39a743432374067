import type { Contract } from '../../domain/contract/contract.js';
import { contactSchema, equipmentSchema, inUse, siteSchema } from '../../domain/contract/equipment.js';

/** What stands in a line of each list, in this order, between upright strokes. */
export const LINE_FIELDS = {
  sites: ['id', 'name', 'address', 'contact', 'phone'],
  equipment: ['id', 'name', 'maker', 'model', 'serial', 'siteId', 'warrantyUntil', 'softwareVersion'],
  contacts: ['name', 'phone', 'email'],
} as const;
export type Listed = keyof typeof LINE_FIELDS;
const SCHEMAS = { sites: siteSchema, equipment: equipmentSchema, contacts: contactSchema } as const;

/** A list as it is typed: a line for each entry; what was replaced is not shown. */
export function listText<L extends Listed>(list: L, entries: Contract[L]): string {
  const shown = list === 'equipment' ? inUse(entries as Contract['equipment']) : entries;
  return (shown as readonly object[])
    .map((entry) => {
      const cells = LINE_FIELDS[list].map((field) => oneLine((entry as Record<string, unknown>)[field]));
      while (cells.at(-1) === '') cells.pop();
      return cells.join(' | ');
    })
    .join('\n');
}

const oneLine = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/[|｜\s]+/g, ' ').trim() : '';

/**
 * Reads such a text over what is stored: what a line does not show (proofs of origin, who may sign, what replaced what)
 * stays with the entry of the same id, or name; pieces that were replaced stay on record.
 * @returns the list, or the number of the first line that cannot be read
 */
export function readLines<L extends Listed>(
  list: L,
  typed: string,
  before: Contract[L],
): { ok: Contract[L] } | { line: number } {
  const [key] = LINE_FIELDS[list];
  const old = new Map(
    (before as readonly object[]).map((entry) => [(entry as Record<string, unknown>)[key], entry]),
  );
  const lines = typed.normalize('NFKC').split('\n');
  const entries: object[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length > LINE_FIELDS[list].length) return { line: index + 1 };
    const given = Object.fromEntries(LINE_FIELDS[list].map((field, n) => [field, cells[n] || undefined]));
    const told = Object.entries({ ...old.get(given[key]), ...given }).filter(
      ([, value]) => value !== undefined,
    );
    const parsed = SCHEMAS[list].safeParse(Object.fromEntries(told));
    if (!parsed.success) return { line: index + 1 };
    entries.push(parsed.data);
  }
  const kept = list === 'equipment' ? replaced(before as Contract['equipment'], entries) : [];
  return { ok: [...entries, ...kept] as unknown as Contract[L] };
}

const replaced = (before: Contract['equipment'], entries: readonly object[]): Contract['equipment'] =>
  before.filter(
    ({ id, replacedBy }) =>
      replacedBy !== undefined && !entries.some((entry) => (entry as { id?: string }).id === id),
  );
