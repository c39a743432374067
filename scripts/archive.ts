import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './dev/root.js';
import { runArchive } from './archive/run.js';

/** `npm run -s archive -- …`; the archive and the database are those of the environment, or of .env. */
const dotEnv = join(ROOT, '.env');
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

process.exitCode = await runArchive(process.argv.slice(2), {
  env: process.env,
  now: () => new Date(),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});
