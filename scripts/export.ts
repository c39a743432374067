import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './dev/root.js';
import { runExport } from './export/run.js';

/** `npm run -s export -- [2026Q3] [--status open] … --out FILE.xlsx`; the database is that of the environment, or of .env. */
const dotEnv = join(ROOT, '.env');
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

process.exitCode = await runExport(process.argv.slice(2), {
  env: process.env,
  now: () => new Date(),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});
