/** Controls, halves of pairs, invisible format marks, private characters, and emoji: no document font draws them. */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\p{Cf}\p{Co}\p{Regional_Indicator}\p{Emoji_Modifier}\uFE00-\uFE0F]|(?![©®™])\p{Extended_Pictographic}/gu;

/**
 * What a person wrote as one line that can be set in print and put into XML, `—` when nothing is left. More than
 * `longest` characters end in an ellipsis.
 */
export function printable(text: string, longest = 160): string {
  const line = text
    .replace(/\s+/gu, ' ')
    .replace(UNPRINTABLE, '')
    .replace(/ +/g, ' ')
    .normalize('NFC')
    .trim();
  if (line === '') return '—';
  const letters = Array.from(line);
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** The same for a text of several lines, none of which is cut short; lines at its ends that say nothing are left out. */
export function printableLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => (line.trim() === '' ? '' : printable(line, Infinity).replace(/^—$/, '')))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}
