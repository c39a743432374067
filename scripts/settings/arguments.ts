import { parseArgs } from 'node:util';
import { Stopped } from './terminal.js';

const USAGE = `usage: npm run -s settings -- export|check FILE
       npm run -s settings -- import FILE [--apply-to-open] [--yes]
       npm run -s settings -- holidays CALENDAR COUNTRY [YEAR[..YEAR]] [--apply-to-open] [--yes]
       npm run -s settings -- calendar export CALENDAR [FILE.ics]
       npm run -s settings -- calendar import CALENDAR FILE.ics [--apply-to-open] [--yes]
       npm run -s settings -- logo FILE.png|FILE.svg|none
FILE may be -; without --yes it is only shown what would change; with --apply-to-open it reaches open requests too`;

/** What the person asks for, by the words after `settings`. */
export type Asked =
  | { readonly command: 'export' | 'check' | 'logo'; readonly file: string }
  | ImportAsked
  | HolidaysAsked
  | { readonly command: 'calendar export'; readonly calendar: string; readonly file: string }
  | CalendarImportAsked;

/** What every command can be told that changes something. */
export interface HowAsked {
  readonly yes: boolean;
  /** Whether open requests are to have it too. */
  readonly applyToOpen: boolean;
}

interface ImportAsked extends HowAsked {
  readonly command: 'import';
  readonly file: string;
}

export interface CalendarImportAsked extends HowAsked {
  readonly command: 'calendar import';
  readonly calendar: string;
  readonly file: string;
}

export interface HolidaysAsked extends HowAsked {
  readonly command: 'holidays';
  readonly calendar: string;
  readonly country: string;
  /** None: those around this year. */
  readonly years: readonly number[] | undefined;
}

/** Years that can be asked for at once: rules of holidays change, so that what they say of a far year is a guess. */
const MOST_YEARS = 10;

/** @throws Stopped with the usage, when that is not how it is used */
export function readArguments(args: readonly string[]): Asked {
  const { positionals, how } = parsed(args);
  const isPlain = !how.yes && !how.applyToOpen;
  const [command, ...words] = positionals;
  const [first, second, third] = words;
  if (
    (command === 'export' || command === 'check' || command === 'logo') &&
    first !== undefined &&
    words.length === 1 &&
    isPlain
  )
    return { command, file: first };
  if (command === 'import' && first !== undefined && words.length === 1)
    return { command, file: first, ...how };
  if (command === 'holidays' && first !== undefined && second !== undefined && words.length <= 3)
    return {
      command,
      calendar: first,
      country: second,
      years: third === undefined ? third : readYears(third),
      ...how,
    };
  if (command === 'calendar' && first === 'export' && second !== undefined && words.length <= 3 && isPlain)
    return { command: 'calendar export', calendar: second, file: third ?? '-' };
  if (
    command === 'calendar' &&
    first === 'import' &&
    second !== undefined &&
    third !== undefined &&
    words.length === 3
  )
    return { command: 'calendar import', calendar: second, file: third, ...how };
  throw new Stopped(2, USAGE);
}

function parsed(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { yes: { type: 'boolean' }, 'apply-to-open': { type: 'boolean' } },
      allowPositionals: true,
    });
    return {
      positionals,
      how: { yes: values.yes === true, applyToOpen: values['apply-to-open'] === true },
    };
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
