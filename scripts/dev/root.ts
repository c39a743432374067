import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';

/** The checkout: the nearest folder upwards with the package's description; the compiled files lie deeper. */
export const ROOT = rootFrom(dirname(fileURLToPath(import.meta.url)));

function rootFrom(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootFrom(dirname(folder));
}
