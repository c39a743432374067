const CHARACTERS = new Intl.Segmenter();
/** What people see as one character is seldom longer, in code units: a family of emoji has some twenty. */
const LONGEST = 64;

/**
 * Where a text may be cut.
 * @param max code units that may stand before the cut, as Slack counts
 * @returns how many do, so that nothing is cut in two that is one character to people: 👩🏽‍🔧, é, a flag
 */
export function cutAt(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const from = Math.max(0, max - LONGEST);
  const around = CHARACTERS.segment(text.slice(from, max + LONGEST));
  const start = from + (around.containing(max - from)?.index ?? 0);
  // Longer than any character: then it is only not cut within a code point.
  return start > from || max <= LONGEST ? start || withinPoint(text, max) : withinPoint(text, max);
}

const withinPoint = (text: string, max: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) && max > 1 ? max - 1 : max;

/** A whole text in parts of at most `size` code units, cut at the end of a line where there is one not far before. */
export function pieces(text: string, size: number): string[] {
  const found: string[] = [];
  for (let rest = text; rest.length > 0;) {
    const most = cutAt(rest, size);
    const line = rest.length > most ? rest.lastIndexOf('\n', most - 1) + 1 : 0;
    const end = line > most / 2 ? line : most - openEntity(rest, most);
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return found;
}

/** How much of an escaped character (`&amp;`) would stand before the cut, and the rest of it after. */
const openEntity = (text: string, end: number): number =>
  end < text.length ? (/&[a-z]{0,3}$/.exec(text.slice(Math.max(0, end - 4), end))?.[0].length ?? 0) : 0;
