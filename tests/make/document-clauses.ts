import { parse } from 'yaml';
import { builtInText } from '../../src/lib/schemes';

/** A numbered clause of a document, as `<scheme>.clauses.yaml` lists it. */
export interface ListedClause {
  ref: string;
  /** its subject, in words of ours */
  says: string;
  /** rules of the scheme cite it */
  rule?: boolean;
  /** where else in the product it lives, or why it is no rule */
  place?: string;
  /** a test file of that place */
  test?: string;
}

const lists = import.meta.glob<string>('../../src/lib/schemes/*.clauses.yaml', {
  query: '?raw',
  import: 'default',
  eager: true
});
const documents = import.meta.glob<string>('../fixtures/documents/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true
});

/** Lists the clauses of a built-in scheme's document, in the document's order. */
export function listedClauses(id: string): ListedClause[] {
  return parse(lists[`../../src/lib/schemes/${id}.clauses.yaml`] ?? '[]') as ListedClause[];
}

/** Finds the text of a built-in scheme's document. */
export function documentOf(id: string): string {
  const [, text] = Object.entries(documents).find(([path]) => path.endsWith(`-${id}.txt`)) ?? [];
  if (text === undefined) throw new Error(`no document of ${id}`);
  return text;
}

/** Collects the clauses that anything in a scheme's file cites. */
export function citedRefs(id: string): Set<string> {
  const refs = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('ref' in value && 'text' in value && typeof value.ref === 'string') refs.add(value.ref);
    Object.values(value).forEach(collect);
  };
  collect(parse(builtInText(id) ?? ''));
  return refs;
}

/** The last number of a reference: 三（三）6（1） → 1. A preamble and the head of a table have none. */
export function lastNumber(ref: string): string | null {
  return ref.match(/[一二三四五六]|\d+|[①-④]/g)?.at(-1) ?? null;
}

const chinese = '[一二三四五六]';

/**
 * The numbers before the clauses of a document, in its order. The scans write them in ways of their own: a page's
 * number stands at the beginning of a line, a table's weight before the number of its row, and one scan has lost
 * all punctuation.
 */
export function numbersIn(id: string): string[] {
  const text = documentOf(id);
  const all = (source: string, within = text) =>
    [...within.matchAll(new RegExp(source, 'gu'))].map((match) => match.slice(1).find(Boolean) ?? '');
  if (id === 'party-members') return all(`(?<= )(${chinese}) (?!票)`);
  if (id === 'community-organisation') {
    const [weights = '', , details = ''] = text.split(/(考核细则)/u);
    return [...all('(?<!^|\\n)(?<!\\d)(\\d+)、', weights), ...all('(?<!\\n)(\\d)、', details)];
  }
  return all(
    `(?<![第周、])(${chinese})、|[（(](${chinese})[）)]|(?<!\\d)(\\d+)\\.(?!\\d)|[（(](\\d)[）)]|([①-④])`
  );
}
