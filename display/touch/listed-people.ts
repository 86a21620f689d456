import type { BoardFeed } from '$lib/sync';
import type { FoundRow } from '../player/scheduler';
import type { Layout } from '../scenes/paging';
import { standingsPages } from '../scenes/standings/standings-pages';
import { supplementPages } from '../scenes/supplement/supplement-pages';

/** Somebody named on the board, and where they stand. */
export interface ListedPerson {
  name: string;
  found: FoundRow;
}

interface NamedRow {
  name: string;
  pool: string;
}

/**
 * Everybody named on the board: the newest list in its order, then people who stand only in what hangs beside
 * it (another period's list, or a supplement). People in the line under the table can't be marked, so their
 * `mark` is −1.
 * @param layout decides on which page of its list a row stands
 */
export function listedOn({ notice, alsoOpen, supplements = [] }: BoardFeed, layout: Layout): ListedPerson[] {
  const newest = notice
    ? placesIn(notice.snapshot.rows, standingsPages(notice.snapshot.rows, layout)).map(
        (row): ListedPerson => ({
          name: row.name,
          found: { scene: 'standings', ...row.place }
        })
      )
    : [];
  const beside = alsoOpen.flatMap(({ snapshot: { code, rows } }) =>
    placesIn(rows, standingsPages(rows, layout)).map((row): ListedPerson => ({
      name: row.name,
      found: { scene: 'standings', code, ...row.place }
    }))
  );
  const corrected = supplements.flatMap(({ supplement: { code, rows } }) =>
    placesIn(
      rows,
      supplementPages(rows).map((page) => ({ pool: '', rows: page }))
    ).map((row): ListedPerson => ({ name: row.name, found: { scene: 'supplement', code, ...row.place } }))
  );
  const known = new Set(newest.map(({ name }) => name));
  const others = [...beside, ...corrected].filter(({ name }) => !known.has(name) && known.add(name));
  return [...newest, ...others];
}

function placesIn<R extends NamedRow>(
  rows: readonly R[],
  pages: readonly { pool: string; rows: readonly R[] }[]
) {
  return rows.flatMap((row) => {
    const on = pages.findIndex((page) => page.rows.includes(row));
    const page = on < 0 ? pages.findIndex(({ pool }) => pool === row.pool) : on;
    const mark = pages[page]?.rows.indexOf(row) ?? -1;
    return page < 0 ? [] : [{ name: row.name, place: { page, pages: pages.length, mark } }];
  });
}

/**
 * Groups people by surname or first letter, since nobody types on a wall. Groups are in alphabetical order,
 * by pinyin in Chinese.
 */
export function byInitial(listed: readonly ListedPerson[]): { initial: string; people: ListedPerson[] }[] {
  const groups = new Map<string, ListedPerson[]>();
  for (const each of listed) {
    const initial = (Array.from(each.name.trim())[0] ?? '').toLocaleUpperCase();
    groups.set(initial, [...(groups.get(initial) ?? []), each]);
  }
  return [...groups]
    .map(([initial, people]) => ({ initial, people }))
    .sort((a, b) => a.initial.localeCompare(b.initial, 'zh-CN'));
}
