import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { ROOT } from './dev/root.js';
import { runSettings } from './settings/run.js';
import { Stopped, type Terminal } from './settings/terminal.js';

/** `npm run -s settings -- …`; the database is that of the environment, or of .env. */
const dotEnv = join(ROOT, '.env');
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

const terminal: Terminal = {
  env: process.env,
  now: () => new Date(),
  read: (file) => (file === '-' ? text(process.stdin) : orStopped(file, 'read', readFile(file, 'utf8'))),
  readBytes: (file) => (file === '-' ? buffer(process.stdin) : orStopped(file, 'read', readFile(file))),
  write: (file, content) =>
    file === '-'
      ? new Promise((resolve) => process.stdout.write(content, () => resolve()))
      : orStopped(file, 'written', writeFile(file, content)),
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

process.exitCode = await runSettings(process.argv.slice(2), terminal);
