import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './dev/root.js';
import { runPersonalData } from './personal-data/run.js';
import { Stopped } from './settings/terminal.js';

/** `npm run -s personal-data -- …`; the database is that of the environment, or of .env. */
const dotEnv = join(ROOT, '.env');
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

process.exitCode = await runPersonalData(process.argv.slice(2), {
  env: process.env,
  now: () => new Date(),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  writeNew: async (directory, file, text) => {
    try {
      await mkdir(directory, { recursive: true });
      // For nobody else on this machine.
      await writeFile(join(directory, file), text, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      throw new Stopped(2, `${join(directory, file)}: cannot be written (${code})`);
    }
  },
});
