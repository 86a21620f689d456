import { expect, it } from 'vitest';
import { parse } from 'yaml';
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

/** A clause of a document, with its place in the product. */
interface DocumentedClause {
  ref: string;
  text: string;
  place: string;
  /** ids and names by which cases mean it */
  names: string[];
}

const files = import.meta.glob<string>('./*.cases.yaml', { query: '?raw', import: 'default', eager: true });

/** The bodies' rows come first: whoever looks for a number knows by then who fixes it. */
function rowsOf({ organs, procedure, items, outcomes, conversions }: Scheme): DocumentedClause[] {
  const bodies = Object.entries(organs).map(([duty, organ]) => ({
    ref: organ.clause?.ref ?? '—',
    text: organ.clause?.text ?? 'not named by the document',
    place: `who acts: ${duty}, ${organ.name}`,
    names: []
  }));
  const steps = Object.entries(procedure).map(([step, asked]) => {
    const clause = 'clause' in asked ? asked.clause : asked;
    const day = 'day' in asked ? `, day ${asked.day} of the next month` : '';
    return { ref: clause.ref, text: clause.text, place: `procedure: ${step}${day}`, names: [] };
  });
  const rules = (
    what: string,
    all: readonly { id: string; name: string; kind: string; clause: SchemeClause }[]
  ) =>
    all.map(({ id, name, kind, clause }) => ({
      ref: clause.ref,
      text: clause.text,
      place: `${what} \`${id}\` ${name} (${kind})`,
      names: [id, name]
    }));
  return [
    ...bodies,
    ...steps,
    ...rules('item', items),
    ...rules('outcome', outcomes),
    ...rules('conversion', conversions)
  ];
}

type SchemeClause = Scheme['items'][number]['clause'];

function casesFor(names: readonly string[], cases: readonly Case[]): string {
  if (names.length === 0) return '—';
  const met = cases.filter(({ entries = [], outcomes = [], warnings = [], conversions = [] }) =>
    [
      ...entries.map(({ item }) => item),
      ...[...outcomes, ...warnings, ...conversions].map(({ rule }) => rule),
      ...conversions.map(({ id }) => id)
    ].some((named) => names.includes(String(named)))
  );
  const [first, ...more] = met.map((each) => each.case);
  if (first === undefined) return '—';
  return more.length > 0 ? `${first}; ${more.length} more` : first;
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function tableOf(id: string): string {
  const scheme = builtInScheme(id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  const cases = parse(files[`./${id}.cases.yaml`] ?? '[]') as Case[];
  const rows = rowsOf(scheme).map(
    ({ ref, text, place, names }) => `| ${[ref, text, place, casesFor(names, cases)].map(cell).join(' | ')} |`
  );
  const silent = scheme.defaults.map(({ zh, en }) => `- ${zh} (${en})`);
  return [
    `## ${scheme.name} (\`${id}\`)`,
    `Document: ${scheme.source}.`,
    ['| Clause | Its words | In the product | Cases |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...(silent.length > 0
      ? [`Where the document is silent, read so, and printed in each notice that it touches:`]
      : []),
    silent.join('\n')
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

it('docs/documents.md has every clause that a scheme file names (vitest -u writes it)', async () => {
  const text = [
    '# The five documents, clause by clause',
    'Written by `src/lib/schemes/documents.test.ts` from the scheme files and their cases. A clause that several rules rest on stands once for each. A dash under Cases: no case of the scheme’s own file names it by its id; steps and bodies are tested where they act.',
    ...builtInIds.map(tableOf)
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot('../../../docs/documents.md');
});
