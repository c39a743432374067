import { inBlocks, type Block } from './blocks.js';
import { ICAL } from './design.js';

/** More than any year of any company needs; a file of more is somebody's appointments. */
const MOST_EVENTS = 5_000;
const MOST_BYTES = 5_000_000;

/** An event of a file, and the line on which it begins. */
export interface Placed {
  readonly line: number;
  readonly component: ICAL.Component;
}

/** What was not taken of a file, and why. */
export interface NotTaken {
  readonly line: number;
  /** What it is called in the file. */
  readonly what: string;
  readonly why: string;
}

export interface Parsed {
  /** What the first calendar of the file says of itself. */
  readonly calendar: ICAL.Component;
  readonly events: readonly Placed[];
  /** To-dos, journals, and events that are no iCalendar. */
  readonly notTaken: readonly NotTaken[];
}

/**
 * Reads a file as iCalendar (RFC 5545). Each event is read by itself, so that one that is broken does not keep the others
 * from being read.
 * @returns its parts; or in one sentence why it cannot be read as a whole
 */
export function parseCalendar(bytes: Uint8Array): Parsed | { fault: string } {
  if (bytes.length > MOST_BYTES) return { fault: `is larger than ${MOST_BYTES / 1_000_000} MB` };
  const text = decoded(bytes);
  if (text === undefined) return { fault: 'is not written in UTF-8: save it in that encoding' };
  const blocks = inBlocks(text);
  if ('fault' in blocks) return blocks;
  const { calendar, parts } = blocks;
  const count = parts.filter(({ kind }) => kind === 'VEVENT').length;
  if (count > MOST_EVENTS) return { fault: `has ${count} events; ${MOST_EVENTS} can be read` };
  const own = componentOf(calendar);
  if ('why' in own) return { fault: `is not iCalendar: ${own.why}` };
  const events: Placed[] = [];
  const notTaken: NotTaken[] = [];
  for (const part of parts) {
    const { kind, line } = part;
    if (kind === 'VTIMEZONE') continue;
    const read = kind === 'VEVENT' ? componentOf(part) : { why: 'is no event' };
    if ('why' in read) notTaken.push({ line, what: kind, why: read.why });
    else events.push({ line, component: read.component });
  }
  return { calendar: own.component, events, notTaken };
}

/** A byte order mark is left out. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function componentOf({ text }: Pick<Block, 'text'>): { component: ICAL.Component } | { why: string } {
  try {
    return { component: new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]) };
  } catch (error) {
    return { why: messageOf(error) };
  }
}

/** The library throws what it likes about a value that it cannot read. */
export const messageOf = (error: unknown): string =>
  (error as Error).message.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 150);
