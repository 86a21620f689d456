import type { BoardGroup } from './board-lists';

/**
 * The scope of a playlist or of a screen's hours: all boards of the unit, one group, or one board by its
 * code.
 */
export type BoardPlace = 'all' | `group:${string}` | `board:${string}`;

/**
 * Reads a place as typed; null when it is none. Whether there is such a group or board is checked by the
 * store.
 */
export function readPlace(typed: string): BoardPlace | null {
  return typed === 'all' || /^(?:group|board):[\w-]{1,64}$/.test(typed) ? (typed as BoardPlace) : null;
}

/** The places that a board is in, the one that wins first: itself, its groups by name, all boards. */
export function placesOfBoard(board: string, groups: readonly BoardGroup[]): BoardPlace[] {
  const own = groups.filter(({ boards }) => boards.includes(board));
  return [`board:${board}`, ...own.map(({ id }): BoardPlace => `group:${id}`), 'all'];
}

/**
 * The setting that applies at a place: its own, or the one that it inherits from wider places; null: there
 * is none.
 */
export function winsAt<T>(
  place: BoardPlace,
  groups: readonly BoardGroup[],
  set: ReadonlyMap<BoardPlace, T>
): { place: BoardPlace; what: T } | null {
  const [kind, board = ''] = place.split(':');
  if (kind === 'board') return winningSetting(board, groups, set);
  const found = [place, 'all' as const].find((each) => set.has(each));
  const what = found && set.get(found);
  return found && what !== undefined ? { place: found, what } : null;
}

/** The setting that applies to a board; null: there is none. */
export function winningSetting<T>(
  board: string,
  groups: readonly BoardGroup[],
  set: ReadonlyMap<BoardPlace, T>
): { place: BoardPlace; what: T } | null {
  for (const place of placesOfBoard(board, groups)) {
    const what = set.get(place);
    if (what !== undefined) return { place, what };
  }
  return null;
}
