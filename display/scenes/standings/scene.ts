import { periodKind } from '$lib/calendar';
import type { Published } from '$lib/notice';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import { shortScore } from '../parts/short-noun';
import { noticeOf } from '../parts/notice-of';
import type { SceneKind } from '../scene-kind';
import { standingsPages, type StandingsPage } from './standings-pages';

export interface StandingsSlot extends PagePlace {
  scene: 'standings';
  /** the notice's code; absent for the notice in front */
  code?: string;
  /** the row that somebody has looked for, from 0 */
  mark?: number;
}

/** 积分榜: the list in rank order. A period of another length that is still open beside the newest has its own. */
export const scene: SceneKind<StandingsSlot, { notice: Published; page: StandingsPage }> = {
  seconds: 12,
  pagesPerRound: 8,
  shown: 'usual',
  turn: 1,
  isList: true,
  title: (notice) => m.scene_title_standings({ score: shortScore(notice ?? {}) }),
  lists: ({ feed: { notice, alsoOpen }, layout }) => {
    if (!notice) return [];
    const places = ({ snapshot }: Published) => pagesOf(standingsPages(snapshot.rows, layout));
    // An earlier month has had its turn.
    const beside = alsoOpen.filter(
      ({ snapshot }) => periodKind(snapshot.period) !== periodKind(notice.snapshot.period)
    );
    return [
      places(notice).map((place) => ({ scene: 'standings', ...place })),
      ...beside.map((each) =>
        places(each).map((place): StandingsSlot => ({
          scene: 'standings',
          code: each.snapshot.code,
          ...place
        }))
      )
    ];
  },
  data: (feed, slot, layout) => {
    const notice = noticeOf(feed, slot.code);
    const page = notice && standingsPages(notice.snapshot.rows, layout)[slot.page];
    return page ? { notice, page } : null;
  },
  publishes: (slot, feed) => [slot.code ?? feed.notice?.snapshot.code ?? []].flat()
};

declare module '../scene-kind' {
  interface SceneKinds {
    standings: typeof scene;
  }
}
