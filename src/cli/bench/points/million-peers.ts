import type { Scheme } from '$lib/points';
import type { aYearsLedger } from './a-years-ledger';
import { worthsIn } from './worth-of';

type Ledger = ReturnType<typeof aYearsLedger>;

/** Number of entries for the general rules engine: a million would take it an hour. */
export const ruledEntries = 5_000;

/**
 * The lower bound: subjects and points of entries in typed arrays, summed and ranked.
 * @param rounds how often it runs
 * @returns times in ms
 */
export function bareLoop(scheme: Scheme, { subjects, entries }: Ledger, rounds: number): number[] {
  const worth = worthsIn(scheme);
  const place = new Map(subjects.map(({ id }, n) => [id, n]));
  const whom = Int32Array.from(entries, ({ subject }) => place.get(subject) ?? 0);
  const points = Int32Array.from(entries, (entry) => worth(entry) * entry.quantity);
  return timed(rounds, () => {
    const sums = new Float64Array(subjects.length);
    for (let n = 0; n < whom.length; n += 1) {
      const one = whom[n] ?? 0;
      sums[one] = (sums[one] ?? 0) + (points[n] ?? 0);
    }
    const order = Uint32Array.from(subjects, (_, n) => n).sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0));
    if (order.length !== subjects.length) throw new Error('somebody is missing');
  });
}

/**
 * DuckDB with one thread: entries joined with the worth of their items, summed and ranked.
 * @param rounds how often it runs
 * @returns times in ms
 */
export async function duckSum(scheme: Scheme, { entries }: Ledger, rounds: number): Promise<number[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const worth = worthsIn(scheme);
  await connection.run('create table worth (what integer, points integer)');
  await connection.run('create table entry (subject varchar, what integer, quantity integer)');
  const kinds = new Map<string, number>();
  const rows = await connection.createAppender('entry');
  const worths = await connection.createAppender('worth');
  for (const entry of entries) {
    const kind = `${entry.item} ${entry.value}`;
    const what = kinds.get(kind) ?? kinds.size;
    if (!kinds.has(kind)) {
      kinds.set(kind, what);
      worths.appendInteger(what);
      worths.appendInteger(worth(entry));
      worths.endRow();
    }
    rows.appendVarchar(entry.subject);
    rows.appendInteger(what);
    rows.appendInteger(entry.quantity);
    rows.endRow();
  }
  rows.closeSync();
  worths.closeSync();
  const times = await timedLater(rounds, async () => {
    const reader = await connection.runAndReadAll(
      `select subject, sum(points * quantity) as points, rank() over (order by sum(points * quantity) desc) as place
       from entry join worth using (what) group by subject order by place`
    );
    if (reader.currentRowCount === 0) throw new Error('DuckDB answered nothing');
  });
  connection.closeSync();
  instance.closeSync();
  return times;
}

/**
 * json-rules-engine with one rule for each item and value, one run for each entry, and the events summed.
 * @param rounds how often it runs
 * @returns times in ms for `ruledEntries` entries
 */
export async function ruleRuns(scheme: Scheme, { entries }: Ledger, rounds: number): Promise<number[]> {
  const { Engine } = await import('json-rules-engine');
  const some = entries.slice(0, ruledEntries);
  const worth = worthsIn(scheme);
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const entry of new Map(entries.map((one) => [`${one.item} ${one.value}`, one])).values())
    engine.addRule({
      conditions: {
        all: [
          { fact: 'item', operator: 'equal', value: entry.item },
          { fact: 'value', operator: 'equal', value: entry.value }
        ]
      },
      event: { type: 'points', params: { points: worth(entry) } }
    });
  return timedLater(rounds, async () => {
    const sums = new Map<string, number>();
    for (const { subject, item, value, quantity } of some) {
      const { events } = await engine.run({ item, value });
      for (const { params } of events)
        sums.set(subject, (sums.get(subject) ?? 0) + Number(params?.points) * quantity);
    }
    if (sums.size === 0) throw new Error('no rule fired');
  });
}

function timed(rounds: number, run: () => void): number[] {
  run();
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
}

async function timedLater(rounds: number, run: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const started = performance.now();
    await run();
    if (round >= 0) times.push(performance.now() - started);
  }
  return times;
}
