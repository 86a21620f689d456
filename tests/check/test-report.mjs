import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ line: number }} VitestLocation
 * @typedef {{ status: string, fullName: string, failureMessages?: string[], location?: VitestLocation | null }} VitestCase
 * @typedef {{ name: string, status: string, message: string, assertionResults: VitestCase[] }} VitestFile
 * @typedef {{ error?: { message?: string } }} PlaywrightResult
 * @typedef {{ ok: boolean, file: string, line: number, title: string, tests?: { results?: PlaywrightResult[] }[] }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ expected: number, skipped: number }} PlaywrightStats
 * @typedef {{ message?: string }} ErrorOutside
 * @typedef {{
 *   testResults?: VitestFile[], numPassedTests?: number, numPendingTests?: number,
 *   suites?: PlaywrightSuite[], stats?: PlaywrightStats, config?: { rootDir?: string }, errors?: ErrorOutside[]
 * }} RunnerReport `errors` happened outside of tests: `json-reporter.mjs` adds Vitest's
 *
 * A failed test, with the command that runs it alone: the program and its arguments.
 * @typedef {{ file: string, line: number | undefined, title: string, message: string, project: string, command: string[] }} FailedTest
 *
 * `broken` has a line for each failure that is of no test: of a file before its first test, or outside of tests.
 * `passedAt` has the lines of the passed tests, where the runner was told to report them.
 * @typedef {{ passed: number, passedAt: number[], skipped: number, failed: FailedTest[], broken: string[] }} TestReport
 */

/**
 * Reads a JSON report, Vitest's or Playwright's.
 * @param {string} path a report that isn't there is one without tests
 * @returns {TestReport}
 */
export function readReport(path) {
  return testReport(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
}

/**
 * @param {RunnerReport} report
 * @returns {TestReport}
 */
export function testReport(report) {
  const files = report.testResults ?? [];
  const specs = specsIn(report.suites ?? []);
  const rootDir = report.config?.rootDir ?? '';
  return {
    passed: report.numPassedTests ?? report.stats?.expected ?? 0,
    passedAt: files.flatMap(({ assertionResults }) =>
      assertionResults.flatMap(({ status, location }) =>
        status === 'passed' && location ? [location.line] : []
      )
    ),
    skipped: report.numPendingTests ?? report.stats?.skipped ?? 0,
    failed: [
      ...files.flatMap(failedInFile),
      ...specs.filter(({ ok }) => !ok).map((spec) => failedSpec(spec, specs, rootDir))
    ],
    broken: [
      ...files
        .filter(brokeBeforeTests)
        .map(({ name, message }) => `${relative('', name)}: ${firstLine(message)}`),
      ...(report.errors ?? []).map(({ message }) => `outside of tests: ${firstLine(message)}`)
    ]
  };
}

/** @param {VitestFile} file */
function brokeBeforeTests({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
}

/**
 * @param {VitestFile} file
 * @returns {FailedTest[]}
 */
function failedInFile({ name, assertionResults }) {
  const file = relative('', name);
  const project = projectOf(file);
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages, location }) => ({
      file,
      line: location?.line,
      title: fullName.trim(),
      message: firstLine(failureMessages?.[0]),
      project,
      command: ['npx', 'vitest', 'run', '--project', project, file, '-t', `^${escaped(fullName)}$`]
    }));
}

/**
 * The project of `vitest.config.ts` whose test file this is: Vitest's report doesn't say it.
 * @param {string} file
 */
function projectOf(file) {
  if (file.endsWith('.browser.test.ts')) return 'browser';
  return /^tests\/(process|endpoints)\//.exec(file)?.[1] ?? 'unit';
}

/**
 * @param {PlaywrightSpec} spec
 * @param {PlaywrightSpec[]} all tests made in a loop stand in one line, and only their titles tell them apart
 * @param {string} rootDir to which the report's paths are relative
 * @returns {FailedTest}
 */
function failedSpec({ file: name, line, title, tests }, all, rootDir) {
  const file = relative('', join(rootDir, name));
  const alone = all.filter((other) => other.file === name && other.line === line).length === 1;
  const error = tests?.flatMap(({ results = [] }) => results).find((result) => result.error)?.error;
  return {
    file,
    line,
    title,
    message: firstLine(error?.message),
    project: 'playwright',
    command: ['npx', 'playwright', 'test', `${file}:${line}`, ...(alone ? [] : ['-g', `${escaped(title)}$`])]
  };
}

/**
 * @param {PlaywrightSuite[]} suites
 * @returns {PlaywrightSpec[]}
 */
function specsIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsIn(inner)]);
}

/** @param {string} text to be found literally by a regular expression */
function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** @param {string | undefined} text */
function firstLine(text) {
  return stripVTControlCharacters(text ?? '').split('\n')[0] ?? '';
}
