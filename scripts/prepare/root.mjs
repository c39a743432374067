import { fileURLToPath } from 'node:url';

/** The folder of package.json, however and from wherever the script was started. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
