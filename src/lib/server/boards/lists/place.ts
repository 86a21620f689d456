import type { BoardGroup } from './board-lists';

/** Where a playlist or a screen's hours count: all boards of the unit, one group, or one board by its code. */
export type Place = 'all' | `group:${string}` | `board:${string}`;

/** What is typed, or null for no place at all. Whether there is such a group or board is the store's to say. */
export function readPlace(typed: string): Place | null {
  return typed === 'all' || /^(?:group|board):[\w-]{1,64}$/.test(typed) ? (typed as Place) : null;
}

/** The places that a board is in, the one that wins first: itself, its groups by name, all boards. */
export function placesOf(board: string, groups: readonly BoardGroup[]): Place[] {
  const own = groups.filter(({ boards }) => boards.includes(board));
  return [`board:${board}`, ...own.map(({ id }): Place => `group:${id}`), 'all'];
}

/** What counts at a place, of what is set by place: its own, or what it takes over from wider ones; null: nothing is. */
export function winsAt<T>(
  place: Place,
  groups: readonly BoardGroup[],
  set: ReadonlyMap<Place, T>
): { place: Place; what: T } | null {
  const [kind, board = ''] = place.split(':');
  if (kind === 'board') return wins(board, groups, set);
  const found = [place, 'all' as const].find((each) => set.has(each));
  const what = found && set.get(found);
  return found && what !== undefined ? { place: found, what } : null;
}

/** What counts for a board, of what is set by place; null: nothing is. */
export function wins<T>(
  board: string,
  groups: readonly BoardGroup[],
  set: ReadonlyMap<Place, T>
): { place: Place; what: T } | null {
  for (const place of placesOf(board, groups)) {
    const what = set.get(place);
    if (what !== undefined) return { place, what };
  }
  return null;
}
