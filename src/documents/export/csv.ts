import { instantText } from '../dates.js';
import { csvText } from '../cell-text.js';
import type { Cell } from './cell.js';
import type { Sheet } from './xlsx.js';

/**
 * A table as CSV (RFC 4180), row by row: in UTF-8 with the mark by which Excel knows it, instants in ISO 8601 with their
 * offset, and no text that a spreadsheet would take for a formula.
 */
export async function* csvOf({ zone, columns, rows, cut }: Sheet): AsyncGenerator<Uint8Array> {
  const { writeCsvStream } = await import('hucre/csv');
  const valueOf = (cell: Cell): string | number => {
    if (cell === undefined) return '';
    if (cell instanceof Date) return instantText(cell, zone);
    return typeof cell === 'string' ? csvText(cell, cut) : cell;
  };
  const lines = async function* () {
    yield columns.map(({ title }) => title);
    for await (const row of rows) yield row.map(valueOf);
  };
  yield* writeCsvStream(lines(), { bom: true, headers: false });
}
