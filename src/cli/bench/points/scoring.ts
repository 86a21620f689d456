import { reckon, score, type Entry } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { aYearsLedger } from './a-years-ledger';
import type { BenchFigure, BenchProgress } from '../runs/figure';

const year = 2025;

/** Measures scoring in memory in one thread: a county's whole year, and one more entry in a community. */
export function scoring(progress: BenchProgress): BenchFigure[] {
  const scheme = builtInScheme('community-cadres');
  if (!scheme) throw new Error('no scheme');
  const county = aYearsLedger('community-cadres', 1000, 200_000, year);
  const community = aYearsLedger('community-cadres', 60, 12_000, year);
  const whole = (period: string) =>
    times(9, (round) => {
      progress(`${period}, round ${round + 1} of 9`);
      score({ scheme, ...county, period });
    });

  const december = `${year}-12`;
  const before = reckon({ scheme, ...community, period: december });
  const added = times(200, (n) => void before.with([anEntry(n, december)]));
  return [
    figure(
      'scoring-year',
      '1,000 people, 200,000 entries: the year’s ranked statements',
      whole(String(year)),
      1000
    ),
    figure('scoring-december', '… and its December’s', whole(december), 1000),
    figure('scoring-one-more', 'one new entry among 60 people and 12,000 entries', added, 2)
  ];

  function anEntry(n: number, period: string): Entry {
    const subject = community.subjects[n % community.subjects.length]?.id ?? '';
    const what = { item: 'activity', date: `${period}-15`, period, quantity: 1, value: '', matterKey: '' };
    return { id: `N${n}`, subject, ...what, reverses: null };
  }
}

function figure(id: string, name: string, samples: number[], most: number): BenchFigure {
  return { id, name, unit: 'ms', samples, limit: { of: 'value', most } };
}

function times(rounds: number, run: (round: number) => void): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const started = performance.now();
    run(round);
    return performance.now() - started;
  });
}
