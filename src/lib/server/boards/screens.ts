import type { BoardFeed, Shown } from '$lib/sync';
import type { Kysely } from 'kysely';
import { sourceKey } from '../auth/source-key';
import { askPairing, type Asked } from '../pairing/ask-pairing';
import type { Tables } from '../store/tables';
import type { Settings } from '../settings/settings';
import { previewFeed } from './board-feed';
import { hearBoard } from './hear-board';
import type { FeedBytes } from './feed-bytes';
import type { KeptFeeds } from './kept-feeds';
import { tokenHolder, type Holder } from './token-holder';

/** All that a screen may do, with what its browser holds. */
export interface Screens {
  /** @throws Problem `too-many-screens` */
  ask(screen: { secret: string | null; source: string }): Promise<Asked>;
  holder(token: string | null): Promise<Holder>;
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
  /** the board says what stands on its screen, how it is and what it has shown */
  hear(board: { board: string; unit: string }, shown: Shown): Promise<void>;
}

/** @param secret keys the digests of network addresses */
export function screens(
  db: Kysely<Tables>,
  {
    clock,
    feeds,
    secret,
    settings
  }: {
    clock: () => Date;
    feeds: KeptFeeds;
    secret: string;
    settings: Pick<Settings, 'publicUrl' | 'demo'>;
  }
): Screens {
  return {
    ask: ({ secret: own, source }) =>
      askPairing(db, clock(), { secret: own, source: sourceKey(secret, 'pairing', source) }),
    holder: (token) => tokenHolder(db, clock(), token),
    feed: ({ unit, board = '' }, knows = 0) => feeds.of(unit, { board, knows }),
    feedBytes: ({ unit, board }, knows) => feeds.bytes(unit, { board, knows }),
    preview: (asked) => previewFeed(db, asked, settings),
    hear: (board, shown) => hearBoard(db, clock(), board, shown)
  };
}
