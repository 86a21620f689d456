import type { BoardFeed, BoardReport } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { askPairing, type PairingState } from '../pairing/ask-pairing';
import { saysAway } from '../../platform/store/database-away';
import type { Tables } from '../../platform/store/tables/tables';
import type { Settings } from '../../platform/settings/settings';
import { previewFeed } from './board-feed';
import { hearBoard } from './hear-board';
import type { FeedBytes } from './feed-bytes';
import type { KeptFeeds } from './kept-feeds';
import { BoardUpdates } from './board-updates';
import { tokenHolder, type TokenHolder } from './token-holder';

/** Milliseconds in which repeated requests are recorded once. */
const every = 60_000;

/**
 * Records that somebody has asked with the token of a board that the office has ended, and got nothing, so
 * that the office sees it.
 */
async function noteRefusal(db: Kysely<Tables>, now: Date, board: string): Promise<void> {
  const row = await db
    .selectFrom('board')
    .where('code', '=', board)
    .where('revoked_at', 'is not', null)
    .select('refused_at')
    .executeTakeFirst();
  if (!row || (row.refused_at !== null && now.getTime() - Date.parse(row.refused_at) < every)) return;
  await db.updateTable('board').set({ refused_at: now.toISOString() }).where('code', '=', board).execute();
}

/** All that a screen may do, with what its browser holds. */
export interface Screens {
  /** @param secret what its browser has from an earlier answer; null: nothing */
  ask(secret: string | null): Promise<PairingState>;
  holder(token: string | null): Promise<TokenHolder>;
  /** Somebody is refused what a board is given, since the office has ended this one's connection. Never throws: they are all the same. */
  noteRefusal(board: string): Promise<void>;
  /**
   * The feed of a board: the public feed of the unit that its token is bound to, with the board's own
   * settings. Without a board: the feed of one without settings
   */
  feed(board: { unit: string; board?: string }): Promise<BoardFeed>;
  /** the feed as bytes for sending */
  feedBytes(board: { unit: string; board: string }): Promise<{ bytes: FeedBytes; at: string }>;
  /**
   * the feed that one of a unit's boards would show at a moment, or (`board` null) one without settings;
   * null: the unit has no such board in use
   */
  preview(asked: { unit: string; board: string | null; at: Date }): Promise<BoardFeed | null>;
  /** whether a board may take that version of its program now (see `BoardUpdates`) */
  mayUpdate(board: { board: string; version: string }): Promise<boolean>;
  /** stores a board's report: the scene on its screen, its state and what it has shown */
  hear(board: { board: string; unit: string }, shown: BoardReport): Promise<void>;
}

/** Everything that screens may do, over SQL. */
export function screens(
  db: Kysely<Tables>,
  {
    clock,
    feeds,
    log,
    settings
  }: {
    clock: () => Date;
    feeds: KeptFeeds;
    log: Pick<Logger, 'error'>;
    settings: Pick<Settings, 'publicUrl' | 'demo'>;
  }
): Screens {
  const updates = new BoardUpdates(db);
  return {
    ask: (secret) => askPairing(db, clock(), secret),
    holder: (token) => tokenHolder(db, clock(), token),
    async noteRefusal(board) {
      try {
        await noteRefusal(db, clock(), board);
      } catch (error) {
        if (!saysAway(error)) log.error({ err: error }, 'refused board');
      }
    },
    feed: ({ unit, board }) => feeds.of(unit, board),
    feedBytes: ({ unit, board }) => feeds.bytes(unit, board),
    preview: (asked) => previewFeed(db, asked, settings),
    mayUpdate: (board) => updates.may(clock(), board),
    hear: (board, shown) => hearBoard(db, clock(), board, shown)
  };
}
