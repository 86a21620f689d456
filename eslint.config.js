import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { literalText } from './tests/check/literal-text.js';

const tests = ['**/*.test.ts', 'tests/**'];
const clock = 'A pure room has no clock: the time comes in as an argument.';
const machine = 'A pure room knows no machine: what it needs comes in as an argument.';
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

/** dependency-cruiser can't see `import type` inside `.svelte`; this rule can. */
function keepOut(...rooms) {
  const group = rooms.flatMap((room) => [
    `$lib/${room}`,
    `$lib/${room}/**`,
    `**/lib/${room}`,
    `**/lib/${room}/**`
  ]);
  return [
    'error',
    { patterns: [{ group, message: 'A wall of the house: see "Walls" in CONTRIBUTING.md.' }] }
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
      'tests/walls/fixtures/',
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
      // TypeScript knows every name; this rule doesn't know types.
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Served from the root of its host: no base path to resolve.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    name: 'house: types',
    files: ['{src,display,tests}/**/*.ts', '**/*.svelte'],
    // Kit compiles the worker apart, and leaves it out of its tsconfig.
    ignores: ['src/service-worker.ts'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
  },
  {
    name: 'wall: pure rooms have no clock and no machine',
    files: ['src/lib/{points,calendar,notice,sync}/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...noClock, ...es2021],
      'no-restricted-globals': [
        'error',
        ...[...machineNames, ...timers].map((name) => ({ name, message: machine }))
      ]
    }
  },
  {
    name: 'wall: boards run Chromium 87',
    files: [
      'display/**/*.{ts,svelte}',
      'src/lib/{local,ui}/**/*.{ts,svelte}',
      'src/routes/{wall,me}/**/*.{ts,svelte}'
    ],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...es2021] }
  },
  {
    name: 'wall: the display draws what it is given',
    files: ['display/**/*.{ts,svelte}'],
    rules: { '@typescript-eslint/no-restricted-imports': keepOut('server', 'points', 'schemes') }
  },
  {
    name: 'wall: ui and local never know the server',
    files: ['src/lib/{ui,local,text}/**/*.{ts,svelte}'],
    rules: { '@typescript-eslint/no-restricted-imports': keepOut('server') }
  },
  {
    name: 'wall: text comes from the messages',
    files: ['{src/routes,display}/**/*.{ts,svelte}', 'src/lib/ui/**/*.svelte'],
    ignores: tests,
    plugins: { house: { rules: { 'literal-text': literalText } } },
    rules: { 'house/literal-text': 'error' }
  },
  {
    name: 'Playwright reads which fixtures a test wants from the pattern, an empty one too',
    files: ['tests/e2e/**'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] }
  }
);
