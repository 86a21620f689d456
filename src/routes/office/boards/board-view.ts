import type { Board } from '$lib/server/boards/boards';

/**
 * How a board is doing, as the office reads it:
 * - `open`: the demo's own, which anybody may open
 * - `confirmed`: its screen hasn't fetched its token yet
 * - `playing`, `silent`: it has said what it shows lately, or not for a while
 * - `ended`: the office has ended its connection
 */
export type BoardState = 'open' | 'confirmed' | 'playing' | 'silent' | 'ended';

/** A board says every five minutes that it is there: after two that didn't come, it is silent. */
const silentAfter = 12 * 60_000;

/** @param newest revision of what is published now */
export function boardView(board: Board, now: Date, newest: number) {
  return {
    ...board,
    state: stateOf(board, now),
    current: board.shows === null ? null : board.shows >= newest
  };
}

function stateOf({ paired, revoked, seen }: Board, now: Date): BoardState {
  if (revoked !== null) return 'ended';
  if (paired === null) return 'open';
  if (seen === null) return 'confirmed';
  return now.getTime() - Date.parse(seen) < silentAfter ? 'playing' : 'silent';
}
