import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';

/**
 * How many tests a run has. `npm test` has the core; everything else, a test's own command line included, has all.
 */
export type TestTier = 'core' | 'all';

export const tier: TestTier = process.env.TEST_TIER === 'core' ? 'core' : 'all';

/** The units that need neither a database nor the server: they run while the code is checked. */
export const pureTests = [
  'display/**/*.test.ts',
  'src/lib/{calendar,local,markup,notice,points,schemes,sync,tables,text,ui}/**/*.test.ts',
  'tests/{boundaries,builds,check,fixtures,oracle,tables}/**/*.test.ts'
];

/**
 * The files that run on PostgreSQL in the core, besides SQLite. First those whose subject is PostgreSQL itself,
 * concurrency or the wire; then one for each store.
 */
const postgresInCore = [
  ...[
    'adoptions',
    'demo-database',
    'first-unit',
    'four-eyes',
    'jobs',
    'kept-as-written',
    'kept-session',
    'large-figures',
    'ledger-once',
    'migrations',
    'open-postgres',
    'periods',
    'pipelined',
    'read-only-database',
    'run-command',
    'shared-commits',
    'superior-alone',
    'tampered-ledger',
    'two-processes',
    'waiting-commands'
  ],
  ...[
    'accounts',
    'announcements',
    'assemblies',
    'ballots',
    'board-health',
    'board-lists',
    'board-mails',
    'claims',
    'confirm-meeting',
    'corrections',
    'deadlines',
    'emergencies',
    'evidence',
    'filings',
    'held-files',
    'holidays',
    'leave-account',
    'ledger',
    'notices',
    'objections',
    'outcomes',
    'pairing',
    'redemptions',
    'reminders',
    'roster',
    'rule-on-claims',
    'self-scores',
    'sheets',
    'skip-assembly',
    'spot-checks',
    'takeover',
    'trail'
  ]
].map((name) => `tests/contract/${name}.test.ts`);

const postgresElsewhere = [
  'src/lib/server/domain/demo/units/community-boards.test.ts',
  'tests/backup/{keep-closed,move,restore}.test.ts',
  'tests/postgres/*.test.ts'
];

/**
 * Files that run on PostgreSQL in the core.
 * @param changed files that differ from what was pushed; a changed test or store brings its suite
 */
export function postgresTests(changed: readonly string[]): string[] {
  const names = changed
    .filter((file) => /^(?:src\/lib\/server|tests\/contract)\/.*\.ts$/.test(file))
    .map((file) =>
      basename(file)
        .replace(/(?:\.test)?\.ts$/, '')
        .replace(/^sql-/, '')
    );
  const own = names.map((name) => `tests/contract/${name}.test.ts`);
  const others = changed.filter((file) => /^(?:src|tests\/backup)\/.*\.test\.ts$/.test(file));
  return [...new Set([...postgresInCore, ...postgresElsewhere, ...own, ...others])];
}

/** The browser tests of the core have it in their titles; tests/e2e/README.md says why these. */
export const coreTag = /@core\b/;

/** Files of browser tests that take more than twenty seconds: begun first, none is left at the end. */
export const longSpecs = [
  '**/every-page-zh.spec.ts',
  '**/every-page-en.spec.ts',
  '**/year/*.spec.ts',
  '**/{backup,pairing,2-wall-updates,9-announcement-media,dashboard-month,long-work}.spec.ts',
  '**/{9-after-sealing,8-deciding,4-phone-claims,4-phone-fits,6-first-run}.spec.ts'
];

/** Files of browser tests that leave the data as they were, so that one server does for all of them. */
export const readingSpecs = [
  '**/{2-wall,2-wall-no-flash,2-wall-touch,4-phone-caches,4-phone-contrast,4-phone-first-visit}.spec.ts',
  '**/{4-phone-focus,4-phone-large-print,4-phone-offline,4-phone-rules,5-public,5-public-large}.spec.ts',
  '**/{9-ledger,9-many-people,chinese-in-english,csp,many-tabs,old-browsers,untranslated}.spec.ts'
];

/**
 * The files that differ from the branch's upstream, or from the last commit where there is none.
 * @returns paths from the repository's root; none outside of a repository
 */
export function changedFiles(): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' });
  const lines = (text: string) => text.split('\n').filter((line) => line !== '');
  if (!succeeds(() => git('rev-parse', '--verify', 'HEAD'))) return [];
  const base = succeeds(() => git('rev-parse', '--verify', '@{upstream}'))
    ? git('merge-base', 'HEAD', '@{upstream}').trim()
    : 'HEAD';
  return [
    ...lines(git('-c', 'core.quotePath=false', 'diff', '--name-only', '--diff-filter=d', base)),
    ...lines(git('-c', 'core.quotePath=false', 'ls-files', '--others', '--exclude-standard'))
  ];
}

/** Whether a command of Git's says yes; its refusal is an answer here. */
function succeeds(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}
