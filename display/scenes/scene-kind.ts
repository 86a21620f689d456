import type { Snapshot } from '$lib/notice';
import type { BoardFeed, SceneName } from '$lib/sync';
import type { DrawnMoment, Layout } from './paging';

/** The part of the notice in front that titles speak of. */
export type NoticeInFront = Pick<Snapshot, 'period' | 'ranks' | 'score' | 'firstAssessment'>;

/** A scene as the player, the foot and both faces of the board know it; each has a folder here and a line in the registry. */
export interface SceneKind<S extends { scene: SceneName }, D> {
  /** how long one page is shown where no line of the playlist says otherwise */
  seconds: number;
  /** A long list takes several rounds of the playlist, so that all else comes back soon: pages of it in one. Absent: all. */
  pagesPerRound?: number;
  /**
   * When it is shown. `usual`: on a board without a playlist, else where the playlist says so; `asked`: only there; `always`:
   * whatever the playlist says, behind its lists; `apart`: the player alone decides, and the playlist knows nothing of it.
   */
  shown: 'usual' | 'asked' | 'always' | 'apart';
  /** It is a list that the notice in front publishes: scenes that are `always` shown come right after the last of these. */
  isList?: boolean;
  /**
   * Its title in the foot.
   *
   * @param notice the one in front; null while there is none
   */
  title(notice: NoticeInFront | null): string;
  /**
   * All that it has to show, as lists of which each is paged by itself; a slot without `seconds` lasts as long as its line says.
   *
   * @param line the playlist's, where it names one of several
   */
  lists(drawn: DrawnMoment, line: { code?: string }): (S & { seconds?: number })[][];
  /** The part of the feed from which a slot is drawn, on either face; null once it hangs no more. */
  data(feed: BoardFeed, slot: S, layout: Layout): D | null;
  /** Codes of the notices that a slot publishes. What is drawn from a notice for show, such as the trend, publishes none. */
  publishes?(slot: S, feed: BoardFeed): string[];
}
