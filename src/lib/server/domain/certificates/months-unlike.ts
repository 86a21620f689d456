import type { CorrectedFigures } from '../periods/sql-corrections';
import type { Certificate } from './certificate';

/**
 * The months of a certificate that say something else than the last correction of them.
 * @param corrections of the person, in the order of publication
 */
export function monthsUnlike(
  months: Certificate['months'],
  corrections: readonly Pick<CorrectedFigures, 'period' | 'figures'>[]
): string[] {
  const latest = new Map(corrections.map(({ period, figures }) => [period, figures]));
  return months.flatMap(({ period, points, balance, rank, status }) => {
    const now = latest.get(period);
    if (!now) return [];
    const isSame =
      now.points === points && now.balance === balance && now.rank === rank && now.status === status;
    return isSame ? [] : [period];
  });
}
