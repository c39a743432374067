import { parseCsv } from 'hucre/csv';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { parse as parseYaml } from 'yaml';
import { Stopped } from '../settings/terminal.js';
import { plainly, SHEET_NAMES, SHEETS, type SheetName } from './columns.js';
import type { Cell, Table, TableFault } from './table.js';

export const MOST_BYTES = 50_000_000;
export const MOST_ROWS = 100_000;

export interface Read {
  readonly tables: readonly Table[];
  readonly faults: readonly TableFault[];
}

/**
 * Reads a file of contracts: sheets of an XLSX, one sheet as CSV (told by its heads), or YAML with a list for each.
 * @throws Stopped when it is no such file, or only a part of one
 */
export async function readFile(name: string, bytes: Uint8Array): Promise<Read> {
  if (bytes.length > MOST_BYTES) throw new Stopped(2, `${name}: has more than ${MOST_BYTES / 1e6} MB`);
  const ending = /\.(xlsx|csv|ya?ml)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === 'xlsx') return fromXlsx(name, bytes);
  if (ending === 'csv') return fromCsv(name, textOf(name, bytes));
  if (ending !== undefined) return fromYaml(name, textOf(name, bytes));
  throw new Stopped(2, `${name}: must end in .xlsx, .csv or .yaml`);
}

async function fromXlsx(name: string, bytes: Uint8Array): Promise<Read> {
  const workbook = await readXlsx(bytes, { maxRows: MOST_ROWS + 2 }).catch((error: unknown) => {
    throw new Stopped(2, `${name}: is no whole XLSX file (${(error as Error).message})`);
  });
  const found = workbook.sheets.map((sheet) => ({ sheet, known: sheetNamed(sheet.name) }));
  if (!found.some(({ known }) => known !== undefined)) {
    const names = workbook.sheets.map((sheet) => sheet.name).join(', ');
    throw new Stopped(2, `${name}: has none of the sheets ${SHEET_NAMES.join(', ')}, but ${names}`);
  }
  const faults = found
    .filter(({ known }) => known === undefined)
    .map(({ sheet }) => ({ sheet: sheet.name, message: 'is no sheet of contracts: remove it' }));
  const tables = found.flatMap(({ sheet, known }) => (known ? [tableOf(known, rowsOf(sheet))] : []));
  return joined(tables, faults);
}

/** A formula stands in place of what it gave when the file was last saved. */
function rowsOf({ rows, cells }: Sheet): Cell[][] {
  const all = rows.map((row) =>
    row.map((cell): Cell => (typeof cell === 'object' ? (cell as Date | null) : cell)),
  );
  for (const [place, cell] of cells ?? []) {
    const [row, column] = place.split(',').map(Number) as [number, number];
    if (cell.formula !== undefined && all[row]) all[row][column] = { formula: cell.formula };
  }
  return all;
}

function fromCsv(name: string, text: string): Read {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) {
    throw new Stopped(2, `${name}: is only a part of a CSV file: a quotation mark is never closed`);
  }
  const delimiter = text.split('\n', 1)[0]!.includes(';') ? ';' : ',';
  const rows = parseCsv(text, { delimiter, unescapeFormulae: true });
  const heads = new Set((rows[0] ?? []).map((head) => plainly(String(head))));
  const fits = SHEET_NAMES.filter((sheet) =>
    SHEETS[sheet].columns.every(
      (column) =>
        !('required' in column && column.required) || column.heads.some((head) => heads.has(plainly(head))),
    ),
  );
  // What has an address is a site, what has a name and nothing else of the others a contact.
  const sheet = fits[0];
  if (!sheet) {
    const needed = SHEET_NAMES.map((one) => `${one} (${requiredOf(one).join(', ')})`).join('; ');
    throw new Stopped(2, `${name}: its first row has the heads of none of these sheets: ${needed}`);
  }
  return joined([tableOf(sheet, rows as Cell[][])], []);
}

const requiredOf = (sheet: SheetName): string[] =>
  SHEETS[sheet].columns.filter((column) => 'required' in column && column.required).map(({ field }) => field);

function fromYaml(name: string, text: string): Read {
  let given: unknown;
  try {
    given = parseYaml(text);
  } catch (error) {
    throw new Stopped(2, `${name}: is no whole YAML file (${(error as Error).message.split('\n')[0]})`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Stopped(2, `${name}: must have lists called ${SHEET_NAMES.join(', ')}`);
  }
  const faults: TableFault[] = [];
  const tables = Object.entries(given).flatMap(([key, list]) => {
    const sheet = sheetNamed(key);
    if (!sheet || !Array.isArray(list)) {
      faults.push({ sheet: key, message: sheet ? 'must be a list' : 'is no part of a file of contracts' });
      return [];
    }
    const entries = list as unknown[];
    entries.forEach((entry, index) => {
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
        faults.push({ sheet: key, row: index + 1, message: 'must have fields with values' });
    });
    const records = entries.map((entry) => Object(entry) as Record<string, unknown>);
    const heads = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const rows = records.map((record, index) => ({
      row: index + 1,
      cells: heads.map((head) => plain(record[head])),
    }));
    return [{ sheet, heads, rows }];
  });
  return joined(tables, faults);
}

/** Lists are written as one text, as they stand in a cell. */
const plain = (value: unknown): Cell =>
  value === undefined || value === null
    ? null
    : Array.isArray(value)
      ? value.map(String).join('\n')
      : value instanceof Date || typeof value !== 'object'
        ? (value as Cell)
        : JSON.stringify(value);

function sheetNamed(name: string): SheetName | undefined {
  return SHEET_NAMES.find((sheet) => SHEETS[sheet].names.some((one) => plainly(one) === plainly(name)));
}

const isEmpty = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

function tableOf(sheet: SheetName, all: readonly (readonly Cell[])[]): Table {
  const [heads = [], ...rest] = all;
  const rows = rest
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => !cells.every(isEmpty));
  return { sheet, heads: heads.map((head) => (typeof head === 'string' ? head.trim() : '')), rows };
}

function joined(tables: readonly Table[], faults: readonly TableFault[]): Read {
  const tooLong = tables
    .filter(({ rows }) => rows.length > MOST_ROWS)
    .map(({ sheet }) => ({ sheet, message: `has more than ${MOST_ROWS} rows` }));
  return { tables, faults: [...faults, ...tooLong] };
}

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Stopped(2, `${name}: is not written in UTF-8; save it as “CSV UTF-8”`);
  }
}
