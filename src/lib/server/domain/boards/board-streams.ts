import type { App } from '../../app';
import type { FollowedChanges, StreamEndpoint } from '../../platform/live/answer-live';
import { tokenIn } from './board-cookies';
import type { ChangeKind } from '../../platform/changes/changes';
import { publicKinds } from './board-feed';

/** A board's stream hears what its feed shows, and `board`, by which its connection may have ended. */
const boardKinds: readonly ChangeKind[] = [...publicKinds, 'board'];

/**
 * Streams a unit's public news to a board for as long as its connection is valid; the stream ends with it.
 */
export const pairedBoardStream: StreamEndpoint<App> = {
  id: '/api/live/board',
  pattern: /^\/api\/live\/board$/,
  async follow(app, req) {
    const token = tokenIn(req.headers.cookie);
    const holder = await app.screens.holder(token);
    if (holder.kind !== 'board') return null;
    const holds = async () => (await app.screens.holder(token)).kind === 'board';
    return { ...publicChanges(app, holder.unit, `board ${holder.board}`), holds };
  }
};

/** The demo's boards are anybody's. */
export const demoBoardStream: StreamEndpoint<App> = {
  id: '/api/live/board/[board]',
  pattern: /^\/api\/live\/board\/([\w-]{1,64})$/,
  async follow(app, _, board) {
    const unit = await app.public.boardUnit(board);
    return unit === null ? null : publicChanges(app, unit, null);
  }
};

function publicChanges(app: App, unit: string, holder: string | null): FollowedChanges {
  return {
    unit,
    holder,
    kinds: boardKinds,
    concerns: (change) => publicKinds.includes(change.kind),
    missed: (cursor) => app.public.changesAfter(unit, cursor)
  };
}
