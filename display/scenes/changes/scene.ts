import type { Published, SnapshotChange } from '$lib/notice';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import { tableText } from '../parts/table-text';
import type { SceneKind } from '../scene-kind';
import { changesPages } from './changes-pages';

export interface ChangesSlot extends PagePlace {
  scene: 'changes';
}

/** 本月变动: what was credited in the period. */
export const changes: SceneKind<ChangesSlot, { notice: Published; changes: SnapshotChange[] }> = {
  seconds: 10,
  pagesPerRound: 3,
  shown: 'usual',
  isList: true,
  title: (notice) => (notice ? tableText(notice).changes : m.scene_title_changes()),
  lists: ({ feed: { notice } }) =>
    notice
      ? [pagesOf(changesPages(notice.snapshot.changes)).map((place) => ({ scene: 'changes', ...place }))]
      : [],
  data: ({ notice }, slot) => {
    const page = notice && changesPages(notice.snapshot.changes)[slot.page];
    return page ? { notice, changes: page } : null;
  },
  publishes: (_, { notice }) => (notice ? [notice.snapshot.code] : [])
};
