import { median, type BenchFigure } from '../runs/figure';
import { round } from '../runs/report';

/**
 * Compares a figure of this build with the same one of another build, as a row for docs/bench.md: the figure here and there,
 * and how many times as much it is here.
 * @param here the figure of each round
 * @param there the figure of the same rounds
 * @returns null when the other build has no such figure
 */
export function ratioLine(here: readonly BenchFigure[], there: readonly BenchFigure[]): string | null {
  const [first] = here;
  if (!first || there.length === 0) return null;
  const values = (figures: readonly BenchFigure[]) => figures.map(({ samples }) => median(samples));
  const [ours, theirs] = [values(here), values(there)];
  const ratios = ours
    .flatMap((value, i) => value / (theirs[i] ?? NaN))
    .filter((ratio) => !Number.isNaN(ratio));
  const range = `${round(Math.min(...ratios))}–${round(Math.max(...ratios))}`;
  const amount = (all: readonly number[]) => `${round(median(all))} ${first.unit}`;
  return `| \`${first.id}\` | ${amount(ours)} | ${amount(theirs)} | ${round(median(ours) / median(theirs))} × (${range}) |`;
}
