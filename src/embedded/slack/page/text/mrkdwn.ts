/** Slack's message markup as a tree. Pure: how it is drawn stands in `formatted.tsx`. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user' | 'channel' | 'group'; id: string; label: string | undefined }
  | { kind: 'broadcast'; name: string }
  | { kind: 'date'; seconds: number; format: string; link: string | undefined; fallback: string }
  | { kind: 'emoji'; name: string };

export type Part =
  | { kind: 'lines'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'pre'; text: string };

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
/** Code, a reference, an emoji, or the sign that may begin a style. */
const TOKEN = /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+)(?:::skin-tone-\d)?:|([*_~])/g;
const WORD = /[\p{L}\p{N}]/u;

/** The parts of a text as Slack stores it (`&lt;`, `<@U…>`). Never throws: what is no markup stays text. */
export function parseMrkdwn(text: string): Part[] {
  const parts: Part[] = [];
  text.split('```').forEach((piece, index, all) => {
    const isCode = index % 2 === 1 && index < all.length - 1;
    if (isCode) parts.push({ kind: 'pre', text: unescape(piece.replace(/^\n|\n$/g, '')) });
    else parts.push(...parseLines(index % 2 === 1 ? `\`\`\`${piece}` : piece, index > 0));
  });
  return parts;
}

function parseLines(text: string, afterCode: boolean): Part[] {
  const parts: Part[] = [];
  let kind: 'lines' | 'quote' = 'lines';
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 0) parts.push({ kind, children: parseInline(lines.join('\n')) });
    lines = [];
  };
  const given = afterCode ? text.replace(/^\n/, '') : text;
  if (!given) return parts;
  for (const line of given.replace(/\n$/, '').split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const now = quoted ? 'quote' : 'lines';
    if (now !== kind) close();
    kind = now;
    lines.push(quoted ? quoted[1]! : line);
  }
  close();
  return parts;
}

export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let done = 0;
  const before = (end: number): void => {
    if (end > done) found.push({ kind: 'text', text: unescape(text.slice(done, end)) });
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [whole, code, reference, emoji, sign] = match;
    const end = sign ? endOfStyle(text, match.index, sign) : -1;
    if (sign && end < 0) continue;
    before(match.index);
    if (code !== undefined) found.push({ kind: 'code', text: unescape(code) });
    else if (reference !== undefined) found.push(parseReference(reference));
    else if (emoji !== undefined) found.push({ kind: 'emoji', name: emoji });
    else {
      const children = parseInline(text.slice(match.index + 1, end));
      found.push({ kind: STYLES[sign as keyof typeof STYLES], children });
    }
    done = sign ? end + 1 : match.index + whole.length;
    TOKEN.lastIndex = done;
  }
  before(text.length);
  return found;
}

/** Where a style that begins at `start` ends; -1 when the sign there is an ordinary one, as in `2*3*4`. */
function endOfStyle(text: string, start: number, sign: string): number {
  const around = (at: number): string => text[at] ?? ' ';
  if (WORD.test(around(start - 1)) || /\s/.test(around(start + 1))) return -1;
  for (let at = start + 2; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '`') at = Math.max(at, text.indexOf('`', at + 1));
    if (text[at] === sign && !/\s/.test(around(at - 1)) && !WORD.test(around(at + 1))) return at;
  }
  return -1;
}

function parseReference(given: string): Inline {
  const bar = given.indexOf('|');
  const target = bar < 0 ? given : given.slice(0, bar);
  const label = bar < 0 ? undefined : unescape(given.slice(bar + 1));
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  const group = /^!subteam\^(.+)$/.exec(target);
  if (group) return { kind: 'group', id: group[1]!, label };
  const date = /^!date\^(\d+)\^([^^]*)(?:\^(.+))?$/.exec(target);
  if (date) {
    const [, seconds, format, link] = date;
    return { kind: 'date', seconds: Number(seconds), format: format!, link, fallback: label ?? '' };
  }
  if (target.startsWith('!')) return { kind: 'broadcast', name: target.slice(1) };
  return { kind: 'link', url: unescape(target), label: label ?? unescape(target.replace(/^mailto:/, '')) };
}

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
