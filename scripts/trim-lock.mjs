/**
 * Takes out of package-lock.json the optional packages that it asks for but has no entry of (platform binaries
 * that the registry in use did not have); `npm ci` would refuse the lock. Run it after a change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const paths = Object.keys(lock.packages);
let removed = 0;
for (const entry of Object.values(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (paths.some((path) => path.endsWith(`node_modules/${name}`))) continue;
    delete entry.optionalDependencies[name];
    removed += 1;
  }
}
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log(`${removed} optional packages taken out of the lock`);
