import type { RulePage } from './rule/rule-pages';
import type { Announcement, BoardFeed, Emergency, RuleInBrief, UnitMoment } from '$lib/sync';

export type Layout = 'landscape' | 'portrait';

/** A page of so many, from 0. */
export interface PagePlace {
  page: number;
  pages: number;
}

/** Pages of running text, which only measuring or counting tells. The same text on the same screen has the same pages. */
export interface TextPages {
  announcement(announcement: Announcement, layout: Layout): string[][];
  rule(rule: RuleInBrief, layout: Layout): RulePage[];
  emergency(emergency: Emergency, layout: Layout): string[][];
}

export interface DrawnFeed {
  feed: BoardFeed;
  layout: Layout;
  pages: TextPages;
}

/** A feed at a moment of its unit's day. */
export interface DrawnMoment extends DrawnFeed {
  moment: UnitMoment;
}

/** Splits a list into the fewest parts of at most `size`, about equally long: 9 become 5 and 4, not 8 and a lonely one. */
export function evenParts<T>(list: readonly T[], size: number): T[][] {
  const parts = Math.ceil(list.length / size);
  const start = (part: number) => Math.ceil((part * list.length) / parts);
  return Array.from({ length: parts }, (_, part) => list.slice(start(part), start(part + 1)));
}

/** A slot's place for each of a list's pages. */
export function pagesOf(list: readonly unknown[]): PagePlace[] {
  return list.map((_, page) => ({ page, pages: list.length }));
}
