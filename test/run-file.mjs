/**
 * Runs one test file: Jest's `testRunner`. Jest and its circus do what they always do, except that test and product are
 * imported by Node itself and not into a context of their own: each worker loads the product once, and what the compiler
 * has learned of it serves all its files. docs/decisions.md, "Tests share a worker's modules", says what it is worth.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';

const require = createRequire(import.meta.url);
const circus = require('jest-circus/runner').default;
/** Holds the tests that a file has defined; loaded anew for each. */
const DEFINED = join(dirname(require.resolve('jest-circus/runner')), 'jestAdapterInit.js');
const HANDLERS = Symbol.for('EVENT_HANDLERS');

/** How often each file was run by this worker; modules are kept by their address. */
const runs = new Map();

function importTest(path) {
  const run = (runs.get(path) ?? 0) + 1;
  runs.set(path, run);
  return import(pathToFileURL(path).href + (run > 1 ? `?run=${run}` : ''));
}

/** What circus asks of Jest's module system, answered by Node's. */
const natively = {
  requireInternalModule: require,
  requireModule: require,
  unstable_shouldLoadAsEsm: () => true,
  unstable_importModule: importTest,
  setGlobalsForRuntime: () => undefined,
  enterTestCode: () => undefined,
  leaveTestCode: () => undefined,
};

/** @type {import('jest-runner').TestFramework} with the signature that Jest gives every `testRunner` */
export default async function runFile(globalConfig, config, environment, _runtime, path, sendMessage) {
  delete require.cache[DEFINED];
  delete globalThis[HANDLERS];
  // Whatever is random follows from the seed that Jest prints; `npm test -- --seed N` repeats it.
  fc.configureGlobal({ seed: globalConfig.seed });
  const before = { console: globalThis.console, prepare: Error.prepareStackTrace };
  globalThis.console = environment.global.console;
  // Jest maps stacks by what it has compiled itself, which is nothing; Node knows the sources.
  Error.prepareStackTrace = undefined;
  try {
    return await circus(globalConfig, config, { global: globalThis }, natively, path, sendMessage);
  } finally {
    globalThis.console = before.console;
    Error.prepareStackTrace = before.prepare;
  }
}
