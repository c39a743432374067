/** Of one cell, in UTF-16 units, as Excel counts. */
const LONGEST_CELL = 32_767;
/** Characters that XML 1.0 has not: controls but for tab and line ends, halves of pairs, and two that are none. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** What Excel, LibreOffice and WPS take for the beginning of a formula, in half and full width. */
const FORMULA = /^[\s\p{Cf}"'`“”‘’]*[=+\-@＝＋－＠−]|^[\t\r\n|]/u;

/**
 * What a person wrote, as the text of a cell: without what a file of XML cannot hold, line ends as they are in cells,
 * and no longer than a cell may be.
 * @param cut stands at the end of what was cut short
 */
export function cellText(text: string, cut = '…'): string {
  const clean = text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(NOT_IN_XML, '');
  if (clean.length <= LONGEST_CELL) return clean;
  const short = clean.slice(0, LONGEST_CELL - cut.length);
  // A cut through a pair leaves no half of it.
  return (/[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short) + cut;
}

/**
 * The same for CSV, where a cell has no kind: a text that a spreadsheet would take for a formula begins with an
 * apostrophe, as OWASP has it (CSV injection).
 */
export function csvText(text: string, cut?: string): string {
  // Before controls are taken out, too: a tab may stand before the sign.
  const clean = cellText(text, cut);
  return FORMULA.test(text) || FORMULA.test(clean) ? `'${clean.slice(0, LONGEST_CELL - 1)}` : clean;
}
