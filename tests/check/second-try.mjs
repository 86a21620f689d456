// Counts a suite's report, after it ran each failed browser, process or endpoint test again, alone and once:
// node tests/check/second-try.mjs <report.json> <name of the suite> <exit code of the suite> <file for the result>
// The result's first line has the numbers of passed, failed and skipped tests; what to say of them follows.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readReport } from './test-report.mjs';

/**
 * @typedef {import('./test-report.mjs').FailedTest} FailedTest
 * @typedef {import('./test-report.mjs').TestReport} TestReport
 *
 * A test that failed once and passed alone.
 * @typedef {{ file: string, line: number | undefined, title: string, message: string }} FlakyTest
 * @typedef {{ passed: number, failed: number, skipped: number, flaky: FlakyTest[], lines: string[] }} SuiteResult
 * @typedef {{ passed: true, line: number | undefined } | { passed: false }} SecondTry
 */

/** More flaky tests than these fail the run. */
export const mostFlaky = 5;

/** Contract suites and units decide by themselves alone: their failure is never the machine's. */
const secondTryFor = ['browser', 'process', 'endpoints', 'playwright'];

const flakyList = 'test-results/flaky.json';
const reportAgain = 'test-results/again.json';

/**
 * @param {TestReport} report
 * @param {{ suite: string, ended: 'well' | 'in failure', flakyBefore: number }} run `flakyBefore` counts the
 *   flaky tests of the suites before
 * @param {(test: FailedTest) => SecondTry} tryAgain
 * @returns {SuiteResult}
 */
export function countSuite({ passed, skipped, failed, broken }, { suite, ended, flakyBefore }, tryAgain) {
  /** @type {FlakyTest[]} */
  const flaky = [];
  /** @type {string[]} */
  const lines = [];
  let red = 0;
  for (const test of failed) {
    const full = flakyBefore + flaky.length >= mostFlaky;
    const second = secondTryFor.includes(test.project) && !full ? tryAgain(test) : undefined;
    if (second?.passed === true) {
      const { file, title, message } = test;
      const line = test.line ?? second.line;
      flaky.push({ file, line, title, message });
      lines.push(`flaky: ${place(file, line)} ${title}`);
    } else {
      red += 1;
      lines.push(...failureLines(suite, test));
    }
  }
  const outside = [...broken];
  if (ended === 'in failure' && failed.length + broken.length === 0) {
    outside.push({ text: 'no test, but the runner ended with an error', command: ['npm', 'test'] });
  }
  for (const { text, command } of outside) {
    lines.push(`failed in ${suite}: ${text}`, `  ${command.map(quoted).join(' ')}`);
  }
  return { passed: passed + flaky.length, failed: red + outside.length, skipped, flaky, lines };
}

/**
 * @param {string} suite
 * @param {FailedTest} test
 */
function failureLines(suite, { file, line, title, message, command }) {
  return [
    `failed in ${suite}: ${place(file, line)} › ${title}: ${message}`,
    `  ${command.map(quoted).join(' ')}`
  ];
}

/**
 * @param {string} file
 * @param {number | undefined} line
 */
function place(file, line) {
  return line === undefined ? file : `${file}:${line}`;
}

/** @param {string} word of a command line for a shell */
function quoted(word) {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * Runs a test alone. A runner that found no such test is no success.
 * @param {FailedTest} test
 * @returns {SecondTry}
 */
function runAlone({ title, project, command: [program = '', ...args] }) {
  console.log(`── again, alone: ${title}`);
  rmSync(reportAgain, { force: true });
  // Playwright empties its folder when it begins: what the first failure left there is kept.
  const report =
    project === 'playwright'
      ? ['--reporter=list,json', '--output=test-results/e2e-again', '--trace=retain-on-failure']
      : [
          '--includeTaskLocation',
          '--reporter=dot',
          '--reporter=./tests/check/json-reporter.mjs',
          `--outputFile.json=${reportAgain}`
        ];
  const { status } = spawnSync(program, [...args, ...report], {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportAgain }
  });
  const { passed, failed, broken, passedAt } = readReport(reportAgain);
  if (status !== 0 || passed === 0 || failed.length + broken.length > 0) return { passed: false };
  return { passed: true, line: passedAt[0] };
}

function main() {
  const [path = '', suite = '', code = '1', resultPath = ''] = process.argv.slice(2);
  const before = existsSync(flakyList) ? JSON.parse(readFileSync(flakyList, 'utf8')) : [];
  const { passed, failed, skipped, flaky, lines } = countSuite(
    readReport(path),
    { suite, ended: code === '0' ? 'well' : 'in failure', flakyBefore: before.length },
    runAlone
  );
  writeFileSync(flakyList, JSON.stringify([...before, ...flaky], null, 2));
  writeFileSync(resultPath, [`${passed} ${failed} ${skipped}`, ...lines, ''].join('\n'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
