import type { Published, SnapshotChange } from '$lib/notice';
import { m } from '$lib/text';
import { evenParts, pagesOf, type PagePlace } from '../paging';
import { tableText } from '../parts/table-text';
import type { SceneKind } from '../scene-kind';

export interface ChangesSlot extends PagePlace {
  scene: 'changes';
}

/** Rows that stay readable from the back of a hall, whichever way the screen hangs. */
const rowsPerPage = 7;

/** 本月变动: what was credited in the period. */
export const scene: SceneKind<ChangesSlot, { notice: Published; changes: SnapshotChange[] }> = {
  seconds: 10,
  pagesPerRound: 3,
  shown: 'usual',
  turn: 3,
  isList: true,
  title: (notice) => (notice ? tableText(notice).changes : m.scene_title_changes()),
  lists: ({ feed: { notice } }) =>
    notice
      ? [
          pagesOf(evenParts(notice.snapshot.changes, rowsPerPage)).map((place) => ({
            scene: 'changes',
            ...place
          }))
        ]
      : [],
  data: ({ notice }, slot) => {
    const page = notice && evenParts(notice.snapshot.changes, rowsPerPage)[slot.page];
    return page ? { notice, changes: page } : null;
  },
  publishes: (_, { notice }) => (notice ? [notice.snapshot.code] : [])
};

declare module '../scene-kind' {
  interface SceneKinds {
    changes: typeof scene;
  }
}
