import type { SheetName } from './columns.js';

/** What stands in a cell. A formula is none of it: what it gives depends on who opens the file. */
export type Cell = string | number | boolean | Date | null | { readonly formula: string };

/** One sheet of a file, whatever its format; `row` is as people count it in theirs. */
export interface Table {
  readonly sheet: SheetName;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly Cell[] }[];
}

/** Something wrong in a file, where it is. */
export interface TableFault {
  readonly sheet: string;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly message: string;
}

export const faultLine = ({ sheet, row, column, message }: TableFault): string =>
  [
    sheet,
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ') + `: ${message}`;
