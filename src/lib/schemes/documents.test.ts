import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { listedClauses, type ListedClause } from '../../../tests/make/document-clauses';
import {
  silentSteps,
  testOfDuty,
  testOfStep,
  type OrganDuty,
  type ProcedureStep
} from '../../../tests/make/document-steps';
import type { Scheme } from '../points';
import { builtInIds, builtInScheme } from '.';

/** The parts of a case that name what it is about. */
interface Case {
  case: string;
  entries?: { item?: unknown }[];
  outcomes?: { rule?: unknown }[];
  warnings?: { rule?: unknown }[];
  conversions?: { rule?: unknown; id?: unknown }[];
}

/** A row about a clause of a document, with its place in the product. */
interface ClauseRow {
  ref: string;
  text: string;
  place: string;
  /** ids and names by which cases mean it */
  names: string[];
  /** a test file, of what no case names */
  test?: string;
}

const files = import.meta.glob<string>('./*.cases.yaml', { query: '?raw', import: 'default', eager: true });

/** The rows of all that a scheme rests on clauses. Bodies come first: whoever looks for a number knows by then who fixes it. */
function rowsOf(scheme: Scheme): ClauseRow[] {
  const { organs, procedure, deadlines, trial, parameters, sameMatter, items, outcomes, conversions } =
    scheme;
  const bodies = Object.entries(organs).map(([duty, { name, clause }]) =>
    rowOf(clause, `who acts: ${duty}, ${name}`, { test: testOfDuty[duty as OrganDuty] })
  );
  const steps = Object.entries(procedure).map(([step, said]) =>
    rowOf('clause' in said ? said.clause : said, `procedure: ${step}`, {
      test: testOfStep[step as ProcedureStep]
    })
  );
  const days = deadlines.map(({ id, clause, every, due }) =>
    rowOf(clause, `deadline \`${id}\`: every ${every}, ${Object.values(due).join(' ')}`, {
      test: 'tests/contract/deadlines.test.ts'
    })
  );
  const trials = trial
    ? [rowOf(trial.clause, `trial to ${trial.to}`, { test: 'src/lib/points/deadlines/due-day.test.ts' })]
    : [];
  const numbers = parameters.map(({ id, name, value, clause }) =>
    rowOf(clause, `number \`${id}\` ${name}, ${value} unless the unit sets another`, {
      test: 'tests/contract/adoptions.test.ts'
    })
  );
  const proposals = outcomes.flatMap(({ id, name, proposed }) =>
    proposed
      ? [
          rowOf(proposed.clause, `who proposes the people of \`${id}\` ${name}: ${proposed.by}`, {
            test: 'src/lib/points/outcomes/outcome-class.test.ts'
          })
        ]
      : []
  );
  const compared = sameMatter.map(({ id, kind, clause }) =>
    rowOf(clause, `same matter ${id}: ${kind}`, { names: [id], test: 'src/lib/schemes/cases.test.ts' })
  );
  const rules = (what: string, all: readonly (Item | Outcome | Conversion)[]) =>
    all.map((rule) =>
      rowOf(rule.clause, `${what} \`${rule.id}\` ${rule.name} (${rule.kind})`, {
        names: [rule.id, rule.name, ...heldTo(rule, items)]
      })
    );
  return [
    ...[bodies, proposals, steps, days, trials, numbers, compared].flat().filter(({ ref }) => ref !== ''),
    ...rules('item', items),
    ...rules('outcome', outcomes),
    ...rules('conversion', conversions)
  ];
}

/** The items whose entries make a rule count: the clauses of an allowance, and the facts that break a standing award. */
function heldTo(rule: Item | Outcome | Conversion, items: readonly Item[]): string[] {
  const clauses = items.filter((item) => 'of' in item && item.of === rule.id).map(({ id }) => id);
  return 'unless' in rule && Array.isArray(rule.unless) ? [...clauses, ...rule.unless.map(String)] : clauses;
}

type Item = Scheme['items'][number];
type Outcome = Scheme['outcomes'][number];
type Conversion = Scheme['conversions'][number];

const rowOf = (
  clause: Item['clause'] | undefined,
  place: string,
  { names = [], test }: { names?: string[]; test?: string }
): ClauseRow => ({
  ref: clause?.ref ?? '',
  text: clause?.text ?? '',
  place,
  names,
  ...(test === undefined ? {} : { test })
});

/** The rows of one listed clause: those of its rules, and one of what no rule carries. */
function rowsOfClause({ ref, says, place, test }: ListedClause, rows: readonly ClauseRow[]): ClauseRow[] {
  const own = rows.filter((row) => row.ref === ref);
  if (place === undefined) return own;
  return [...own, { ref, text: `(${says})`, place, names: [], ...(test === undefined ? {} : { test }) }];
}

function testFor({ names, test = '—' }: ClauseRow, cases: readonly Case[]): string {
  const met = cases.filter(({ entries = [], outcomes = [], warnings = [], conversions = [] }) =>
    [
      ...entries.map(({ item }) => item),
      ...[...outcomes, ...warnings, ...conversions].map(({ rule }) => rule),
      ...conversions.map(({ id }) => id)
    ].some((named) => names.includes(String(named)))
  );
  const [first, ...more] = met.map((each) => each.case);
  if (first === undefined) return test;
  return more.length > 0 ? `${first}; ${more.length} more` : first;
}

const lineOf = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function tableOf(id: string): string {
  const scheme = builtInScheme(id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  const cases = parse(files[`./${id}.cases.yaml`] ?? '[]') as Case[];
  const all = rowsOf(scheme);
  const rows = listedClauses(id)
    .flatMap((clause) => rowsOfClause(clause, all))
    .map((row) => lineOf([row.ref, row.text, row.place, testFor(row, cases)]));
  const silent = scheme.defaults.map(({ zh, en }) => `- ${zh} (${en})`);
  return [
    `## ${scheme.name} (\`${id}\`)`,
    `Document: ${scheme.source}.`,
    [
      lineOf(['Clause', 'Its words', 'In the product', 'Test or case']),
      lineOf(['---', '---', '---', '---']),
      ...rows
    ].join('\n'),
    'Steps and bodies on which the document is silent:',
    [
      lineOf(['Step', 'In the product', 'Test']),
      lineOf(['---', '---', '---']),
      ...silentSteps(scheme).map(({ step, place, test }) => lineOf([step, place, test]))
    ].join('\n'),
    ...(silent.length > 0
      ? [`Where its rules are silent, read so, and printed in each notice that it touches:`]
      : []),
    silent.join('\n')
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

it.each(builtInIds)('each clause of %s has a row, and each row a clause', (id) => {
  const scheme = builtInScheme(id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  const rows = rowsOf(scheme);
  const listed = listedClauses(id);
  expect(listed.filter((clause) => rowsOfClause(clause, rows).length === 0)).toEqual([]);
  const refs = listed.map(({ ref }) => ref);
  expect(rows.filter(({ ref }) => !refs.includes(ref))).toEqual([]);
  const tests = [...rows, ...silentSteps(scheme)].flatMap(({ test }) => test ?? []);
  const isTest = (file: string) =>
    existsSync(file) && /^\s*(?:it|test)[.(]/m.test(readFileSync(file, 'utf8'));
  expect(tests.filter((test) => test !== '—' && !isTest(test))).toEqual([]);
});

/** Every cell of the last column, but for dashes. */
function namedTests(text: string): string[] {
  const cells = text
    .split('\n')
    .flatMap((line) => /\| ([^|]+) \|$/.exec(line.replaceAll('\\|', ''))?.[1] ?? []);
  return cells.filter((cell) => !['—', '---', 'Test', 'Test or case'].includes(cell));
}

it('each test that docs/documents.md names is one that there is', () => {
  const cases = Object.values(files).flatMap((file) => (parse(file) as Case[]).map((each) => each.case));
  const named = namedTests(readFileSync('docs/documents.md', 'utf8'));
  expect(named.length).toBeGreaterThan(200);
  const known = (test: string) =>
    test.endsWith('.ts') ? existsSync(test) : cases.includes(test.replace(/; \d+ more$/, ''));
  expect(named.filter((test) => !known(test))).toEqual([]);
});

it('docs/documents.md has every clause of the documents (vitest -u writes it)', async () => {
  const text = [
    '# The five documents, clause by clause',
    'Written by `src/lib/schemes/documents.test.ts` from the scheme files, their cases, and the lists `src/lib/schemes/*.clauses.yaml`, which have every numbered clause of a document; `clauses.test.ts` compares their numbers with the documents’. A clause that several rules rest on stands once for each. Words in brackets are ours, of what is no rule. The last column has the cases of the scheme by their names, or the test file of the step; a dash: nothing to test.',
    'No document says for how long its results are published: the unit sets the working days. In the demo they are five, and the newest notice hangs until three from today, so that there is always one to object to (`src/lib/server/domain/demo/meeting-day.test.ts`).',
    ...builtInIds.map(tableOf)
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot('../../../docs/documents.md');
});
