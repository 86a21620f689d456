import { reckon, type Entry } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { aYearsLedger, type LedgerMix } from './a-years-ledger';
import { startChild } from '../servers/child';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { bareLoop, duckSum, ruledEntries, ruleRuns } from './million-peers';

const year = 2025;
const people = 10_000;
const entries = 1_000_000;
const rounds = 5;
const mebi = 1024 * 1024;

interface MillionFigures {
  times: number[];
  memory: number;
}

/**
 * Measures a large county's year: a million entries of ten thousand people, from typed input to ranked
 * statements with outcomes. Beside it stand a general rules engine, a database's bare sum, and a bare loop as the
 * lower bound.
 */
export async function million(progress: BenchProgress): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const [name, id] of Object.entries({ A: 'community-cadres', C: 'county-officials' } as const))
    figures.push(...(await ofScheme(name, id, progress)));
  return [...figures, ...oneMore(progress)];
}

async function ofScheme(name: string, id: LedgerMix, progress: BenchProgress): Promise<BenchFigure[]> {
  const scheme = builtInScheme(id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  progress(`${id}, a tenth of the entries`);
  const tenth = await scored(id, people / 10, entries / 10);
  progress(`${id}, all`);
  const { times, memory } = await scored(id, people, entries);
  const ledger = aYearsLedger(id, people, entries, year);
  progress('the bare loop');
  const bare = bareLoop(scheme, ledger, rounds);
  progress('DuckDB');
  const duck = await duckSum(scheme, ledger, rounds);
  progress('json-rules-engine');
  const ruled = (await ruleRuns(scheme, ledger, 3)).map((took) => (took * entries) / ruledEntries);
  const what = `scheme ${name}, ${entries.toLocaleString('en')} entries of ${people.toLocaleString('en')} people`;
  const beside = (peer: string, samples: number[]) => ({
    unit: 'ms' as const,
    samples: times,
    peer: { name: peer, samples }
  });
  return [
    {
      id: `million-${id}`,
      name: `${what}: the year’s ranked statements`,
      unit: 'ms',
      samples: times,
      limit: { of: 'value', most: 1500 }
    },
    {
      id: `million-${id}-memory`,
      name: '… and the most memory of the process, the ledger itself included',
      unit: 'bytes',
      samples: [memory],
      limit: { of: 'value', most: 600 * mebi }
    },
    {
      id: `million-${id}-linear`,
      name: '… ten times the entries and people',
      ...beside(`${entries / 10} entries`, tenth.times),
      limit: { of: 'ratio', most: 11 }
    },
    {
      id: `million-${id}-rules`,
      name: `… beside json-rules-engine (${ruledEntries} entries, times ${entries / ruledEntries})`,
      ...beside('json-rules-engine', ruled),
      limit: { of: 'ratio', most: 1 / 20 }
    },
    { id: `million-${id}-duckdb`, name: '… beside a bare sum in DuckDB', ...beside('DuckDB', duck), aim: 3 },
    { id: `million-${id}-bare`, name: '… beside a bare loop', ...beside('a bare loop', bare), aim: 10 }
  ];
}

async function scored(scheme: LedgerMix, some: number, lines: number): Promise<MillionFigures> {
  const child = await startChild(
    'million-rules.js',
    {},
    { scheme, people: some, entries: lines, year, rounds }
  );
  await child.end();
  return child.said as MillionFigures;
}

/**
 * Measures one more entry for ten of ten thousand people: once when only these ten have entries, a year of a
 * hundred each, and once when everybody has as many.
 */
function oneMore(progress: BenchProgress): BenchFigure[] {
  progress('one entry more');
  const scheme = builtInScheme('community-cadres');
  if (!scheme) throw new Error('no scheme');
  const ledger = aYearsLedger('community-cadres', people, entries, year);
  const ten = ledger.subjects.slice(0, 10).map(({ id }) => id);
  const theirs = ledger.entries.filter(({ subject }) => ten.includes(subject));
  const period = `${year}-12`;
  const adding = (history: readonly Entry[]) => {
    const before = reckon({ scheme, subjects: ledger.subjects, entries: history, period });
    return Array.from({ length: 200 }, (_, n) => {
      const one = anEntry(n, ten[n % ten.length] ?? '', period);
      const started = performance.now();
      before.with([one]);
      return performance.now() - started;
    });
  };
  return [
    {
      id: 'one-more-history',
      name: `one new entry, a history of ${entries.toLocaleString('en')} entries`,
      unit: 'ms',
      samples: adding(ledger.entries),
      peer: { name: `a history of ${theirs.length.toLocaleString('en')}`, samples: adding(theirs) },
      limit: { of: 'ratio', most: 1.5 }
    }
  ];
}

function anEntry(n: number, subject: string, period: string): Entry {
  const what = { item: 'activity', date: `${period}-15`, period, quantity: 1, value: '', matterKey: '' };
  return { id: `N${n}`, subject, ...what, reverses: null };
}
