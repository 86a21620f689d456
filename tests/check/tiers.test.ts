import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { coreTag, postgresTests, type TestTier } from '../tiers.ts';

/** Listing loads a runner's whole configuration. */
const patience = 240_000;

interface ListedFile {
  file: string;
  projectName: string;
}
interface ListedSuite {
  file: string;
  specs?: { file: string; line: number; title: string; tests: { projectName: string }[] }[];
  suites?: ListedSuite[];
}

/** Lists as the run of a tier would, in an environment without this runner's own variables. */
function listed(tier: TestTier, program: string, ...args: string[]): string {
  const { NODE_OPTIONS: _, VITEST: __, VITEST_WORKER_ID: ___, ...env } = process.env;
  return execFileSync(`node_modules/.bin/${program}`, args, {
    encoding: 'utf8',
    env: { ...env, TEST_TIER: tier },
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit']
  });
}

/** The files of Vitest's projects in a tier, each as often as it is run. */
function vitestFiles(tier: TestTier): { file: string; project: string }[] {
  const files: ListedFile[] = JSON.parse(listed(tier, 'vitest', 'list', '--filesOnly', '--json'));
  return files.map(({ file, projectName }) => ({ file: relative('', file), project: projectName }));
}

/** The browser tests of a tier, each as often as it is run. */
function browserTests(tier: TestTier): string[] {
  const { suites }: { suites: ListedSuite[] } = JSON.parse(
    listed(tier, 'playwright', 'test', '--list', '--reporter=json')
  );
  const testsIn = ({ specs = [], suites: inner = [] }: ListedSuite): string[] => [
    ...specs.flatMap(({ file, line, title, tests }) => tests.map(() => `${file}:${line} ${title}`)),
    ...inner.flatMap(testsIn)
  ];
  return suites.flatMap(testsIn).sort();
}

const opensPostgres = (source: string) =>
  /import \{[^}]*\bpostgres\b[^}]*\} from '[^']*stores'|from '[^']*postgres\/fresh-database'/.test(source);

const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`);
const specFiles = filesIn('tests/e2e')
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => relative('tests/e2e', file))
  .sort();

test(
  'each test file is in one project of a run; the core leaves out processes alone',
  () => {
    const all = ['src', 'display', 'tests']
      .flatMap(filesIn)
      .filter((file) => file.endsWith('.test.ts') && !file.startsWith('tests/soak/'));
    const inAll = vitestFiles('all');
    expect(inAll.map(({ file }) => file).sort()).toEqual(all.sort());
    // Nothing is on SQLite alone in a run of everything.
    expect(inAll.filter(({ project }) => project === 'sqlite')).toEqual([]);
    const inCore = vitestFiles('core').filter(({ project }) => project !== 'process');
    expect(inCore.map(({ file }) => file).sort()).toEqual(
      all.filter((file) => !file.startsWith('tests/process/'))
    );
    // A file that opens a PostgreSQL by itself needs the project that starts one.
    expect(
      inCore.filter(({ file, project }) => project === 'sqlite' && opensPostgres(readFileSync(file, 'utf8')))
    ).toEqual([]);
  },
  patience
);

test(
  'each browser test is run once in a run of everything, and the core’s are among them',
  () => {
    const all = browserTests('all');
    expect(new Set(all).size).toBe(all.length);
    expect([...new Set(all.map((name) => name.split(':')[0]))].sort()).toEqual(specFiles);
    const core = browserTests('core');
    expect(new Set(core).size).toBe(core.length);
    expect(all).toEqual(expect.arrayContaining(core));
    expect(core).toEqual(expect.arrayContaining(all.filter((name) => coreTag.test(name))));
  },
  patience
);

test('tests/e2e/README.md has a row for each file, with its tier', () => {
  const rows = [...readFileSync('tests/e2e/README.md', 'utf8').matchAll(/^\| ([\w/-]+) +\| (core|all) /gm)];
  const tiers = specFiles.map((file) => {
    const text = readFileSync(`tests/e2e/${file}`, 'utf8');
    return `${file.replace('.spec.ts', '')} ${coreTag.test(text) ? 'core' : 'all'}`;
  });
  expect(rows.map(([, file, tier]) => `${file} ${tier}`).sort()).toEqual(tiers.sort());
});

test('suites that run on PostgreSQL in the core exist, and a changed store brings its own', () => {
  const files = new Set(filesIn('tests/contract'));
  const contract = postgresTests([]).filter((file) => file.startsWith('tests/contract/'));
  expect(contract.filter((file) => !files.has(file))).toEqual([]);
  expect(contract).not.toContain('tests/contract/transfers.test.ts');
  expect(postgresTests(['src/lib/server/domain/roster/sql-transfers.ts'])).toContain(
    'tests/contract/transfers.test.ts'
  );
  expect(postgresTests(['tests/contract/transfers.test.ts'])).toContain('tests/contract/transfers.test.ts');
});
