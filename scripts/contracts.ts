import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runContracts, type ContractsTerminal } from './contracts/run.js';
import { ROOT } from './dev/root.js';
import { Stopped } from './settings/terminal.js';

/** `npm run -s contracts -- …`; the database is that of the environment, or of .env. */
const dotEnv = join(ROOT, '.env');
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

const terminal: ContractsTerminal = {
  env: process.env,
  now: () => new Date(),
  readBytes: (file) => orStopped(file, 'read', readFile(file)),
  writeBytes: (file, bytes) => orStopped(file, 'written', writeFile(file, bytes)),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
};

/** Only a file that cannot be read or written is the person's; anything else is a bug and shows its stack. */
async function orStopped<T>(file: string, done: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Stopped(2, `${file}: cannot be ${done} (${code})`);
  }
}

process.exitCode = await runContracts(process.argv.slice(2), terminal);
