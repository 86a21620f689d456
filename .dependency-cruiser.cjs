/**
 * The walls of the house (CONTRIBUTING.md says what each room is). Every rule has a fixture in tests/walls/fixtures
 * that must fail, so that a changed option can't open a wall unseen. What this can't see — `import type` inside
 * .svelte, clocks, newer JavaScript, literal text — stands in eslint.config.js.
 */
const pure = '^src/lib/(points|calendar|notice|sync)/';
const test = '[.](test|browser[.]test)[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'pure-rooms-know-each-other-only',
      comment:
        'points, calendar, notice and sync run on server, phone and board alike: each other, Valibot and YAML, nothing else. ' +
        'One stone is moved knowingly: notice takes SHA-256 from @noble/hashes, because a board on plain http in a LAN ' +
        'has no crypto.subtle and must check its copy all the same (docs/adr/0005).',
      severity: 'error',
      from: { path: pure, pathNot: test },
      to: { pathNot: [pure, 'node_modules/(valibot|yaml)/', 'node_modules/@noble/hashes/'] }
    },
    {
      name: 'noble-hashes-in-notice-only',
      severity: 'error',
      from: { path: pure, pathNot: ['^src/lib/notice/', test] },
      to: { path: 'node_modules/@noble/hashes/' }
    },
    {
      name: 'pure-rooms-by-their-index',
      comment: 'A room may change inside as long as its index stands.',
      severity: 'error',
      from: { path: '^src/lib/(points|calendar|notice|sync)/', pathNot: test },
      to: { path: pure, pathNot: ['^src/lib/$1/', '/index[.]ts$'] }
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
      name: 'sql-behind-its-concept',
      comment: 'SQL stands under server/<concept>/ only, where every query has its unit bound.',
      severity: 'error',
      from: { path: '^(src|display)/', pathNot: '^src/lib/server/[^/]+/' },
      to: { path: 'node_modules/(kysely|better-sqlite3)/' }
    },
    {
      name: 'display-draws-what-it-is-given',
      // `calendar` is let in for the clock on the wall: an instant in the unit's zone is computed in one place only.
      comment: 'A scene is drawn from one snapshot: a board scores nothing and knows no server.',
      severity: 'error',
      from: { path: '^display/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/lib/(sync|notice|ui|local|text|calendar)/' }
    },
    {
      name: 'ui-is-below-the-faces',
      severity: 'error',
      from: { path: '^src/lib/(ui|text)/', pathNot: test },
      to: { path: '^(display/|src/routes/|src/lib/(server|local)/)' }
    },
    {
      name: 'no-face-knows-another',
      // (resident) has a rule of its own: brackets in a name that is put back as $1 would be read as a group.
      severity: 'error',
      // The shell is the phone's own: it names what the worker will start there.
      from: { path: '^src/routes/([a-z-]+)/', pathNot: [test, '^src/routes/shell/'] },
      to: { path: '^src/routes/[^/]+/', pathNot: '^src/routes/$1/' }
    },
    {
      name: 'residents-need-no-javascript',
      comment: "A public page is the server's bytes: nothing that only lives in a browser belongs to it.",
      severity: 'error',
      from: { path: '^src/routes/[(]resident[)]/', pathNot: test },
      to: {
        path: '^(display/|src/lib/local/|src/routes/[a-z-]+/)|node_modules/(idb|chart[.]js|workbox-[^/]+)/'
      }
    },
    {
      name: 'commands-are-thin',
      comment:
        'One stone is moved knowingly: simulated boards come back by the very program that boards come back by.',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: [test, '^src/cli/bench/simulated-board[.]ts$'] },
      to: { path: '^(display/|src/routes/|src/lib/(ui|local)/)' }
    },
    {
      name: 'simulated-boards-know-the-line-alone',
      severity: 'error',
      from: { path: '^src/cli/bench/simulated-board[.]ts$' },
      to: {
        path: '^(display/|src/routes/|src/lib/(ui|local)/)',
        pathNot: '^src/lib/local/(live|timer)[.]ts$'
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
      name: 'nothing-unseen',
      comment: 'What the walls cannot follow, they cannot hold.',
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
    tsConfig: { fileName: 'tsconfig.walls.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types']
    }
  }
};
