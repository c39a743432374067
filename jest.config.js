/** Tests run from TypeScript as ES modules; `scripts/test.mjs` gives node the flag that this needs. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.data/'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
  testTimeout: 90_000,
  // Agenda leaves a timer of half a lock's lifetime after each run; nothing else may be open (stop() waits for it).
  forceExit: true,
};
