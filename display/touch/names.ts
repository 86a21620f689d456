import type { Snapshot } from '$lib/notice';
import type { Found } from '../player/agenda';
import { standingsPages, type Layout } from '../player/pages';

/** Somebody on the board, and where they stand. */
export interface Listed {
  name: string;
  found: Found;
}

/** Everybody on the list, in its order. Who stands in the line under the table is marked by nothing: `mark` is −1. */
export function listedOn({ rows }: Snapshot, layout: Layout): Listed[] {
  const pages = standingsPages(rows, layout);
  return rows.flatMap((row) => {
    const on = pages.findIndex((page) => page.rows.includes(row));
    const page = on < 0 ? pages.findIndex(({ pool }) => pool === row.pool) : on;
    const mark = pages[page]?.rows.indexOf(row) ?? -1;
    return page < 0 ? [] : [{ name: row.name, found: { page, pages: pages.length, mark } }];
  });
}

/** By surname, or by the first letter: nobody types on a wall. In the order of the alphabet, of pinyin in Chinese. */
export function byInitial(listed: readonly Listed[]): { initial: string; people: Listed[] }[] {
  const groups = new Map<string, Listed[]>();
  for (const each of listed) {
    const initial = (Array.from(each.name.trim())[0] ?? '').toLocaleUpperCase();
    groups.set(initial, [...(groups.get(initial) ?? []), each]);
  }
  return [...groups]
    .map(([initial, people]) => ({ initial, people }))
    .sort((a, b) => a.initial.localeCompare(b.initial, 'zh-CN'));
}
