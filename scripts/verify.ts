import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './dev/root.js';
import { runVerify } from './verify/run.js';

/** `npm run -s verify [-- SR-2026-000042 …]`; the database is that of the environment, or of .env. */
const dotEnv = join(ROOT, '.env');
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

process.exitCode = await runVerify(process.argv.slice(2), {
  env: process.env,
  now: () => new Date(),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});
