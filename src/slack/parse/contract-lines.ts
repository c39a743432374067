import type { Contract } from '../../domain/contract/contract.js';
import type { z } from 'zod';
import {
  contactSchema,
  equipmentSchema,
  inUse,
  siteSchema,
  type proofSchema,
} from '../../domain/contract/equipment.js';

type Proof = z.infer<typeof proofSchema>;

/** What stands in a line of each list, in this order, between upright strokes. */
export const LINE_FIELDS = {
  sites: ['id', 'name', 'address', 'contact', 'phone'],
  equipment: [
    'id',
    'name',
    'maker',
    'model',
    'serial',
    'siteId',
    'warrantyUntil',
    'softwareVersion',
    'origin',
    'system',
  ],
  contacts: ['name', 'phone', 'email'],
} as const;
export type Listed = keyof typeof LINE_FIELDS;
const SCHEMAS = { sites: siteSchema, equipment: equipmentSchema, contacts: contactSchema } as const;

/** A list as it is typed: a line for each entry; what was replaced is not shown. */
export function listText<L extends Listed>(list: L, entries: Contract[L]): string {
  const shown = list === 'equipment' ? inUse(entries as Contract['equipment']) : entries;
  return (shown as readonly object[])
    .map((entry) => {
      const cells = LINE_FIELDS[list].map((field) => shownAs((entry as Record<string, unknown>)[field]));
      while (cells.at(-1) === '') cells.pop();
      return cells.join(' | ');
    })
    .join('\n');
}

const oneLine = (value: string): string => value.replace(/[|｜\s]+/g, ' ').trim();

/** A value in its cell; proofs of origin as `invoice: 2026-1; certificate: 77` (R39). */
function shownAs(value: unknown): string {
  if (typeof value === 'string') return oneLine(value);
  if (!Array.isArray(value)) return '';
  return (value as Proof[]).map(({ what, ref }) => oneLine(`${what}: ${ref}`)).join('; ');
}

/** @returns undefined when one of them does not say what it is and what its number is */
function readProofs(cell: string): Proof[] | undefined {
  const proofs = cell
    .split(/[;；]/)
    .filter((one) => one.trim() !== '')
    .map((one) => /^([^:：]+)[:：](.+)$/.exec(one));
  if (proofs.some((one) => one === null)) return undefined;
  return proofs.map((one) => ({ what: one![1]!.trim(), ref: one![2]!.trim() }));
}

/**
 * Reads such a text over what is stored: what a line does not show (who may sign, what replaced what)
 * stays with the entry of the same id, or name, and so does what was left as it was shown; pieces that were replaced
 * stay on record.
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
    const entry = (old.get(cells[0]!) ?? {}) as Record<string, unknown>;
    const given = LINE_FIELDS[list].map((field, n) => [field, readCell(field, cells[n] ?? '', entry[field])]);
    if (given.some(([, value]) => value === null)) return { line: index + 1 };
    const told = Object.entries({ ...entry, ...Object.fromEntries(given) }).filter(
      ([, value]) => value !== undefined,
    );
    const parsed = SCHEMAS[list].safeParse(Object.fromEntries(told));
    if (!parsed.success) return { line: index + 1 };
    entries.push(parsed.data);
  }
  const kept = list === 'equipment' ? replaced(before as Contract['equipment'], entries) : [];
  return { ok: [...entries, ...kept] as unknown as Contract[L] };
}

/** @returns undefined for an empty cell, null for one that cannot be read */
function readCell(field: string, cell: string, before: unknown): unknown {
  if (cell === shownAs(before).normalize('NFKC')) return before;
  if (cell === '') return undefined;
  return field === 'origin' ? (readProofs(cell) ?? null) : cell;
}

const replaced = (before: Contract['equipment'], entries: readonly object[]): Contract['equipment'] =>
  before.filter(
    ({ id, replacedBy }) =>
      replacedBy !== undefined && !entries.some((entry) => (entry as { id?: string }).id === id),
  );
