// What the type check does not see: names that no file has, code that does nothing, and slips that run.
// How code looks is not asked here. Not in use: no-shadow (what runs in the page is given its own variables, of the same
// names), no-promise-executor-return (arrows of one expression), require-atomic-updates and
// no-unmodified-loop-condition (they take every variable that another function changes for a slip).

import globals from 'globals';

/** @type {import('eslint').Linter.RulesRecord} */
const rules = {
  'array-callback-return': 'error',
  eqeqeq: 'error',
  'no-constant-binary-expression': 'error',
  'no-constant-condition': ['error', {checkLoops: false}], // while (true) is how a stream is read
  'no-constructor-return': 'error',
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-dupe-keys': 'error',
  'no-duplicate-case': 'error',
  'no-duplicate-imports': 'error',
  'no-else-return': 'error',
  'no-empty': ['error', {allowEmptyCatch: true}], // a catch that goes on says why in a comment
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-implied-eval': 'error',
  'no-irregular-whitespace': 'error',
  'no-loss-of-precision': 'error',
  'no-new-wrappers': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-throw-literal': 'error',
  'no-undef': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-unused-expressions': 'error',
  'no-unused-vars': ['error', {argsIgnorePattern: '^_', caughtErrors: 'none'}],
  'no-useless-rename': 'error',
  'no-useless-return': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error',
};

export default [
  {ignores: ['build/', 'data/', 'docs/examples/*/dist/', 'docs/examples/*/node_modules/']},
  {rules, linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {files: ['web/**'], languageOptions: {globals: globals.browser}},
  {files: ['web/src/*/worker.js', 'web/package/worker.js'], languageOptions: {globals: globals.worker}},
  {files: ['web/sw.js'], languageOptions: {sourceType: 'script', globals: globals.serviceworker}},
  {files: ['scripts/**', 'native_tests/**', 'docs/examples/**'], languageOptions: {globals: {...globals.node, ...globals.browser}}},
];
