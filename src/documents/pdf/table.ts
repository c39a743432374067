import { COLORS, CONTENT_WIDTH, PAGE } from './sheet.js';
import type { Sheet, TextStyle } from './sheet.js';

/** A column: its heading and its width in points. */
export interface Column {
  title: string;
  width: number;
  align?: 'left' | 'center' | 'right';
}

/** What stands in a cell, by itself or with a style of its own. */
export type Cell = string | ({ text: string } & Pick<TextStyle, 'bold' | 'color'>);

export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Left edge in points; the page's margin when not said. */
  x?: number;
  /** A last row set apart, in bold. */
  totals?: readonly string[];
  /** With lines between the columns too, as a form on paper has. */
  ruled?: boolean;
  /** Points that a row is high at least, for a hand to write in what is empty. */
  least?: number;
}

const PADDING = { x: 5, y: 3.5 };
const SIZE = 8.5;

/**
 * Draws a table from the sheet's `y` on and moves `y` below it. A table longer than the page flows over pages, its
 * headings repeated on each; a row is never broken, so no cell may be higher than a page.
 */
export async function drawTable(
  sheet: Sheet,
  { columns, rows, totals, x = PAGE.left, ruled = false, least = 0 }: Table,
): Promise<void> {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const headings = columns.map(({ title }) => ({ text: title, bold: true }));
  const headingHeight = heightOfRow(sheet, columns, headings);
  const drawHeadings = () => {
    sheet.box(x, sheet.y, width, headingHeight, COLORS.band);
    if (ruled) sheet.line(x, sheet.y, width, COLORS.grey);
    drawRow(sheet, columns, headings, x, headingHeight);
    sheet.line(x, sheet.y, width, COLORS.grey);
    if (ruled) drawUprights(sheet, columns, x, headingHeight);
  };

  const lines: (readonly Cell[])[] = [...rows];
  if (totals) lines.push(totals.map((text) => ({ text, bold: true })));
  const first = lines[0];
  await sheet.need(headingHeight + (first ? Math.max(heightOfRow(sheet, columns, first), least) : 0));
  drawHeadings();
  for (const line of lines) {
    const height = Math.max(heightOfRow(sheet, columns, line), least);
    if (await sheet.need(height)) drawHeadings();
    drawRow(sheet, columns, line, x, height);
    sheet.line(x, sheet.y, width, ruled ? COLORS.grey : COLORS.rule, ruled ? 0.5 : 0.6);
    if (ruled) drawUprights(sheet, columns, x, height);
  }
}

/** The lines between the columns of the row that was drawn last. */
function drawUprights(sheet: Sheet, columns: readonly Column[], x: number, height: number): void {
  let left = x;
  for (const width of [0, ...columns.map((column) => column.width)]) {
    left += width;
    sheet.upright(left, sheet.y - height, height, COLORS.grey, 0.5);
  }
}

/** The widths given for all columns but one, which takes what the page's width leaves. */
export function fillWidth(columns: readonly (Omit<Column, 'width'> & { width?: number })[]): Column[] {
  const taken = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  return columns.map((column) => ({ ...column, width: column.width ?? CONTENT_WIDTH - taken }));
}

function heightOfRow(sheet: Sheet, columns: readonly Column[], cells: readonly Cell[]): number {
  const heights = columns.map(({ width }, index) => {
    const { text, ...style } = cellOf(cells[index]);
    return sheet.heightOf(text, width - 2 * PADDING.x, { ...style, size: SIZE });
  });
  return Math.max(...heights) + 2 * PADDING.y;
}

function drawRow(
  sheet: Sheet,
  columns: readonly Column[],
  cells: readonly Cell[],
  x: number,
  height: number,
): void {
  let left = x;
  for (const [index, { width, align }] of columns.entries()) {
    const { text, ...style } = cellOf(cells[index]);
    sheet.text(text, left + PADDING.x, sheet.y + PADDING.y, width - 2 * PADDING.x, {
      ...style,
      size: SIZE,
      align,
    });
    left += width;
  }
  sheet.y += height;
}

const cellOf = (cell: Cell | undefined) => (typeof cell === 'object' ? cell : { text: cell ?? '' });
