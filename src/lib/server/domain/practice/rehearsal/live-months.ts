import { lifeSteps, stepRuns, type LifeStep, type LivedMonth } from './lived-month';
import type { YearLife } from './year-life';

/** How far a unit's months could be lived. */
export interface LivedMonths {
  /** the months that were begun, the one that stopped among them */
  months: LivedMonth[];
  /** the step that was refused or failed, with what it threw; null: all were lived */
  stopped: { month: string; step: LifeStep; cause: unknown } | null;
}

/**
 * Lives months to their end, one after another, and stops at the first step that the product refuses or that fails.
 * @param months from the unit's open one on, without a gap
 */
export async function liveMonths(life: YearLife, months: readonly string[]): Promise<LivedMonths> {
  const lived: LivedMonth[] = [];
  for (const month of months) {
    const now: LivedMonth = { month, sealed: [], published: [], filed: [] };
    lived.push(now);
    for (const step of lifeSteps) {
      try {
        await stepRuns[step](life, now);
      } catch (cause) {
        return { months: lived, stopped: { month, step, cause } };
      }
    }
  }
  return { months: lived, stopped: null };
}
