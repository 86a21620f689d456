import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';

/** The ranked of one pool: how many they are, and the sum of the figures that rank, in hundredths. */
export interface RankedPool {
  ranked: number;
  sum: number;
}

/** A result whose figures a supplementary notice has changed: what counts of it as sealed, and as it is now. */
interface ChangedResult {
  period: string;
  pool: string;
  sealed: CountedFigures;
  now: CountedFigures;
}

interface CountedFigures {
  status: string;
  score: number;
  rank: number | null;
}

/** How many are ranked in sealed periods as corrected, over SQL. It reads sums, and of single results only the changed ones. */
export function correctedPools(db: Kysely<Tables>, unit: string) {
  const sealedRows = () =>
    db
      .selectFrom('seal_result')
      .innerJoin('seal', 'seal.id', 'seal_result.seal_id')
      .where('seal.unit_id', '=', unit);

  async function changed(periods?: readonly string[]): Promise<ChangedResult[]> {
    const rows = await sealedRows()
      .innerJoin('notice', 'notice.unit_id', 'seal.unit_id')
      .innerJoin('corrected_period', (on) =>
        on
          .onRef('corrected_period.notice_id', '=', 'notice.id')
          .onRef('corrected_period.period', '=', 'seal.period')
      )
      .innerJoin('corrected_result', (on) =>
        on
          .onRef('corrected_result.corrected_id', '=', 'corrected_period.id')
          .onRef('corrected_result.subject_id', '=', 'seal_result.subject_id')
      )
      .$if(periods !== undefined, (query) => query.where('seal.period', 'in', periods ?? []))
      .select(['seal.period', 'seal_result.subject_id', 'seal_result.pool'])
      .select(['seal_result.status', 'seal_result.score', 'seal_result.rank'])
      .select(['corrected_result.status as now', 'corrected_result.score as scored'])
      .select('corrected_result.rank as ranked')
      .orderBy('notice.seq')
      .execute();
    // The last of several corrections of one result holds.
    const latest = new Map(rows.map((row) => [`${row.period} ${row.subject_id}`, row]));
    return [...latest.values()].map(({ period, pool, status, score, rank, now, scored, ranked }) => ({
      period,
      pool,
      sealed: { status, score, rank },
      now: { status: now, score: scored, rank: ranked }
    }));
  }

  return {
    /** The number of people with a rank, by sealed period that has results. */
    async counts(): Promise<Map<string, number>> {
      const rows = await sealedRows()
        .select((fn) => ['period', fn.fn.count('rank').as('count')])
        .groupBy('period')
        .execute();
      const found = new Map(rows.map(({ period, count }) => [period, Number(count)]));
      for (const { period, sealed, now } of await changed())
        found.set(period, (found.get(period) ?? 0) + hasRank(now) - hasRank(sealed));
      return found;
    },

    /** Gives a period's pool: those under a veto have a rank, which only the office sees, and are left out. */
    async pools(periods: readonly string[]): Promise<(period: string, pool: string) => RankedPool> {
      const rows = await sealedRows()
        .where('status', '=', 'ranked')
        .where('period', 'in', periods)
        .select((fn) => ['period', 'pool', fn.fn.countAll().as('ranked'), fn.fn.sum('score').as('sum')])
        .groupBy(['period', 'pool'])
        .execute();
      const keyOf = (period: string, pool: string) => `${period} ${pool}`;
      const found = new Map(
        rows.map(({ period, pool, ranked, sum }) => [
          keyOf(period, pool),
          { ranked: Number(ranked), sum: Number(sum) }
        ])
      );
      for (const { period, pool, sealed, now } of await changed(periods)) {
        const { ranked, sum } = found.get(keyOf(period, pool)) ?? { ranked: 0, sum: 0 };
        found.set(keyOf(period, pool), {
          ranked: ranked + isRanked(now) - isRanked(sealed),
          sum: sum + isRanked(now) * now.score - isRanked(sealed) * sealed.score
        });
      }
      return (period, pool) => found.get(keyOf(period, pool)) ?? { ranked: 0, sum: 0 };
    }
  };
}

const hasRank = ({ rank }: CountedFigures) => (rank === null ? 0 : 1);
const isRanked = ({ status }: CountedFigures) => (status === 'ranked' ? 1 : 0);
