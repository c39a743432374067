import type { Contract } from '../../src/domain/contract/contract.js';
import {
  COVER_FIELDS,
  coverFaults,
  keyOf,
  type Cover,
  type CoverFault,
} from '../../src/domain/contract/cover.js';
import { contactSchema, equipmentSchema, siteSchema } from '../../src/domain/contract/equipment.js';
import type { SheetName } from './columns.js';
import type { Row } from './read-rows.js';
import type { TableFault } from './table.js';

/** The rows of one contract, by their sheet. */
export type RowsOf = Readonly<Record<SheetName, readonly Row[]>>;

const LISTS = { sites: siteSchema, equipment: equipmentSchema, contacts: contactSchema } as const;
type Listed = keyof typeof LISTS;

/**
 * Lays the rows of a file over what a contract says. A row adds an entry or changes the one of its id (people: of their
 * name); nothing is removed, so that half a list takes nothing away. A column that the file lacks leaves what is there.
 * @returns the cover as it would be, or every fault by its row
 */
export function laidOver(contract: Contract, rows: RowsOf): { cover: Cover } | { faults: TableFault[] } {
  const faults: TableFault[] = [];
  const [said, again] = rows.contracts;
  if (again)
    faults.push({ sheet: 'contracts', row: again.row, message: 'is the second row of this contract' });
  const own = Object.fromEntries(COVER_FIELDS.map((field) => [field, contract[field]])) as unknown as Cover;
  const { projects, ...fields } = coverOf(said?.fields ?? {});
  const cover = {
    ...own,
    ...fields,
    ...(said && 'projects' in said.fields ? { projects: (projects ?? []) as string[] } : {}),
    sites: listOf('sites', contract.sites, rows.sites, faults),
    equipment: listOf('equipment', contract.equipment, rows.equipment, faults),
    contacts: listOf('contacts', contract.contacts, rows.contacts, faults),
  } as Cover;
  if (faults.length > 0) return { faults };
  const whole = coverFaults(cover, contract).map((fault) => placed(fault, contract, rows));
  return whole.length > 0 ? { faults: whole } : { cover };
}

/** Without what binds the channel. */
const coverOf = (fields: Row['fields']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => COVER_FIELDS.some((one) => one === field)));

function listOf<L extends Listed>(
  sheet: L,
  before: Contract[L],
  rows: readonly Row[],
  faults: TableFault[],
): Contract[L] {
  const entries = new Map<string, unknown>(before.map((entry) => [keyOf(entry), entry]));
  const seen = new Map<string, number>();
  for (const { row, fields } of rows) {
    const key = keyOf(fields as { id: string } | { name: string });
    const earlier = seen.get(key);
    if (earlier !== undefined) faults.push({ sheet, row, message: `is about ${key}, as row ${earlier} is` });
    seen.set(key, row);
    const told = Object.entries({ ...(entries.get(key) ?? {}), ...fields });
    const parsed = LISTS[sheet].safeParse(
      Object.fromEntries(told.filter(([, value]) => value !== undefined)),
    );
    if (parsed.success) entries.set(key, parsed.data);
    for (const { path, message } of parsed.error?.issues ?? [])
      faults.push({ sheet, row, column: String(path[0]), message: message.replace(/^Invalid input: /, '') });
  }
  return [...entries.values()] as Contract[L];
}

/** Where people find what is wrong with the whole. */
function placed({ part, code, id, most }: CoverFault, contract: Contract, rows: RowsOf): TableFault {
  const { row: ofContract } = rows.contracts[0] ?? {};
  if (part === 'trialFrom') {
    const message = 'is after the day of acceptance';
    return { sheet: 'contracts', row: ofContract, column: 'trialFrom', message };
  }
  const row = rows[part].find(({ fields }) => keyOf(fields as { id: string } | { name: string }) === id)?.row;
  if (code === 'unknown-site') {
    return {
      sheet: part,
      row,
      column: 'siteId',
      message: `${contract.id} has no such site (equipment ${id})`,
    };
  }
  if (code === 'unknown-system') {
    const systems = contract.systems.join(' / ');
    const message = `is none of the systems of ${contract.id} (${systems}): equipment ${id}`;
    return { sheet: part, row, column: 'system', message };
  }
  if (code === 'too-many') return { sheet: part, message: `${contract.id} would have more than ${most}` };
  return { sheet: part, row, message: `${id} is there twice in ${contract.id}` };
}
