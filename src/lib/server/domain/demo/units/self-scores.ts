import { indicators, lessTwentieths } from './indicators';

/** A community's own figures (自评分): near the full weight, as people see themselves. */
export function selfScores(random: () => number): { item: string; typed: string }[] {
  return indicators.map(([item, weight]) => ({
    item,
    typed: lessTwentieths(weight, Math.floor(random() * 2))
  }));
}
