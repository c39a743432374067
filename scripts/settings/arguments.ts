import { parseArgs } from 'node:util';
import { Stopped } from './terminal.js';

const USAGE = `usage: npm run -s settings -- export|check FILE
       npm run -s settings -- import FILE [--yes]
       npm run -s settings -- holidays CALENDAR COUNTRY [YEAR[..YEAR]] [--yes]
       npm run -s settings -- calendar export CALENDAR [FILE.ics]
       npm run -s settings -- calendar import CALENDAR FILE.ics [--yes]
FILE may be -; without --yes it is only shown what would change`;

/** What the person asks for, by the words after `settings`. */
export type Asked =
  | { readonly command: 'export' | 'check'; readonly file: string }
  | { readonly command: 'import'; readonly file: string; readonly yes: boolean }
  | HolidaysAsked
  | { readonly command: 'calendar export'; readonly calendar: string; readonly file: string }
  | CalendarImportAsked;

export interface CalendarImportAsked {
  readonly command: 'calendar import';
  readonly calendar: string;
  readonly file: string;
  readonly yes: boolean;
}

export interface HolidaysAsked {
  readonly command: 'holidays';
  readonly calendar: string;
  readonly country: string;
  /** None: those around this year. */
  readonly years: readonly number[] | undefined;
  readonly yes: boolean;
}

/** Years that can be asked for at once: rules of holidays change, so that what they say of a far year is a guess. */
const MOST_YEARS = 10;

/** @throws Stopped with the usage, when that is not how it is used */
export function readArguments(args: readonly string[]): Asked {
  const { positionals, yes } = parsed(args);
  const [command, ...words] = positionals;
  const [first, second, third] = words;
  if ((command === 'export' || command === 'check') && first !== undefined && words.length === 1 && !yes)
    return { command, file: first };
  if (command === 'import' && first !== undefined && words.length === 1) return { command, file: first, yes };
  if (command === 'holidays' && first !== undefined && second !== undefined && words.length <= 3)
    return {
      command,
      calendar: first,
      country: second,
      years: third === undefined ? third : readYears(third),
      yes,
    };
  if (command === 'calendar' && first === 'export' && second !== undefined && words.length <= 3 && !yes)
    return { command: 'calendar export', calendar: second, file: third ?? '-' };
  if (
    command === 'calendar' &&
    first === 'import' &&
    second !== undefined &&
    third !== undefined &&
    words.length === 3
  )
    return { command: 'calendar import', calendar: second, file: third, yes };
  throw new Stopped(2, USAGE);
}

function parsed(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { yes: { type: 'boolean' } },
      allowPositionals: true,
    });
    return { positionals, yes: values.yes === true };
  } catch (error) {
    throw new Stopped(2, `${(error as Error).message.split('. ')[0]}\n${USAGE}`);
  }
}

function readYears(text: string): number[] {
  const match = /^((?:19|20|21)\d\d)(?:\.\.((?:19|20|21)\d\d))?$/.exec(text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (!match || to < from || to - from >= MOST_YEARS)
    throw new Stopped(2, `${text}: must be a year, or years such as 2026..2028, ${MOST_YEARS} at most`);
  return Array.from({ length: to - from + 1 }, (_none, index) => from + index);
}
