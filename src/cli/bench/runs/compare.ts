import { isMoreBetter, judgedSamples, figureValue, type BenchFigure } from './figure';
import { isBusy, type BenchRun } from './runs';

/** The change of a figure since an earlier run. */
export interface FigureChange {
  /** change as a share of the earlier value: 0.1 is ten per cent more */
  by: number;
  /** start of the earlier run */
  since: string;
  /** whether it got worse by more than the spread of both runs */
  worse: boolean;
}

/** Share below which a change of compressed bytes means nothing: builds differ by a few bytes. */
const trifle = 0.01;

/**
 * Compares what the limit is about with an earlier run. A duration measured once has no spread that would
 * tell a change from noise, and neither has one of another or a busy machine: such changes are shown, but not
 * judged. Bytes and counts are exact.
 * @returns null when the earlier run lacks the figure
 */
export function compareFigure(figure: BenchFigure, earlier: BenchRun, run: BenchRun): FigureChange | null {
  const before = earlier.figures.find(({ id }) => id === figure.id);
  if (!before || before.limit?.of !== figure.limit?.of) return null;
  const was = figureValue(before);
  const is = figureValue(figure);
  const by = was === is ? 0 : is / was - 1;
  return {
    by,
    since: earlier.started,
    worse: Math.abs(by) > trifle && isComparable(figure, before, earlier, run) && isBeyond(figure, before)
  };
}

function isComparable(figure: BenchFigure, before: BenchFigure, earlier: BenchRun, run: BenchRun): boolean {
  if (isExact(figure)) return true;
  if (figure.samples.length < 2 || before.samples.length < 2) return false;
  if (isBusy(earlier) || isBusy(run)) return false;
  const { cores, cpu } = run.machine;
  return cores === earlier.machine.cores && cpu === earlier.machine.cpu;
}

function isExact({ unit }: BenchFigure): boolean {
  return unit === 'bytes' || unit === 'nodes' || unit === 'shift';
}

/** Whether the two ranges don't overlap, and the new one is worse. */
function isBeyond(figure: BenchFigure, before: BenchFigure): boolean {
  const now = judgedSamples(figure);
  const then = judgedSamples(before);
  return isMoreBetter(figure) ? Math.max(...now) < Math.min(...then) : Math.min(...now) > Math.max(...then);
}
