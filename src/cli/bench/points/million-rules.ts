import { score, type ScoreResult } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { aYearsLedger, type LedgerMix } from './a-years-ledger';

interface MillionOptions {
  scheme: LedgerMix;
  people: number;
  entries: number;
  year: number;
  rounds: number;
}

/**
 * Scores a drawn year several times in a process of its own, so that its memory is its own too. It sends the
 * times in ms, the process's greatest memory in bytes, and the sum of the results, so that no work can be
 * left out.
 */
process.once('message', ({ scheme: id, people, entries, year, rounds }: MillionOptions) => {
  const scheme = builtInScheme(id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  const ledger = aYearsLedger(id, people, entries, year);
  const times: number[] = [];
  let checked = 0;
  for (let round = -1; round < rounds; round += 1) {
    const started = performance.now();
    const result = score({ scheme, ...ledger, period: String(year) });
    const took = performance.now() - started;
    checked += sumOf(result);
    // The first round warms the compiled code up, as in a server in use.
    if (round >= 0) times.push(took);
  }
  process.send?.({ times, memory: process.resourceUsage().maxRSS * 1024, checked });
});

function sumOf({ rows }: ScoreResult): number {
  return rows.reduce((sum, { points }) => sum + points, 0);
}
