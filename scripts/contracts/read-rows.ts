import { isDay } from '../../src/domain/time/day.js';
import { plainly, SHEETS, type Column } from './columns.js';
import type { Cell, Table, TableFault } from './table.js';

/** A row as the domain has it; a field whose column the file lacks is not there, one of an empty cell is undefined. */
export interface Row {
  readonly row: number;
  readonly contract: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** @returns the rows that can be read, and every fault of the others by its row and column */
export function readRows({ sheet, heads, rows }: Table): { rows: Row[]; faults: TableFault[] } {
  const columns: readonly Column[] = SHEETS[sheet].columns;
  const faults: TableFault[] = [];
  const places = heads.map((head) =>
    columns.find((column) => column.heads.some((one) => plainly(one) === plainly(head))),
  );
  heads.forEach((head, index) => {
    if (head !== '' && !places[index])
      faults.push({ sheet, row: 1, column: head, message: 'is no column of this sheet' });
    if (places[index] && places.indexOf(places[index]) < index)
      faults.push({ sheet, row: 1, column: head, message: 'is there twice' });
  });
  for (const { field, required } of columns) {
    if (required && !places.some((column) => column?.field === field))
      faults.push({ sheet, column: field, message: 'is missing' });
  }
  if (faults.length > 0) return { rows: [], faults };
  const read = rows.flatMap(({ row, cells }) => {
    const fields: Record<string, unknown> = {};
    const before = faults.length;
    places.forEach((column, index) => {
      if (!column) return;
      const value = valueOf(column, cells[index] ?? null);
      if ('fault' in value) faults.push({ sheet, row, column: heads[index], message: value.fault });
      else fields[column.field] = value.ok;
    });
    const { contract, ...rest } = fields;
    return faults.length > before ? [] : [{ row, contract: String(contract), fields: rest }];
  });
  return { rows: read, faults };
}

type Value = { readonly ok: unknown } | { readonly fault: string };

/** Excel keeps 15 digits of a number: of more, the last are not what was typed. */
const EXACT = 999_999_999_999_999;

function valueOf({ kind, required, max = 100 }: Column, cell: Cell): Value {
  if (typeof cell === 'object' && cell !== null && 'formula' in cell) {
    return { fault: `is a formula (=${cell.formula.slice(0, 40)}): put its value there` };
  }
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) {
    return required ? { fault: 'is empty' } : { ok: undefined };
  }
  if (kind === 'day') return dayOf(cell);
  if (kind === 'months') return monthsOf(cell);
  if (kind === 'yes-no') return yesNoOf(cell);
  const text = textOf(cell);
  if ('fault' in text) return text;
  if (text.ok.length > max) return { fault: `is longer than ${max} characters` };
  if (kind === 'list') return { ok: lines(text.ok) };
  return kind === 'proofs' ? proofsOf(text.ok) : text;
}

function textOf(cell: Cell): { ok: string } | { fault: string } {
  if (typeof cell === 'string') return { ok: cell.trim() };
  if (typeof cell === 'number') {
    return Math.abs(cell) > EXACT
      ? { fault: 'is a number of more than 15 digits: format the column as text and type it again' }
      : { ok: String(cell) };
  }
  return { fault: 'must be text' };
}

function dayOf(cell: Cell): Value {
  const wanted = { fault: 'must be a day, such as 2026-03-01' };
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? wanted : { ok: cell.toISOString().slice(0, 10) };
  if (typeof cell !== 'string') return wanted;
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell.trim()) ?? [];
  const found = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(found) ? { ok: found } : wanted;
}

function monthsOf(cell: Cell): Value {
  const months = typeof cell === 'number' ? cell : typeof cell === 'string' ? Number(cell.trim()) : NaN;
  const isRight = Number.isInteger(months) && months >= 0 && months <= 1200;
  return isRight ? { ok: months } : { fault: 'must be a whole number of months, from 0 to 1200' };
}

const YES = ['yes', 'y', 'true', '1', '是', '有'];
const NO = ['no', 'n', 'false', '0', '否', '无'];

function yesNoOf(cell: Cell): Value {
  const word = String(cell).trim().toLowerCase();
  if (YES.includes(word)) return { ok: true };
  return NO.includes(word) ? { ok: false } : { fault: 'must be yes or no' };
}

const lines = (text: string): string[] =>
  text
    .split(/\n|;|；/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `invoice: 2026-1123`, one a line. */
function proofsOf(text: string): Value {
  const proofs = lines(text).map((line) => /^(.{1,100}?)\s*[:：]\s*(.{1,200})$/.exec(line));
  if (proofs.some((proof) => proof === null) || proofs.length > 10) {
    return { fault: 'must be up to 10 proofs, a line each, such as “invoice: 2026-1123”' };
  }
  return { ok: proofs.map((proof) => ({ what: proof![1]!, ref: proof![2]! })) };
}
