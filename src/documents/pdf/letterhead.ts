import { printable } from '../printable.js';
import { COLORS, CONTENT_WIDTH, PAGE } from './sheet.js';
import type { Sheet } from './sheet.js';

/** Whose paper it is: the servicing company, lines such as its address and telephone, and its logo as a PNG. */
export interface Letterhead {
  company: string;
  lines?: readonly string[];
  logo?: Buffer | undefined;
}

const LOGO = { width: 140, height: 40 };

/**
 * Draws the head of the first page with a rule below it.
 * @param kept points at the right that it leaves free, and how far down
 */
export function drawLetterhead(
  sheet: Sheet,
  { company, lines = [], logo }: Letterhead,
  kept: { width: number; height: number } = { width: 0, height: 0 },
): void {
  const top = 36;
  const drawn = logo && sheet.picture(logo, PAGE.left, top, LOGO);
  const x = PAGE.left + (drawn ? drawn.width + 14 : 0);
  const width = PAGE.left + CONTENT_WIDTH - kept.width - x;
  const put = (content: string, style: { size: number; bold?: boolean; color?: string }) => {
    sheet.text(content, x, sheet.y, width, style);
    sheet.y += sheet.heightOf(content, width, style);
  };
  sheet.y = top;
  put(printable(company), { size: drawn || kept.height > 0 ? 13 : 11, bold: true });
  for (const line of lines) put(printable(line, 240), { size: 8, color: COLORS.grey });
  const foot = Math.max(sheet.y, top + (drawn?.height ?? 0), top + kept.height);
  sheet.line(PAGE.left, foot + 6, CONTENT_WIDTH, COLORS.grey);
  sheet.y = foot + 24;
}
