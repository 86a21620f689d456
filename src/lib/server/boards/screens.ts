import type { BoardFeed, Shown } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { sourceKey } from '../auth/source-key';
import { askPairing, type Asked } from '../pairing/ask-pairing';
import { saysAway } from '../store/database-away';
import type { Tables } from '../store/tables';
import type { Settings } from '../settings/settings';
import { previewFeed } from './board-feed';
import { hearBoard } from './hear-board';
import type { FeedBytes } from './feed-bytes';
import type { KeptFeeds } from './kept-feeds';
import { BoardUpdates } from './board-updates';
import { noteRefusal } from './note-refusal';
import { tokenHolder, type Holder } from './token-holder';

/** All that a screen may do, with what its browser holds. */
export interface Screens {
  /** @throws Problem `too-many-screens` */
  ask(screen: { secret: string | null; source: string }): Promise<Asked>;
  holder(token: string | null): Promise<Holder>;
  /** Somebody is refused what a board is given, since the office has ended this one's connection. Never throws: they are all the same. */
  noteRefusal(board: string): Promise<void>;
  /**
   * What a board shows: the public feed of the unit that its token is bound to, and what is set for this board.
   * @param knows what its program knows (see `unit-feed`); none: what all of the unit's boards share
   */
  feed(board: { unit: string; board?: string }, knows?: number): Promise<BoardFeed>;
  /** the same as it goes out */
  feedBytes(board: { unit: string; board: string }, knows: number): Promise<{ bytes: FeedBytes; at: string }>;
  /**
   * what one of a unit's boards would show at a moment, or (`board` null) one for which nothing is set; null: the unit has no such
   * board in use
   */
  preview(asked: { unit: string; board: string | null; at: Date }): Promise<BoardFeed | null>;
  /** whether a board may take that version of its program now (see `BoardUpdates`) */
  mayUpdate(board: { board: string; version: string }): Promise<boolean>;
  /** the board says what stands on its screen, how it is and what it has shown */
  hear(board: { board: string; unit: string }, shown: Shown): Promise<void>;
}

/** @param secret keys the digests of network addresses */
export function screens(
  db: Kysely<Tables>,
  {
    clock,
    feeds,
    log,
    secret,
    settings
  }: {
    clock: () => Date;
    feeds: KeptFeeds;
    log: Pick<Logger, 'error'>;
    secret: string;
    settings: Pick<Settings, 'publicUrl' | 'demo'>;
  }
): Screens {
  const updates = new BoardUpdates(db);
  return {
    ask: ({ secret: own, source }) =>
      askPairing(db, clock(), { secret: own, source: sourceKey(secret, 'pairing', source) }),
    holder: (token) => tokenHolder(db, clock(), token),
    async noteRefusal(board) {
      try {
        await noteRefusal(db, clock(), board);
      } catch (error) {
        if (!saysAway(error)) log.error({ err: error }, 'refused board');
      }
    },
    feed: ({ unit, board = '' }, knows = 0) => feeds.of(unit, { board, knows }),
    feedBytes: ({ unit, board }, knows) => feeds.bytes(unit, { board, knows }),
    preview: (asked) => previewFeed(db, asked, settings),
    mayUpdate: (board) => updates.may(clock(), board),
    hear: (board, shown) => hearBoard(db, clock(), board, shown)
  };
}
