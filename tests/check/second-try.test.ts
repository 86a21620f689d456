import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { countSuite, mostFlaky } from './second-try.mjs';
import { testReport } from './test-report.mjs';

/** A report of Vitest's in which each named test has failed, after one that passed. */
function vitestReport(failed: { file: string; name: string; project: string }[]) {
  return {
    numPassedTests: 1,
    numPendingTests: 0,
    testResults: failed.map(({ file, name, project }) => ({
      name: resolve(file),
      project,
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'passed', fullName: 'before it' },
        { status: 'failed', fullName: name, failureMessages: ['Error: too late\n    at somewhere'] }
      ]
    }))
  };
}

function playwrightReport(titles: string[]) {
  const specs = titles.map((title) => ({
    ok: false,
    file: '9-claims.spec.ts',
    line: 12,
    title,
    tests: [{ results: [{ error: { message: 'Error: not seen\nCall log' } }] }]
  }));
  return {
    config: { rootDir: resolve('tests/e2e') },
    stats: { expected: 3, skipped: 0 },
    suites: [{ suites: [{ specs }] }]
  };
}

const run = { suite: 'units', ended: 'in failure', flakyBefore: 0 } as const;
const passes = () => ({ passed: true, line: 7 }) as const;
const fails = () => ({ passed: false }) as const;

function refuseTry(): never {
  throw new Error('no second try was expected');
}

test.each([
  ['browser (chromium)', 'src/a.browser.test.ts'],
  ['process', 'tests/process/a.test.ts'],
  ['endpoints', 'tests/endpoints/a.test.ts']
])('a test of the project %s that passes alone is flaky and counts as passed', (project, file) => {
  expect(countSuite(testReport(vitestReport([{ file, name: 'stays', project }])), run, passes)).toEqual({
    passed: 2,
    failed: 0,
    skipped: 0,
    flaky: [{ file, line: 7, title: 'stays', message: 'Error: too late' }],
    lines: [`flaky: ${file}:7 stays`]
  });
});

test('a test that fails again is named with the command that runs it alone', () => {
  const report = testReport(
    vitestReport([{ file: 'tests/endpoints/a.test.ts', name: "the unit's (1) row", project: 'endpoints' }])
  );
  expect(countSuite(report, run, fails)).toMatchObject({
    passed: 1,
    failed: 1,
    lines: [
      "failed in units: tests/endpoints/a.test.ts › the unit's (1) row: Error: too late",
      String.raw`  npx vitest run --project endpoints tests/endpoints/a.test.ts -t '^the unit'\''s \(1\) row$'`
    ]
  });
});

test.each([
  ['pure', 'pure', 'src/lib/points/a.test.ts'],
  ['unit', 'unit', 'tests/contract/a.test.ts'],
  // Only a core has the project `sqlite`; the command line has to work by itself.
  ['sqlite', 'unit', 'tests/contract/a.test.ts']
])('a test of the project %s has no second try, and is run alone in %s', (project, named, file) => {
  const result = countSuite(testReport(vitestReport([{ file, name: 'adds', project }])), run, refuseTry);
  expect(result).toMatchObject({ passed: 1, failed: 1, flaky: [] });
  expect(result.lines[1]).toBe(`  npx vitest run --project ${named} ${file} -t '^adds$'`);
});

test('a browser test of the built server is run again by its line', () => {
  const report = testReport(playwrightReport(['is sent']));
  expect(countSuite(report, run, passes)).toMatchObject({
    passed: 4,
    failed: 0,
    lines: ['flaky: tests/e2e/9-claims.spec.ts:12 is sent']
  });
  expect(countSuite(report, run, fails).lines).toEqual([
    'failed in units: tests/e2e/9-claims.spec.ts:12 › is sent: Error: not seen',
    '  npx playwright test tests/e2e/9-claims.spec.ts:12'
  ]);
});

test('browser tests that a loop made in one line are told apart by their titles', () => {
  const { failed } = testReport(playwrightReport(['on a phone', 'on a board']));
  expect(failed.map(({ command }) => command.slice(3))).toEqual([
    ['tests/e2e/9-claims.spec.ts:12', '-g', 'on a phone$'],
    ['tests/e2e/9-claims.spec.ts:12', '-g', 'on a board$']
  ]);
});

test('more than five flaky tests fail the run: the sixth has no second try', () => {
  const files = ['1', '2', '3', '4'].map((name) => ({
    file: 'tests/endpoints/a.test.ts',
    name,
    project: 'endpoints'
  }));
  const result = countSuite(testReport(vitestReport(files)), { ...run, flakyBefore: mostFlaky - 3 }, passes);
  expect(result).toMatchObject({ failed: 1, flaky: [{ title: '1' }, { title: '2' }, { title: '3' }] });
  expect(result.lines[3]).toContain('› 4: Error: too late');
});

test('a runner that broke without naming a test is one failure', () => {
  expect(countSuite(testReport({}), run, refuseTry)).toMatchObject({
    failed: 1,
    lines: ['failed in units: no test, but the runner ended with an error', '  npm test']
  });
  expect(countSuite(testReport({}), { ...run, ended: 'well' }, refuseTry)).toMatchObject({ failed: 0 });
});

test('flaky tests hide neither a file that broke before its tests nor an error outside of them', () => {
  const report = vitestReport([{ file: 'tests/process/a.test.ts', name: 'stops', project: 'process' }]);
  const broken = {
    name: resolve('src/b.test.ts'),
    project: 'unit',
    status: 'failed',
    message: 'no such module',
    assertionResults: []
  };
  const whole = {
    ...report,
    testResults: [...report.testResults, broken],
    errors: [{ message: 'rejected by nobody' }]
  };
  expect(countSuite(testReport(whole), run, passes)).toMatchObject({
    passed: 2,
    failed: 2,
    lines: [
      'flaky: tests/process/a.test.ts:7 stops',
      'failed in units: src/b.test.ts: no such module',
      '  npx vitest run --project unit src/b.test.ts',
      'failed in units: outside of tests: rejected by nobody',
      '  npx vitest run --project=process --project=unit'
    ]
  });
});
