import { isMoreBetter, judged, valueOf, type Figure } from './figure';
import { isBusy, type Run } from './runs';

/** What became of a figure since an earlier run. */
export interface Change {
  /** part of the earlier value: 0.1 is ten per cent more */
  by: number;
  /** name of the earlier run */
  since: string;
  /** beyond what either run varied in itself */
  worse: boolean;
}

/** Compressed bytes differ by a few from one build to the next. */
const trifle = 0.01;

/**
 * Compares what the limit is about. A duration that was measured once has no spread that would tell a change from
 * noise, nor has one of another machine or of one that was busy: their change is told, never judged. Bytes and counts
 * are exact.
 */
export function compare(figure: Figure, earlier: Run, run: Run): Change | null {
  const before = earlier.figures.find(({ id }) => id === figure.id);
  if (!before || before.limit?.of !== figure.limit?.of) return null;
  const was = valueOf(before);
  const is = valueOf(figure);
  const by = was === is ? 0 : is / was - 1;
  return {
    by,
    since: earlier.started,
    worse: Math.abs(by) > trifle && isComparable(figure, before, earlier, run) && isBeyond(figure, before)
  };
}

function isComparable(figure: Figure, before: Figure, earlier: Run, run: Run): boolean {
  if (isExact(figure)) return true;
  if (figure.samples.length < 2 || before.samples.length < 2) return false;
  if (isBusy(earlier) || isBusy(run)) return false;
  const { cores, cpu } = run.machine;
  return cores === earlier.machine.cores && cpu === earlier.machine.cpu;
}

function isExact({ unit }: Figure): boolean {
  return unit === 'bytes' || unit === 'nodes' || unit === 'shift';
}

/** The two ranges don't touch, on the worse side. */
function isBeyond(figure: Figure, before: Figure): boolean {
  const now = judged(figure);
  const then = judged(before);
  return isMoreBetter(figure) ? Math.max(...now) < Math.min(...then) : Math.min(...now) > Math.max(...then);
}
