/**
 * Runs the tests: `npm test`, `npm test -- test/domain -t claim`. The arguments are Jest's; it is given the flag of
 * Node that ES modules need, and is kept calm (`--silent=false` shows what the tests print).
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const given = process.argv.slice(2);
const says = (...names) => given.some((argument) => names.includes(argument.split('=')[0]));

const args = [...given];
if (!says('--silent', '--verbose', '--watch', '--watchAll')) args.push('--silent');
// All cores, as the flows mostly wait; but each worker holds the whole product in memory.
if (!says('-w', '--maxWorkers', '-i', '--runInBand'))
  args.push(`--maxWorkers=${Math.min(availableParallelism(), 4)}`);

// Flags rather than NODE_OPTIONS: Jest's workers inherit them, the programs that a test starts do not.
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const child = spawn(process.execPath, [...flags, jest, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'test',
    // A mongod of the machine is used; downloading one is for whoever asks for it, as without a network it takes 7 s to fail.
    MONGOMS_RUNTIME_DOWNLOAD: process.env.MONGOMS_RUNTIME_DOWNLOAD ?? 'false',
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
child.once('exit', (code, signal) => {
  if (!signal) {
    process.exitCode = code;
    return;
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
  process.kill(process.pid, signal);
});
