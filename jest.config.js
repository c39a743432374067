/** Tests run from TypeScript as ES modules; `scripts/test.mjs` starts Node with what reads TypeScript. */
export default {
  testEnvironment: 'node',
  testRunner: '<rootDir>/test/run-file.mjs',
  roots: ['<rootDir>/test'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.data/'],
  testMatch: ['**/*.test.ts'],
  transform: {},
  showSeed: true,
  // Ends what hangs; how long something takes is no test's business.
  testTimeout: 300_000,
  // A worker that holds more is ended and begun anew; what fills it are the modules of the tests it has run.
  workerIdleMemoryLimit: '650MB',
  // Agenda leaves a timer of half a lock's lifetime after each run; nothing else may be open (stop() waits for it).
  forceExit: true,
};
