import { parseArgs } from 'node:util';
import { readNumber } from '../../src/domain/ticket/number.js';
import { Stopped } from '../settings/terminal.js';

const USAGE = `usage: npm run -s personal-data -- find WHO [--company NAME]
       npm run -s personal-data -- export WHO [--company NAME] --out DIRECTORY
       npm run -s personal-data -- erase WHO [--company NAME] --for "ON WHOSE DEMAND" --by U0… [--named] [--dry-run]
       npm run -s personal-data -- erase --text SR-2026-000042#7 --for "…" --by U0… [--dry-run]
       npm run -s personal-data -- status
WHO is a Slack id, a telephone number, or a name`;

export interface Wanted {
  readonly who: string;
  readonly company?: string | undefined;
}
export interface EraseAsked {
  readonly wanted?: Wanted | undefined;
  readonly texts: readonly { readonly number: string; readonly fact: number }[];
  readonly reason: string;
  readonly by: string;
  readonly named: boolean;
  readonly dryRun: boolean;
}
export type Asked =
  | { readonly command: 'find'; readonly wanted: Wanted }
  | { readonly command: 'export'; readonly wanted: Wanted; readonly out: string }
  | ({ readonly command: 'erase' } & EraseAsked)
  | { readonly command: 'status' };

/** @throws Stopped with the usage when they cannot be made out */
export function readArguments(args: readonly string[], now: Date): Asked {
  const { command, who, more, values } = parsed(args);
  const { company, out, for: reason, by, named = false, 'dry-run': dryRun = false, text = [] } = values;
  const wanted = who === undefined ? undefined : { who, company };
  const texts = text.map((one) => readText(one, now));
  if (more) throw new Stopped(2, USAGE);
  if (command === 'status' && !wanted) return { command };
  if (command === 'find' && wanted) return { command, wanted };
  if (command === 'export' && wanted && out) return { command, wanted, out };
  if (command === 'erase' && (wanted ? texts.length === 0 : texts.length > 0)) {
    if (!reason?.trim())
      throw new Stopped(2, `--for is missing: on whose demand, and when it was made\n${USAGE}`);
    if (!by)
      throw new Stopped(
        2,
        `--by is missing: the Slack id of the administrator or manager who has decided it`,
      );
    return { command, wanted, texts, reason: reason.trim(), by, named, dryRun };
  }
  throw new Stopped(2, USAGE);
}

function parsed(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        company: { type: 'string' },
        out: { type: 'string' },
        for: { type: 'string' },
        by: { type: 'string' },
        text: { type: 'string', multiple: true },
        named: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
    const [command, who, more] = positionals;
    return { command, who, more, values };
  } catch (error) {
    throw new Stopped(2, `${(error as Error).message}\n${USAGE}`);
  }
}

/** `SR-2026-000042#7`: the seventh fact of its history, as `find` counts them. */
function readText(text: string, now: Date): { number: string; fact: number } {
  const [, first = '', fact = ''] = /^(.+)#([1-9]\d{0,5})$/.exec(text) ?? [];
  const number = readNumber(first, now.getFullYear());
  if (!number) throw new Stopped(2, `${text}: a text is named by number and place, SR-2026-000042#7`);
  return { number, fact: Number(fact) };
}
