/**
 * The module boundaries of the codebase (CONTRIBUTING.md describes the modules, and lists these comments). Every rule has a fixture in
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
        'points, calendar, notice, markup and sync run on server, phone and board: they know each other, Valibot and YAML only.',
      severity: 'error',
      from: { path: pureModules, pathNot: test },
      to: { pathNot: [pureModules, 'node_modules/(valibot|yaml)/', 'node_modules/@noble/hashes/'] }
    },
    {
      name: 'noble-hashes-in-notice-only',
      comment:
        'notice alone takes SHA-256 from @noble/hashes, because a board on plain http has no crypto.subtle (docs/adr/0005).',
      severity: 'error',
      from: { path: pureModules, pathNot: ['^src/lib/notice/', test] },
      to: { path: 'node_modules/@noble/hashes/' }
    },
    {
      name: 'pure-modules-by-their-index',
      comment: 'Other pure modules are imported by their index alone, so that a module may change inside.',
      severity: 'error',
      from: { path: '^src/lib/(points|calendar|notice|markup|sync)/', pathNot: test },
      to: { path: pureModules, pathNot: ['^src/lib/$1/', '/index[.]ts$'] }
    },
    {
      name: 'local-knows-sync-points-notice',
      comment: 'lib/local knows sync, points and notice: phone and board never reach into the server.',
      severity: 'error',
      from: { path: '^src/lib/local/', pathNot: test },
      to: { path: '^(src|display)/', pathNot: '^src/lib/(local|sync|points|notice)/' }
    },
    {
      name: 'server-knows-no-face',
      comment:
        'lib/server imports no page, no component, nothing of the board and nothing that lives in a browser.',
      severity: 'error',
      from: { path: '^src/lib/server/', pathNot: test },
      to: { path: '^(display/|src/lib/(local|ui)/|src/routes/)' }
    },
    {
      name: 'server-without-kit',
      comment: 'lib/server is tested without Kit: hooks and routes hand over what belongs to a request.',
      severity: 'error',
      from: { path: '^src/lib/server/' },
      to: { path: '^[$](app|env|service-worker)(/|$)' }
    },
    {
      name: 'platform-knows-no-domain',
      comment:
        'server/platform knows no concept but the types of its tables: the files at the root of lib/server hand over the rest.',
      severity: 'error',
      from: { path: '^src/lib/server/platform/', pathNot: test },
      to: { path: '^src/lib/server/', pathNot: '^src/lib/server/platform/' }
    },
    {
      name: 'sql-behind-its-concept',
      comment:
        'SQL stands in a folder of server/domain or server/platform only, where a store binds every query to its unit (docs/adr/0003).',
      severity: 'error',
      from: { path: '^(src|display)/', pathNot: '^src/lib/server/(domain|platform)/[^/]+/' },
      to: { path: 'node_modules/(kysely|better-sqlite3)/' }
    },
    {
      name: 'display-draws-what-it-is-given',
      // `calendar` is allowed for the wall clock, because an instant in the unit's zone is computed in one
      // place only.
      comment: 'A scene is drawn from one snapshot: the board scores nothing and knows no server.',
      severity: 'error',
      from: { path: '^display/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/lib/(sync|notice|markup|ui|local|text|calendar)/' }
    },
    {
      name: 'ui-is-below-the-faces',
      comment:
        'lib/ui and lib/text serve all pages: they import none of them, and neither server nor browser storage.',
      severity: 'error',
      from: { path: '^src/lib/(ui|text)/', pathNot: test },
      to: { path: '^(display/|src/routes/|src/lib/(server|local)/)' }
    },
    {
      name: 'no-face-knows-another',
      // (resident) has a rule of its own, because the brackets in its name would be read as a group when put
      // back as $1.
      comment: 'Pages of one face import none of another face; forms and drafts are for all.',
      severity: 'error',
      // The shell belongs to the phone, and imports the pages that the worker will start there.
      from: { path: '^src/routes/([a-z-]+)/', pathNot: [test, '^src/routes/shell/'] },
      to: { path: '^src/routes/[^/]+/', pathNot: ['^src/routes/$1/', '^src/routes/(forms|drafts)/'] }
    },
    {
      name: 'residents-need-no-javascript',
      comment: "A public page is the server's bytes: it imports nothing that only lives in a browser.",
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
        "Commands call lib/server. Benches that simulate boards or phones may run the board's or the phone's own program.",
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
      comment:
        "A simulated board takes the event stream and the timer from the board's program, and nothing else.",
      severity: 'error',
      from: { path: '^src/cli/bench/crowds/(simulated-board|raw-stream)[.]ts$' },
      to: {
        path: '^(display/|src/routes/|src/lib/(ui|local)/)',
        pathNot: '^src/lib/local/(event-stream|timer)[.]ts$'
      }
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'The product imports no test and nothing of a test.',
      severity: 'error',
      from: { path: '^(src|display)/', pathNot: test },
      to: { path: ['^tests/', test] }
    },
    {
      name: 'no-circles',
      comment: 'No import leads back to its own file, unless it is a type.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'no-circles-through-a-scene',
      comment:
        'A scene never reaches the registry, which finds scenes by their folders where this tool can’t follow.',
      severity: 'error',
      from: { path: '^display/scenes/[^/]+/scene[.]ts$' },
      to: { path: '^display/scenes/registry[.]ts$', reachable: true }
    },
    {
      name: 'nothing-unseen',
      comment: 'Every import can be followed: one that can’t be is checked by nothing.',
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
