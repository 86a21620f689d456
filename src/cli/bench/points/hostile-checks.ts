import { checkScheme } from '../../../lib/points';
import type { BenchFigure } from '../runs/figure';
import { hostileSchemes } from './hostile-schemes';

/**
 * Measures the longest time that any of the hostile scheme files keeps the check busy, each checked three
 * times.
 */
export function hostileChecks(): BenchFigure[] {
  const samples = [1, 2, 3].map(() =>
    Math.max(
      ...Object.values(hostileSchemes).map(({ text }) => {
        const started = performance.now();
        checkScheme(text);
        return performance.now() - started;
      })
    )
  );
  const name = `a check of the slowest of ${Object.keys(hostileSchemes).length} hostile scheme files`;
  return [{ id: 'hostile-checks', name, unit: 'ms', samples, limit: { of: 'value', most: 2000 } }];
}
