/**
 * The module boundaries of the codebase (CONTRIBUTING.md describes the modules). Every rule has a fixture in
 * tests/boundaries/fixtures that must fail, so that a changed option can't open a boundary unnoticed. Boundaries
 * that this tool can't see (`import type` inside .svelte, clocks, newer JavaScript, literal text) are checked
 * by eslint.config.js.
 */
const pureModules = '^src/lib/(points|calendar|notice|markup|sync)/';
const test = '[.](test|browser[.]test)[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'pure-modules-know-each-other-only',
      comment:
        'points, calendar, notice, markup and sync run on server, phone and board alike: each other, Valibot and YAML, nothing else. ' +
        'There is one exception: notice takes SHA-256 from @noble/hashes, because a board on plain http in a LAN ' +
        'has no crypto.subtle and must check its copy all the same (docs/adr/0005).',
      severity: 'error',
      from: { path: pureModules, pathNot: test },
      to: { pathNot: [pureModules, 'node_modules/(valibot|yaml)/', 'node_modules/@noble/hashes/'] }
    },
    {
      name: 'noble-hashes-in-notice-only',
      severity: 'error',
      from: { path: pureModules, pathNot: ['^src/lib/notice/', test] },
      to: { path: 'node_modules/@noble/hashes/' }
    },
    {
      name: 'pure-modules-by-their-index',
      comment: 'A module may change inside as long as its index stands.',
      severity: 'error',
      from: { path: '^src/lib/(points|calendar|notice|markup|sync)/', pathNot: test },
      to: { path: pureModules, pathNot: ['^src/lib/$1/', '/index[.]ts$'] }
    },
    {
      name: 'local-knows-sync-points-notice',
      comment: 'The phone and the board keep what the protocol says; they never reach into the server.',
      severity: 'error',
      from: { path: '^src/lib/local/', pathNot: test },
      to: { path: '^(src|display)/', pathNot: '^src/lib/(local|sync|points|notice)/' }
    },
    {
      name: 'server-knows-no-face',
      severity: 'error',
      from: { path: '^src/lib/server/', pathNot: test },
      to: { path: '^(display/|src/lib/(local|ui)/|src/routes/)' }
    },
    {
      name: 'server-without-kit',
      comment: 'lib/server is tested without Kit: what is of a request is handed over by hooks and routes.',
      severity: 'error',
      from: { path: '^src/lib/server/' },
      to: { path: '^[$](app|env|service-worker)(/|$)' }
    },
    {
      name: 'platform-knows-no-domain',
      comment:
        'What any such server needs is handed what it needs of the concepts by the files at the root of lib/server. ' +
        'The tables of all concepts are typed in platform/store.',
      severity: 'error',
      from: { path: '^src/lib/server/platform/', pathNot: test },
      to: { path: '^src/lib/server/', pathNot: '^src/lib/server/platform/' }
    },
    {
      name: 'sql-behind-its-concept',
      comment: 'SQL stands in a concept’s own folder only, where every query has its unit bound.',
      severity: 'error',
      from: { path: '^(src|display)/', pathNot: '^src/lib/server/(domain|platform)/[^/]+/' },
      to: { path: 'node_modules/(kysely|better-sqlite3)/' }
    },
    {
      name: 'display-draws-what-it-is-given',
      // `calendar` is allowed for the wall clock, because an instant in the unit's zone is computed in one
      // place only.
      comment: 'A scene is drawn from one snapshot: a board scores nothing and knows no server.',
      severity: 'error',
      from: { path: '^display/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/lib/(sync|notice|markup|ui|local|text|calendar)/' }
    },
    {
      name: 'ui-is-below-the-faces',
      severity: 'error',
      from: { path: '^src/lib/(ui|text)/', pathNot: test },
      to: { path: '^(display/|src/routes/|src/lib/(server|local)/)' }
    },
    {
      name: 'no-face-knows-another',
      // (resident) has a rule of its own, because the brackets in its name would be read as a group when put
      // back as $1.
      severity: 'error',
      // The shell belongs to the phone, and imports the pages that the worker will start there.
      from: { path: '^src/routes/([a-z-]+)/', pathNot: [test, '^src/routes/shell/'] },
      to: { path: '^src/routes/[^/]+/', pathNot: ['^src/routes/$1/', '^src/routes/(forms|drafts)/'] }
    },
    {
      name: 'residents-need-no-javascript',
      comment: "A public page is the server's bytes: nothing that only lives in a browser belongs to it.",
      severity: 'error',
      from: { path: '^src/routes/[(]resident[)]/', pathNot: test },
      to: {
        path: '^(display/|src/lib/local/|src/routes/[a-z-]+/)|node_modules/(dexie|chart[.]js|workbox-[^/]+)/',
        pathNot: '^src/routes/forms/'
      }
    },
    {
      name: 'commands-are-thin',
      comment:
        'There are exceptions: simulated boards and phones follow the server by the very programs that boards and phones do, and the phone’s benches ask and take answers in as a phone does.',
      severity: 'error',
      from: {
        path: '^src/cli/',
        pathNot: [
          test,
          '^src/cli/bench/crowds/(simulated-(board|phone)|raw-stream)[.]ts$',
          '^src/cli/bench/phone/(first-sync-page|phone-answers)[.]ts$'
        ]
      },
      to: { path: '^(display/|src/routes/|src/lib/(ui|local)/)' }
    },
    {
      name: 'simulated-boards-know-the-line-alone',
      severity: 'error',
      from: { path: '^src/cli/bench/crowds/(simulated-board|raw-stream)[.]ts$' },
      to: {
        path: '^(display/|src/routes/|src/lib/(ui|local)/)',
        pathNot: '^src/lib/local/(event-stream|timer)[.]ts$'
      }
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(src|display)/', pathNot: test },
      to: { path: ['^tests/', test] }
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'no-circles-through-a-scene',
      comment:
        'The registry finds the scenes by their folders (`import.meta.glob`), which this tool can’t follow: as there is no import that ' +
        'would close the circle, a scene may not even reach the registry.',
      severity: 'error',
      from: { path: '^display/scenes/[^/]+/scene[.]ts$' },
      to: { path: '^display/scenes/registry[.]ts$', reachable: true }
    },
    {
      name: 'nothing-unseen',
      comment: 'An import that cannot be followed cannot be checked.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: ['^[$](app|env|service-worker)(/|$)', '[$]types$', 'text/generated/', '[.]/handler[.]js$']
      }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^src/lib/text/generated/', '[.]css$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.boundaries.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types']
    }
  }
};
