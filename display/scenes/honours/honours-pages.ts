import type { Snapshot, SnapshotRow } from '$lib/notice';

/** A page of the honour roll (光荣榜): the first three of one pool, and those who share the third rank. */
export interface HonoursPage {
  pool: string;
  rows: SnapshotRow[];
}

const places = 3;
/** Number of people on a page: side by side, in portrait one above the other. */
const perPage = 3;

/**
 * The first three of each ranked pool. A pool in which everybody would stand on it, such as one of three with
 * the same rank, is left out.
 */
export function honoursPages({ rows }: Pick<Snapshot, 'rows'>): HonoursPage[] {
  const pools = [...new Set(rows.map(({ pool }) => pool))];
  return pools.flatMap((pool) => {
    const ranked = rows.filter((row) => row.pool === pool && row.rank !== null);
    const first = ranked.filter(({ rank }) => rank !== null && rank <= places);
    if (first.length === ranked.length || first.length > 2 * places) return [];
    const pages = Math.ceil(first.length / perPage);
    return Array.from({ length: pages }, (_, page) => ({
      pool,
      rows: first.slice(page * perPage, (page + 1) * perPage)
    }));
  });
}
