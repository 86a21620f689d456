import type { SnapshotRow } from '$lib/notice';
import { evenParts, type Layout } from '../paging';

/** Rows that stay readable from the back of a hall. */
const rowsPerPage = { landscape: 8, portrait: 10 } as const satisfies Record<Layout, number>;

export interface StandingsPage {
  pool: string;
  rows: SnapshotRow[];
  /** ranks of the first and last ranked row; null when the page holds unranked rows only */
  from: number | null;
  to: number | null;
  /** how many are ranked in the pool */
  total: number;
  /** for each row, how many of the pool share its rank; 0 for an unranked row */
  sharing: number[];
  /**
   * So many share a rank that a move of ranks says nothing: one point lifts somebody past dozens. Bands of
   * equal points are shown instead.
   */
  isBanded: boolean;
  /** names of the unranked, when few enough for a line under the table; else they stand in rows of their own */
  apart: string[];
}

/** The mean size of ties from which a list is shown in bands. */
const peoplePerBand = 3;

/** More than this doesn't fit into half a line. */
const apartCharacters = 16;

/** The list in pages, pool by pool (M11: ranks count within a pool). */
export function standingsPages(rows: readonly SnapshotRow[], layout: Layout): StandingsPage[] {
  const pools = [...new Set(rows.map((row) => row.pool))];
  return pools.flatMap((pool) => {
    const ranked = rows.filter((row) => row.pool === pool && row.rank !== null);
    const unranked = rows.filter((row) => row.pool === pool && row.rank === null);
    const apart = unranked.map((row) => row.name);
    const shares = new Map<number | null, number>();
    for (const { rank } of ranked) shares.set(rank, (shares.get(rank) ?? 0) + 1);
    const isBanded = shares.size * peoplePerBand <= ranked.length;
    const inLine = Array.from(apart.join('、')).length <= apartCharacters;
    const listed = inLine && ranked.length > 0 ? ranked : [...ranked, ...unranked];
    return evenParts(listed, rowsPerPage[layout]).map((page) => {
      const ranks = page.flatMap((row) => row.rank ?? []);
      return {
        pool,
        rows: page,
        from: ranks[0] ?? null,
        to: ranks[ranks.length - 1] ?? null,
        total: ranked.length,
        sharing: page.map(({ rank }) => (rank === null ? 0 : (shares.get(rank) ?? 0))),
        isBanded,
        apart: listed === ranked ? apart : []
      };
    });
  });
}
