import { COLORS, CONTENT_WIDTH, PAGE } from './sheet.js';
import type { Sheet } from './sheet.js';

/** A heading with what follows it: `room` is how many points below it must be on the same page. */
export async function drawSection(sheet: Sheet, heading: string, room: number): Promise<void> {
  sheet.y += 16;
  await sheet.need(26 + room);
  sheet.text(heading, PAGE.left, sheet.y, CONTENT_WIDTH, { size: 11.5, bold: true });
  sheet.y += 24;
}

/** A line or more of small grey text. */
export async function drawNote(sheet: Sheet, note: string): Promise<void> {
  const style = { size: 8, color: COLORS.grey };
  const height = sheet.heightOf(note, CONTENT_WIDTH, style);
  sheet.y += 4;
  await sheet.need(height);
  sheet.text(note, PAGE.left, sheet.y, CONTENT_WIDTH, style);
  sheet.y += height;
}
