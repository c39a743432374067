import { zoneOf } from '../../domain/time/zone.js';
import { cellText } from '../cell-text.js';
import type { Cell, Column } from './cell.js';

/** How Excel is told to show each kind; text as text, so that nothing typed into the cell becomes a formula later. */
const FORMATS = { text: '@', count: '0', amount: '#,##0.00', instant: 'yyyy-mm-dd hh:mm' } as const;

/** A table as it is written while it is read. */
export interface Sheet {
  readonly name: string;
  readonly zone: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Cell[]>;
  /** At the end of a text that was cut short. */
  readonly cut: string;
  /** Rows of one sheet, its head among them; those of the file format when absent. */
  readonly rowsOfSheet?: number;
}

/**
 * A table as XLSX, row by row: memory does not grow with it. Words are cells of words and never formulas; instants are
 * Excel's own, as the wall clock of the zone shows them; what is more than a sheet takes goes on in another.
 */
export async function* xlsxOf({
  name,
  zone,
  columns,
  rows,
  cut,
  rowsOfSheet,
}: Sheet): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const { offsetAt } = zoneOf(zone);
  const wall = (instant: Date): Date => new Date(instant.getTime() + offsetAt(instant.getTime()));
  const valueOf = (cell: Cell): string | number | Date | null => {
    if (cell === undefined || cell === '') return null;
    if (typeof cell === 'string') return cellText(cell, cut);
    return cell instanceof Date ? wall(cell) : cell;
  };
  const values = async function* () {
    for await (const row of rows) yield row.map(valueOf);
  };
  yield* writeXlsxStream(values(), {
    name: name.slice(0, 31),
    columns: columns.map(({ title, width, kind }) => ({ header: title, width, numFmt: FORMATS[kind] })),
    freezePane: { rows: 1, columns: 1 },
    ...(rowsOfSheet ? { maxRowsPerSheet: rowsOfSheet } : {}),
  });
}
