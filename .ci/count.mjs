/**
 * `node .ci/count.mjs RESULT.json STATUS` prints "passed failed" of one Jest run. A test file that could not be
 * run counts as one failure, and so does a run that ended badly though no test failed.
 */
import { readFileSync } from 'node:fs';

const [file, status] = process.argv.slice(2);
const result = JSON.parse(readFileSync(file, 'utf8'));
const passed = result.numPassedTests;
let failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
if (failed === 0 && (Number(status) !== 0 || passed === 0)) failed = 1;
console.log(`${passed} ${failed}`);
