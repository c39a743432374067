import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { simulateText, type Answer } from '../src/domain/sla/simulate.js';

/**
 * `npm run -s simulate -- case.json` (`-` for standard input): prints the ledger of one case, or an array of ledgers
 * for an array of cases (sla.md, "The simulator"). Exit status 2 and one line a fault on standard error when it is refused.
 */
async function answer(args: readonly string[]): Promise<Answer> {
  const [file] = args;
  if (file === undefined || args.length > 1) {
    return { status: 2, faults: ['usage: npm run -s simulate -- case.json (or - for standard input)'] };
  }
  try {
    return simulateText(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Only a file that cannot be read is the person's; anything else is a bug and shows its stack.
    if (code === undefined) throw error;
    return { status: 2, faults: [`${file}: cannot be read (${code})`] };
  }
}

const answered = await answer(process.argv.slice(2));
if (answered.status === 0) console.log(answered.output);
else for (const fault of answered.faults) console.error(fault);
process.exitCode = answered.status;
