import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ line: number }} VitestLocation
 * @typedef {{ status: string, fullName: string, failureMessages?: string[], location?: VitestLocation | null }} VitestCase
 * @typedef {{ name: string, project: string, status: string, message: string, assertionResults: VitestCase[] }} VitestFile
 * @typedef {{ error?: { message?: string } }} PlaywrightResult
 * @typedef {{ ok: boolean, file: string, line: number, title: string, tests?: { results?: PlaywrightResult[] }[] }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ expected: number, skipped: number }} PlaywrightStats
 * @typedef {{ message?: string }} ErrorOutside
 * @typedef {{
 *   testResults?: VitestFile[], numPassedTests?: number, numPendingTests?: number,
 *   suites?: PlaywrightSuite[], stats?: PlaywrightStats, config?: { rootDir?: string }, errors?: ErrorOutside[]
 * }} RunnerReport `errors` happened outside of tests: `json-reporter.mjs` adds Vitest's, and each file's `project`
 *
 * A failed test, with the command that runs it alone: the program and its arguments.
 * @typedef {{ file: string, line: number | undefined, title: string, message: string, project: string, command: string[] }} FailedTest
 *
 * A failure that is of no test: of a file before its first test, or outside of tests. The command is that of its
 * file, or of the whole suite.
 * @typedef {{ text: string, command: string[] }} BrokenPart
 *
 * `passedAt` has the lines of the passed tests, where the runner was told to report them.
 * @typedef {{ passed: number, passedAt: number[], skipped: number, failed: FailedTest[], broken: BrokenPart[] }} TestReport
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
      ...files.filter(brokeBeforeTests).map((file) => ({
        text: `${relative('', file.name)}: ${firstLine(file.message)}`,
        command: vitestCommand(file)
      })),
      ...(report.errors ?? []).map(({ message }) => ({
        text: `outside of tests: ${firstLine(message)}`,
        command: report.config
          ? ['npx', 'playwright', 'test']
          : ['npx', 'vitest', 'run', ...projectsOf(files)]
      }))
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
function failedInFile(file) {
  return file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages, location }) => ({
      file: relative('', file.name),
      line: location?.line,
      title: fullName.trim(),
      message: firstLine(failureMessages?.[0]),
      project: projectOf(file),
      command: [...vitestCommand(file), '-t', `^${escaped(fullName)}$`]
    }));
}

/**
 * @param {VitestFile} file
 * @returns {string[]} the command that runs all of the file
 */
function vitestCommand(file) {
  return ['npx', 'vitest', 'run', '--project', projectOf(file), relative('', file.name)];
}

/** @param {readonly VitestFile[]} files */
function projectsOf(files) {
  return [...new Set(files.map(projectOf))].map((project) => `--project=${project}`);
}

/**
 * The project that has the file in every run: `sqlite` is in no other than the core's. Vitest adds the browser to
 * a project's name.
 * @param {VitestFile} file
 */
function projectOf({ project }) {
  return project === 'sqlite' ? 'unit' : project.replace(/ \(.*$/, '');
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
