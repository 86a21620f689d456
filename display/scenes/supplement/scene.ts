import type { PublishedSupplement, SupplementRow } from '$lib/notice';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import type { SceneKind } from '../scene-kind';
import { supplementPages } from './supplement-pages';

export interface SupplementSlot extends PagePlace {
  scene: 'supplement';
  code: string;
  /** the row that somebody has looked for, from 0 */
  mark?: number;
}

/** 补充公示: what corrects a notice, with a window of its own. */
export const scene: SceneKind<SupplementSlot, { published: PublishedSupplement; rows: SupplementRow[] }> = {
  seconds: 12,
  pagesPerRound: 3,
  shown: 'always',
  title: () => m.scene_title_supplement(),
  lists: ({ feed }) =>
    feed.supplements.map(({ supplement: { code, rows } }) =>
      pagesOf(supplementPages(rows)).map((place) => ({ scene: 'supplement', code, ...place }))
    ),
  data: (feed, slot) => {
    const published = feed.supplements.find((each) => each.supplement.code === slot.code);
    const rows = published && supplementPages(published.supplement.rows)[slot.page];
    return rows ? { published, rows } : null;
  },
  publishes: ({ code }) => [code]
};

declare module '../scene-kind' {
  interface SceneKinds {
    supplement: typeof scene;
  }
}
