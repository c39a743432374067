import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { layers } from './eslint/layers.js';

const ENVIRONMENT = 'src/config.ts is the only reader of the environment.';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.data/', '.cache/'] },
  ...tseslint.configs.recommended,
  prettier,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**', 'scripts/**'],
    ignores: ['src/embedded/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ObjectExpression > SpreadElement > ObjectExpression',
          message: 'A spread of a fresh literal hides a misspelt field: write its fields.',
        },
        {
          selector:
            'BinaryExpression[right.type="Literal"]:matches([left.name="locale"], [left.property.name="locale"])',
          message: 'A third language would be taken for the other one: make a table by Locale.',
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
    },
  },
  {
    // What is verified and what is made of a history says of every fact what it does; a new one is not passed over.
    files: ['src/domain/custody/**', 'src/domain/record/**'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: false },
      ],
    },
  },
  {
    files: ['src/**'],
    plugins: { layers },
    rules: {
      'layers/imports': 'error',
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENVIRONMENT }],
      'no-restricted-imports': [
        'error',
        { paths: ['process', 'node:process'].map((name) => ({ name, message: ENVIRONMENT })) },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['describe', 'test', 'it', 'beforeAll', 'beforeEach', 'afterEach', 'afterAll'].map((name) => ({
          name,
          message:
            'Modules are shared by all test files of a worker; this belongs to the file that is running.',
        })),
      ],
    },
  },
  { files: ['src/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  // These talk to the person who started them, on a terminal.
  { files: ['scripts/**', 'src/embedded/**', '.ci/**'], rules: { 'no-console': 'off' } },
  // What has to be understood by versions of Node that are too old.
  { files: ['scripts/prepare.mjs'], rules: { 'no-var': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
