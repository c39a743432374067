/** What stands in a cell: words, a number, an instant, nothing. */
export type Cell = string | number | Date | undefined;

/** A column of an export. */
export interface Column {
  readonly title: string;
  /** In letters of the usual width. */
  readonly width: number;
  readonly kind: 'text' | 'count' | 'amount' | 'instant';
}
