import type { Snapshot, SnapshotRow, SupplementRow } from '$lib/notice';

export type Layout = 'landscape' | 'portrait';

/** How many rows stay readable from the back of a hall. */
export const rowsPerPage = {
  landscape: { standings: 8, changes: 7, supplement: 4 },
  portrait: { standings: 10, changes: 7, supplement: 4 }
} as const satisfies Record<Layout, Record<string, number>>;

/** As few parts of at most `size` as it takes, about equally long: 9 are 5 and 4, not 8 and a lonely one. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts = Math.ceil(list.length / size);
  const start = (part: number) => Math.ceil((part * list.length) / parts);
  return Array.from({ length: parts }, (_, part) => list.slice(start(part), start(part + 1)));
}

export interface StandingsPage {
  pool: string;
  rows: SnapshotRow[];
  /** ranks of the first and last ranked row; null when the page holds unranked rows only */
  from: number | null;
  to: number | null;
  /** how many are ranked in the pool */
  total: number;
  /** names of the unranked, when few enough for a line under the table; else they stand in rows of their own */
  apart: string[];
}

/** More than this doesn't fit into half a line. */
const apartCharacters = 16;

/** The list in pages, pool by pool (M11: ranks count within a pool). */
export function standingsPages(rows: readonly SnapshotRow[], layout: Layout): StandingsPage[] {
  const pools = [...new Set(rows.map((row) => row.pool))];
  return pools.flatMap((pool) => {
    const ranked = rows.filter((row) => row.pool === pool && row.rank !== null);
    const unranked = rows.filter((row) => row.pool === pool && row.rank === null);
    const apart = unranked.map((row) => row.name);
    const inLine = Array.from(apart.join('、')).length <= apartCharacters;
    const listed = inLine && ranked.length > 0 ? ranked : [...ranked, ...unranked];
    return chunks(listed, rowsPerPage[layout].standings).map((page) => {
      const ranks = page.flatMap((row) => row.rank ?? []);
      return {
        pool,
        rows: page,
        from: ranks[0] ?? null,
        to: ranks[ranks.length - 1] ?? null,
        total: ranked.length,
        apart: listed === ranked ? apart : []
      };
    });
  });
}

export function changesPages(changes: Snapshot['changes'], layout: Layout): Snapshot['changes'][] {
  return chunks(changes, rowsPerPage[layout].changes);
}

export function supplementPages(rows: readonly SupplementRow[], layout: Layout): SupplementRow[][] {
  return chunks(rows, rowsPerPage[layout].supplement);
}
