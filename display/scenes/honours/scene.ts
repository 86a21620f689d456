import type { Published } from '$lib/notice';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import type { SceneKind } from '../scene-kind';
import { honoursPages, type HonoursPage } from './honours-pages';

export interface HonoursSlot extends PagePlace {
  scene: 'honours';
}

/** 光荣榜: the first three of each pool. */
export const scene: SceneKind<HonoursSlot, { notice: Published; page: HonoursPage }> = {
  seconds: 12,
  shown: 'usual',
  turn: 2,
  isList: true,
  title: () => m.scene_title_honours(),
  lists: ({ feed: { notice } }) =>
    notice ? [pagesOf(honoursPages(notice.snapshot)).map((place) => ({ scene: 'honours', ...place }))] : [],
  data: ({ notice }, slot) => {
    const page = notice && honoursPages(notice.snapshot)[slot.page];
    return page ? { notice, page } : null;
  }
};

declare module '../scene-kind' {
  interface SceneKinds {
    honours: typeof scene;
  }
}
