import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { simulate } from '../src/domain/sla/simulate.js';

/**
 * `npm run -s simulate -- case.json` (`-` for standard input): prints the ledger of one case, or an array of ledgers
 * for an array of cases (sla.md, "The simulator"). Exit status 2 and one line a fault on standard error when it is refused.
 */
async function main(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (file === undefined || args.length > 1) {
    return refuse(['usage: npm run -s simulate -- case.json (or - for standard input)']);
  }
  const given = await read(file);
  if ('fault' in given) return refuse([given.fault]);
  if (Array.isArray(given.value)) {
    print(given.value.map(simulate));
    return 0;
  }
  const result = simulate(given.value);
  if ('faults' in result) return refuse(result.faults);
  print(result);
  return 0;
}

async function read(file: string): Promise<{ value: unknown } | { fault: string }> {
  let json: string;
  try {
    json = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    return { fault: `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
  try {
    return { value: JSON.parse(json.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { fault: `${file}: not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}` };
  }
}

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2));

function refuse(faults: readonly string[]): number {
  for (const fault of faults) console.error(fault);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
