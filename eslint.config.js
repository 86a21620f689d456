import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { commentSentence } from './tests/check/comment-sentence.js';
import { earlyChoice } from './tests/check/early-choice.js';
import { fieldWord } from './tests/check/field-word.js';
import { formAutocomplete } from './tests/check/form-autocomplete.js';
import { literalText } from './tests/check/literal-text.js';
import { oneTypeName } from './tests/check/one-type-name.js';
import { selectValue } from './tests/check/select-value.js';
import { silentLimit } from './tests/check/silent-limit.js';

/** All rules of ours form one plugin object, because ESLint allows a plugin's name once. */
const ownRules = {
  rules: {
    'comment-sentence': commentSentence,
    'early-choice': earlyChoice,
    'field-word': fieldWord,
    'form-autocomplete': formAutocomplete,
    'literal-text': literalText,
    'one-type-name': oneTypeName,
    'select-value': selectValue,
    'silent-limit': silentLimit
  }
};
const tests = ['**/*.test.ts', 'tests/**'];
const clock = 'A pure module has no clock: the time comes in as an argument.';
const machine = 'A pure module knows no machine: what it needs comes in as an argument.';
const newer = 'Chromium 87 lacks it (ES2021): boards have that for years to come.';

const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: machine }
];
const machineNames = [
  'fetch',
  'performance',
  'crypto',
  'process',
  'window',
  'document',
  'DOMParser',
  'navigator',
  'localStorage'
];
const timers = ['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'];

const es2021 = [
  { selector: "CallExpression[callee.name='structuredClone']", message: newer },
  {
    selector:
      'CallExpression[callee.property.name=/^(at|findLast|findLastIndex|toSorted|toReversed|toSpliced)$/]',
    message: newer
  },
  { selector: "MemberExpression[object.name='Object'][property.name=/^(hasOwn|groupBy)$/]", message: newer },
  { selector: "MemberExpression[property.name='randomUUID']", message: `${newer} Use getRandomValues.` },
  {
    selector: "MemberExpression[object.name='AbortSignal'][property.name=/^(timeout|any)$/]",
    message: newer
  },
  { selector: 'StaticBlock', message: newer }
];

/**
 * ESLint takes a rule's options from the last block that names it, so each block that restricts syntax
 * repeats this one.
 */
const layoutSpread = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message:
    'Write the keys themselves: a literal spread into another one hides misspelt properties from the compiler.'
};

/**
 * Forbids imports of modules by lint, because dependency-cruiser can't see `import type` inside `.svelte`.
 * @param modules modules below src/lib
 */
function keepOut(...modules) {
  const group = modules.flatMap((module) => [
    `$lib/${module}`,
    `$lib/${module}/**`,
    `**/lib/${module}`,
    `**/lib/${module}/**`
  ]);
  return [
    'error',
    { patterns: [{ group, message: 'A boundary of the app: see "Walls" in CONTRIBUTING.md.' }] }
  ];
}

export default defineConfig(
  {
    ignores: [
      'build/',
      'build-cli/',
      'data/',
      '.svelte-kit/',
      'src/lib/text/generated/',
      'tests/boundaries/fixtures/',
      'test-results/',
      'playwright-report/'
    ]
  },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // TypeScript already checks names, and this rule doesn't know types.
      'no-undef': 'off',
      'no-restricted-syntax': ['error', layoutSpread],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // The app is served from the root of its host, so there is no base path to resolve.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    name: 'types',
    files: ['{src,display}/**/*.{ts,svelte}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }]
    }
  },
  {
    // `.oxlintrc.json` has these two rules for all other files.
    name: 'promises in components',
    files: ['{src,display}/**/*.svelte', '{src,display}/**/*.svelte.ts'],
    // No file extensions are named here: without them one program serves all files of a run.
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
  },
  {
    name: 'boundary: pure modules have no clock and no machine',
    files: ['src/lib/{points,calendar,notice,markup,sync}/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', layoutSpread, ...noClock, ...es2021],
      'no-restricted-globals': [
        'error',
        ...[...machineNames, ...timers].map((name) => ({ name, message: machine }))
      ]
    }
  },
  {
    name: 'boundary: boards run Chromium 87',
    files: [
      'display/**/*.{ts,svelte}',
      'src/lib/{local,ui}/**/*.{ts,svelte}',
      'src/routes/{wall,me}/**/*.{ts,svelte}'
    ],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', layoutSpread, ...es2021] }
  },
  {
    name: 'boundary: the display draws what it is given',
    files: ['display/**/*.{ts,svelte}'],
    rules: { '@typescript-eslint/no-restricted-imports': keepOut('server', 'points', 'schemes') }
  },
  {
    name: 'boundary: ui and local never know the server',
    files: ['src/lib/{ui,local,text}/**/*.{ts,svelte}'],
    rules: { '@typescript-eslint/no-restricted-imports': keepOut('server') }
  },
  {
    name: 'boundary: every figure of the server is scored with all that a unit has',
    files: ['src/{lib/server,routes/office}/**/*.ts'],
    ignores: [...tests, 'src/lib/server/domain/periods/score-period.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '$lib/points',
              importNames: ['score', 'reckon'],
              message: 'it may leave ballots or paper out: `scoreWhole` of periods/score-period.ts'
            }
          ]
        }
      ]
    }
  },
  {
    name: 'boundary: a refusal is noted for its line in the log',
    files: ['src/**/*.{ts,svelte}'],
    ignores: ['src/routes/refuse.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@sveltejs/kit',
          importNames: ['error'],
          message: 'no hook hears of it: `refuse` of src/routes/refuse.ts'
        }
      ]
    }
  },
  {
    name: 'boundary: text comes from the messages',
    files: ['{src/routes,display}/**/*.{ts,svelte}', 'src/lib/ui/**/*.svelte'],
    ignores: tests,
    plugins: { sunboard: ownRules },
    rules: { 'sunboard/literal-text': 'error' }
  },
  {
    name: 'an exported type has a name of its own',
    files: ['**/*.ts', '**/*.svelte'],
    plugins: { sunboard: ownRules },
    rules: { 'sunboard/one-type-name': 'error' }
  },
  {
    name: 'a comment begins with its subject',
    files: ['**/*.{ts,js,mjs,svelte}'],
    plugins: { sunboard: ownRules },
    rules: { 'sunboard/comment-sentence': 'error' }
  },
  {
    name: 'one concept has one name, the field’s',
    files: ['{src,display,tests}/**/*.{ts,svelte}'],
    plugins: { sunboard: ownRules },
    rules: { 'sunboard/field-word': 'error' }
  },
  {
    name: 'a list keeps what was chosen before the scripts came',
    files: ['{src,display}/**/*.svelte'],
    plugins: { sunboard: ownRules },
    rules: { 'sunboard/select-value': 'error', 'sunboard/early-choice': 'error' }
  },
  {
    name: 'no field cuts off what is pasted',
    files: ['{src,display}/**/*.svelte'],
    plugins: { sunboard: ownRules },
    rules: { 'sunboard/silent-limit': 'error' }
  },
  {
    name: 'the next owner of a browser finds nothing in a form',
    files: ['src/routes/{me,office,account}/**/*.svelte', 'src/routes/EvidenceFiles.svelte'],
    // The one has passwords, which no browser puts back; the other has buttons alone, and each phone loads it at its start.
    ignores: ['src/routes/account/Password.svelte', 'src/routes/me/frame/UnitSwitch.svelte'],
    plugins: { sunboard: ownRules },
    rules: { 'sunboard/form-autocomplete': 'error' }
  },
  {
    name: 'Playwright reads which fixtures a test wants from the pattern, an empty one too',
    files: ['tests/e2e/**'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] }
  }
);
