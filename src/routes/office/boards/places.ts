import type { BoardGroup } from '$lib/server/domain/boards/lists/board-lists';
import type { BoardRecord } from '$lib/server/domain/boards/boards';
import type { BoardPlace } from '$lib/server/domain/boards/lists/place';

/** A place that the office can choose: all boards, a group, or a board in use. */
export interface PlaceOption {
  place: BoardPlace;
  kind: 'all' | 'group' | 'board';
  name: string;
}

/** The places to choose from: all boards, each group, and each board whose connection wasn't ended. */
export function placeOptions(groups: readonly BoardGroup[], boards: readonly BoardRecord[]): PlaceOption[] {
  return [
    { place: 'all', kind: 'all', name: '' },
    ...groups.map(({ id, name }): PlaceOption => ({ place: `group:${id}`, kind: 'group', name })),
    ...boards
      .filter(({ revoked }) => revoked === null)
      .map(({ code, name }): PlaceOption => ({ place: `board:${code}`, kind: 'board', name }))
  ];
}
