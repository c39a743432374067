/**
 * Runs the tests: `npm test`, `npm test -- test/domain -t claim`. The arguments are Jest's, which is kept calm
 * (`--silent=false` shows what the tests print), and two of our own:
 *   --shaken       every call of the bot and every delivery to it is held up by 0–350 ms, another time each
 *   --beside=N     beside N processes that want a whole processor each
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';

const root = fileURLToPath(new URL('..', import.meta.url));
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const all = process.argv.slice(2);
const isShaken = all.includes('--shaken');
const beside = Number(all.findLast((argument) => argument.startsWith('--beside='))?.split('=')[1] ?? 0);
const given = all.filter((argument) => !/^--(shaken|beside=.*)$/.test(argument));
const says = (...names) => given.some((argument) => names.includes(argument.split('=')[0]));

const args = [...given];
if (!says('--silent', '--verbose', '--watch', '--watchAll')) args.push('--silent');
// One more than there are processors, as the flows mostly wait; but each worker holds the whole product in memory. Where a
// database of its own works for them beside, that is the one more.
if (!says('-w', '--maxWorkers', '-i', '--runInBand'))
  args.push(`--maxWorkers=${Math.min(availableParallelism() + (process.env.MONGODB_URI ? 0 : 1), 4)}`);

/**
 * The database that the suites of store and flows run on: `MONGODB_URI`, else a mongod when one is to be had, else
 * none here: then each suite starts the embedded engine, in memory.
 */
async function findDatabase() {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, what: 'the one of MONGODB_URI' };
  const server = spawn(process.execPath, [fileURLToPath(new URL('mongod.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  server.stdin.on('error', () => undefined);
  const uri = await new Promise((resolve) => {
    createInterface(server.stdout).once('line', resolve);
    server.once('exit', () => resolve(undefined));
  });
  if (uri) return { uri, what: 'a mongod of this machine', stop: () => server.stdin.end() };
  return { what: 'the embedded engine (no mongod was found, none could be downloaded)' };
}

/** Removes the databases that the tests of this run have used; a worker keeps its own for its next test. */
async function removeDatabases(uri, run) {
  const connection = await mongoose.createConnection(uri, { serverSelectionTimeoutMS: 5_000 }).asPromise();
  try {
    const { databases } = await connection.listDatabases();
    for (const { name } of databases)
      if (name.startsWith(`test_${run}_`)) await connection.useDb(name).dropDatabase();
  } finally {
    await connection.destroy();
  }
}

/** Processes that do nothing but keep a processor busy, each until its standard input ends: with this one at the latest. */
function keepBusy(count) {
  const work = `process.stdin.resume().on('end', () => process.exit());
    (function spin() { for (const end = Date.now() + 20; Date.now() < end; ); setImmediate(spin); })()`;
  return Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', work], { stdio: ['pipe', 'ignore', 'ignore'] }),
  );
}

const database = await findDatabase();
console.log(`Database: ${database.what}`);

const usual = JSON.parse(readFileSync(new URL('dev/chromium.json', import.meta.url), 'utf8'));
// Found once: one that is being installed meanwhile is none.
const chromium = process.env.CHROMIUM || usual.find((path) => existsSync(path)) || 'none';
if (chromium === 'none')
  console.log('Browser: no Chromium was found, so test/page leaves out what needs one (name it in CHROMIUM)');

const busy = keepBusy(beside);
const run = randomBytes(4).toString('hex');

// Flags rather than NODE_OPTIONS: Jest's workers inherit them, the programs that a test starts do not.
const flags = ['--import', 'tsx/esm', '--enable-source-maps', '--max-old-space-size=900'];
const child = spawn(process.execPath, [...flags, jest, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'test',
    CHROMIUM: chromium,
    ...(database.uri ? { MONGODB_URI: database.uri, TEST_RUN: run } : {}),
    ...(isShaken ? { TEST_SHAKEN: '350' } : {}),
  },
});

// On Ctrl-C the terminal tells Jest itself; this process only has to outlive it. A signal sent here is handed on.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

child.once('error', (error) => {
  console.error(`yingda: the tests could not be started: ${error.message}`);
  process.exitCode = 1;
});
child.once('exit', async (code, signal) => {
  if (database.uri)
    await removeDatabases(database.uri, run).catch((error) =>
      console.error(`yingda: databases of these tests were left behind: ${error.message}`),
    );
  database.stop?.();
  for (const one of busy) one.stdin.end();
  if (!signal) {
    process.exitCode = code;
    return;
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
  process.kill(process.pid, signal);
});
