import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import rxjs from 'eslint-plugin-rxjs-x';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Code that runs in browsers, workers and Node alike: only what all of them have. */
const windowOnly = ['window', 'document', 'localStorage', 'sessionStorage', 'location', 'self'];

export default defineConfig(
  // Of `peers/` the types are known where the benchmark is installed, and only there.
  { ignores: ['coverage/', 'dist/', 'docs/api/', 'spec/bench/.build/', 'spec/bench/**/peers/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  rxjs.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true, varsIgnorePattern: '^_$' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A second signature may be there for the types of a callback's parameters.
      '@typescript-eslint/unified-signatures': 'off',
      // An error that came in as unknown may be passed on as it is.
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      'rxjs-x/throw-error': ['error', { allowThrowingAny: false, allowThrowingUnknown: true }],
      // A stream without a value rejects with an EmptyError, which is an answer too.
      'rxjs-x/no-ignored-default-value': 'off',
    },
  },
  {
    files: ['lib/**'],
    ignores: ['lib/cli/**'],
    rules: {
      'no-restricted-globals': ['error', ...windowOnly],
    },
  },
  {
    // Law 9 of the operators: no I/O, time from a scheduler, randomness passed in.
    files: ['lib/operators/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...windowOnly,
        'fetch',
        'setTimeout',
        'setInterval',
        'Date',
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name=/^(Observable|.*Subject)$/]',
          message: 'Compose public operators: new Observable belongs to the edges, and no Subject.',
        },
      ],
    },
  },
  {
    files: ['spec/**'],
    extends: [jest.configs['flat/recommended'], jest.configs['flat/style']],
    rules: {
      'jest/consistent-test-it': ['error', { fn: 'it' }],
      'jest/expect-expect': [
        'error',
        {
          assertFunctionNames: [
            'expect',
            'expect*',
            'assert*',
            'fc.assert',
            'runTraceMarbles',
            'virtualTime',
            'until',
          ],
        },
      ],
      'jest/no-commented-out-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-error-equal': 'error',
      'jest/valid-title': [
        'error',
        { mustNotMatch: { it: ['\\bshould\\b', 'Say what it does.'] } },
      ],
      'rxjs-x/no-ignored-error': 'off',
    },
  },
  {
    // Unit specs run in virtual time; in `virtualTime` itself the timers are virtual.
    files: ['spec/**'],
    ignores: ['spec/{bench,integration,package,services,cli}/**', 'spec/testing/virtualTime/**'],
    rules: {
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval'],
    },
  },
  {
    // Tests as users write them, in a loop over what throws where it is broken.
    files: ['spec/package/runners/**'],
    rules: {
      'jest/expect-expect': 'off',
      'jest/valid-title': 'off',
      // Angular gives its elements as any.
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
    },
  },
  {
    // The compiler asserts there, nothing needs to run, and what it refuses has no type.
    files: ['spec/types/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      'jest/expect-expect': 'off',
      'rxjs-x/no-floating-observables': 'off',
    },
  },
  {
    files: ['lib/cli/**', 'docs/examples/**', 'spec/bench/main.ts'],
    rules: {
      'no-console': 'off',
    },
  },
  {
    // An example shows one thing; it need not handle every error.
    files: ['docs/examples/**'],
    rules: {
      'rxjs-x/no-ignored-error': 'off',
    },
  },
  prettier,
);
