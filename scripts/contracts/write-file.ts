import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import { stringify } from 'yaml';
import type { Contract } from '../../src/domain/contract/contract.js';
import type { PersonRef } from '../../src/domain/people/person.js';
import { Stopped } from '../settings/terminal.js';
import { SHEET_NAMES, SHEETS, type Column, type SheetName } from './columns.js';

type Value = string | number | boolean | null;

/**
 * All contracts as a file that can be imported again. What people wrote stays text: in XLSX it is written as such, in CSV
 * what a spreadsheet would take for a formula gets an apostrophe, which the import takes off again.
 * @param sheet which one a CSV is to have
 * @throws Stopped when the name does not say which kind of file, or a CSV which sheet
 */
export async function contractsFile(
  name: string,
  contracts: readonly Contract[],
  sheet: SheetName | undefined,
): Promise<Uint8Array> {
  if (/\.xlsx$/i.test(name)) {
    const sheets = SHEET_NAMES.map((one) => ({ name: one, rows: [headsOf(one), ...rowsOf(one, contracts)] }));
    return writeXlsx({ sheets });
  }
  if (/\.ya?ml$/i.test(name)) {
    const records = SHEET_NAMES.map((one) => [one, recordsOf(one, contracts)] as const);
    return new TextEncoder().encode(stringify(Object.fromEntries(records)));
  }
  if (!/\.csv$/i.test(name)) throw new Stopped(2, `${name}: must end in .xlsx, .csv or .yaml`);
  if (!sheet) throw new Stopped(2, `a CSV has one sheet: add --sheet ${SHEET_NAMES.join('|')}`);
  const csv = writeCsv([headsOf(sheet), ...rowsOf(sheet, contracts)], { escapeFormulae: true, bom: true });
  return new TextEncoder().encode(csv);
}

const columnsOf = (sheet: SheetName): readonly Column[] => SHEETS[sheet].columns;
const headsOf = (sheet: SheetName): string[] => columnsOf(sheet).map(({ field }) => field);

const rowsOf = (sheet: SheetName, contracts: readonly Contract[]): Value[][] =>
  contracts.flatMap((contract) => {
    const entries: readonly object[] = sheet === 'contracts' ? [contract] : contract[sheet];
    return entries.map((entry) =>
      columnsOf(sheet).map(({ field }) =>
        field === 'contract' ? contract.id : valueOf((entry as Record<string, unknown>)[field]),
      ),
    );
  });

const recordsOf = (sheet: SheetName, contracts: readonly Contract[]): Record<string, Value>[] =>
  rowsOf(sheet, contracts).map((row) =>
    Object.fromEntries(
      headsOf(sheet)
        .map((head, index) => [head, row[index]!])
        .filter(([, value]) => value !== null),
    ),
  );

function valueOf(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) return value as Value;
  if (value.length === 0) return null;
  return value
    .map((one: unknown) =>
      typeof one === 'string' ? one : wordsOf(one as PersonRef | { what: string; ref: string }),
    )
    .join('\n');
}

/** A proof of origin, or an engineer, by the id that an import knows them by. */
const wordsOf = (one: PersonRef | { what: string; ref: string }): string =>
  'ref' in one ? `${one.what}: ${one.ref}` : one.id;
