// Prints the failed tests of a report, Vitest's or Playwright's, a line each, because a long run's output is
// often seen by its end alone: node tests/check/failed-names.mjs <report.json> <name of the suite>
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestCase
 * @typedef {{ name: string, status: string, message: string, assertionResults: VitestCase[] }} VitestFile
 * @typedef {{ ok: boolean, file: string, line: number, title: string }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

const [path = '', suite = ''] = process.argv.slice(2);
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
const names = [...ofVitest(report.testResults ?? []), ...ofPlaywright(report.suites ?? [])];
if (names.length === 0) names.push('no test, but the runner ended with an error');
for (const name of names) console.log(`failed in ${suite}: ${name}`);

/**
 * A file that broke before its first test has a message of its own.
 * @param {VitestFile[]} files
 * @returns {string[]}
 */
function ofVitest(files) {
  return files.flatMap(({ name: file, status, message, assertionResults }) => {
    const name = relative('', file);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${name}: ${firstLine(message)}`];
    return failed.map((test) => `${name} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
}

/**
 * @param {PlaywrightSuite[]} suites
 * @returns {string[]}
 */
function ofPlaywright(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} › ${title}`),
    ...ofPlaywright(inner)
  ]);
}

/** @param {string | undefined} text */
function firstLine(text) {
  return text?.split('\n')[0] ?? '';
}
