import type { NoticeLine } from '../notices/notices';
import type { UnitStores } from '../store/unit-stores';

/** Where a unit's months stand. */
export interface Overview {
  /** the month that is open, with the entries booked in it so far */
  open: string;
  entries: number;
  people: number;
  /** newest first */
  sealed: SealedMonth[];
  /** the month sealed last, while nobody can see it yet */
  toPublish: string | null;
}

export interface SealedMonth {
  period: string;
  /** instant, ISO 8601 */
  sealed: string;
  ranked: number;
  entries: number;
  notice: NoticeLine | null;
}

/** Counts, and reads no line of anybody's. */
export async function overviewOf({ periods, ledger, notices, roster }: UnitStores): Promise<Overview> {
  const open = await periods.open();
  const seals = await periods.seals();
  const ranked = await periods.rankedCounts();
  const entries = await ledger.counts();
  const byPeriod = new Map((await notices.list()).map((notice) => [notice.period, notice]));
  const last = seals[seals.length - 1]?.period;
  return {
    open,
    entries: entries.get(open) ?? 0,
    people: (await roster.list()).length,
    sealed: [...seals].reverse().map(({ period, sealed }) => ({
      period,
      sealed,
      ranked: ranked.get(period) ?? 0,
      entries: entries.get(period) ?? 0,
      notice: byPeriod.get(period) ?? null
    })),
    toPublish: last !== undefined && !byPeriod.has(last) ? last : null
  };
}
