import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const server = new URL('../../', import.meta.url);
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, server), 'utf8') }));
const written = (pattern: RegExp) =>
  sources.flatMap(({ name, text }) => (pattern.test(text) ? [name] : [])).sort();

/** Writers that ask nothing, each with the reason why nothing comes twice by it. */
const unasked: Record<string, string> = {
  'domain/assemblies/conclude.ts': 'it sets off lines of a closed year, which count there (M13b)',
  'domain/ledger/booked-in-force.ts': 'the guard through which every writer goes',
  'domain/assessments/save-assessment.ts': 'a cell is the figure of a year, which a new one replaces',
  'domain/demo/month-commands.ts': 'an invented month, which no person answers for',
  'domain/practice/rehearsal/lived-month.ts': 'an invented month, which no person answers for'
};

it('M17 every writer of the ledger asks about what may be too many', () => {
  const writers = written(/\bledger\s*\.append\(/);
  expect(writers).toEqual([
    'domain/assemblies/conclude.ts',
    'domain/assemblies/evaluate.ts',
    'domain/assessments/save-assessment.ts',
    'domain/demo/month-commands.ts',
    'domain/imports/book-plan.ts',
    'domain/ledger/booked-in-force.ts',
    'domain/meetings/rule-on-claims.ts',
    'domain/objections/answer-objection.ts',
    'domain/practice/rehearsal/lived-month.ts',
    'domain/takeover/take-over.ts'
  ]);
  const asking = new Set(written(/\b(needAnswers|needAnsweredRows|openQuestions|digestOfQuestions)\(/));
  expect(writers.filter((name) => !asking.has(name) && !(name in unasked))).toEqual([]);
});

it('rows of the ledger are inserted in one place, so that a writer can’t pass by it', () => {
  expect(written(/insertInto\(\s*'entry'\s*\)/)).toEqual(['domain/ledger/sql-ledger.ts']);
});
