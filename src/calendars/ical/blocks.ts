/** A component of a file as text, and the line on which it begins. */
export interface Block {
  /** In capitals: `VEVENT`. */
  readonly kind: string;
  readonly line: number;
  readonly text: string;
}

interface Blocks {
  /** The first calendar without its components. */
  readonly calendar: Block;
  /** What stands in the calendars of the file, in order. */
  readonly parts: readonly Block[];
}

const CALENDAR = 'VCALENDAR';

/**
 * Cuts a file into the components that its calendars are made of.
 * @returns in one sentence, when there is no calendar, or not all of it
 */
export function inBlocks(text: string): Blocks | { fault: string } {
  const properties: string[] = [];
  const parts: Block[] = [];
  let open: string[] = [];
  let part: { kind: string; line: number; lines: string[] } | undefined;
  let calendars = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, edge, name] = /^(BEGIN|END):([A-Z0-9-]+)\s*$/i.exec(line) ?? [];
    const kind = name?.toUpperCase() ?? '';
    if (open.length === 0) {
      if (line.trim() === '') continue;
      if (edge?.toUpperCase() !== 'BEGIN' || kind !== CALENDAR) return { fault: calendars > 0 ? AFTER : NOT };
      open = [kind];
      calendars += 1;
    } else if (edge?.toUpperCase() === 'BEGIN') {
      if (open.length === 1) part = { kind, line: index + 1, lines: [] };
      part!.lines.push(line);
      open.push(kind);
    } else if (edge) {
      if (open.pop() !== kind) return { fault: `is broken: END:${kind} on line ${index + 1} ends nothing` };
      part?.lines.push(line);
      if (open.length === 1 && part) {
        parts.push({ kind: part.kind, line: part.line, text: part.lines.join('\r\n') });
        part = undefined;
      }
    } else if (part) part.lines.push(line);
    else if (calendars === 1) properties.push(line);
  }
  if (open.length > 0) return { fault: PART };
  if (calendars === 0) return { fault: NOT };
  const own = [`BEGIN:${CALENDAR}`, ...properties.filter((line) => line.trim() !== ''), `END:${CALENDAR}`];
  return { calendar: { kind: CALENDAR, line: 1, text: own.join('\r\n') }, parts };
}

const NOT = `is no iCalendar file: it does not begin with BEGIN:${CALENDAR}`;
const AFTER = `has more behind END:${CALENDAR} than iCalendar lets stand there`;
const PART = `is only a part of a file: END:${CALENDAR} is missing at its end`;
