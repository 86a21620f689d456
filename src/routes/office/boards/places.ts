import type { BoardGroup } from '$lib/server/boards/lists/board-lists';
import type { Board } from '$lib/server/boards/boards';
import type { Place } from '$lib/server/boards/lists/place';

/** Where something may count, as the office chooses it: all boards, each group, each board in use. */
export interface PlaceOption {
  place: Place;
  kind: 'all' | 'group' | 'board';
  name: string;
}

export function placeOptions(groups: readonly BoardGroup[], boards: readonly Board[]): PlaceOption[] {
  return [
    { place: 'all', kind: 'all', name: '' },
    ...groups.map(({ id, name }): PlaceOption => ({ place: `group:${id}`, kind: 'group', name })),
    ...boards
      .filter(({ revoked }) => revoked === null)
      .map(({ code, name }): PlaceOption => ({ place: `board:${code}`, kind: 'board', name }))
  ];
}
