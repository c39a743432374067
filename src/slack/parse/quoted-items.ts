import type { QuotedItem } from '../../domain/ticket/quotation.js';

/**
 * Items of a quotation as they are typed: one a line, what it is and then what it costs, `更换硒鼓 1,200.00`. Full-width
 * figures and a currency sign are understood; the sign is not looked at.
 * @returns the items; undefined when a line has no amount, or nothing before it
 */
export function readQuotedItems(typed: string): QuotedItem[] | undefined {
  const lines = typed
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const items = lines.map(readLine);
  return items.every((item) => item !== undefined) ? items : undefined;
}

const LINE = /^(.*?\S)(?:\s*[:;|]\s*|,?\s+)[¥$€£]?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?\s*元?$/;

function readLine(line: string): QuotedItem | undefined {
  const [, text, whole, part = ''] = LINE.exec(line) ?? [];
  if (text === undefined || whole === undefined) return undefined;
  return { text, cents: Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0')) };
}

/** The same as it would be typed, to be changed. */
export const quotedItemsText = (items: readonly QuotedItem[]): string =>
  items.map(({ text, cents }) => `${text} ${(cents / 100).toFixed(2)}`).join('\n');
