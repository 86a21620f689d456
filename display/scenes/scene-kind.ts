import type { Snapshot } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';
import type { DrawnMoment, Layout } from './paging';

/** The part of the notice in front that titles speak of. */
export type NoticeInFront = Pick<Snapshot, 'period' | 'ranks' | 'score' | 'firstAssessment'>;

/** The scenes by their names. Each folder's `scene.ts` adds its own, so that its slots and data are typed without a list of all. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the folders fill it
export interface SceneKinds {}

export type SceneName = keyof SceneKinds;

/** A scene as the player, the foot and both faces of the board know it. */
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
  /** Its turn on a board without a playlist, where it is `usual`: the lowest is the first. */
  turn?: number;
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

/** A page of a scene, with what was paged by measuring. */
export type SlotOf<K extends SceneKinds[SceneName]> = K extends SceneKind<infer S, unknown> ? S : never;

/** The part of the feed from which a scene is drawn. */
export type DataOf<K extends SceneKinds[SceneName]> = NonNullable<ReturnType<K['data']>>;

export type SceneSlot<N extends SceneName = SceneName> = SlotOf<SceneKinds[N]>;
export type SceneData<N extends SceneName = SceneName> = DataOf<SceneKinds[N]>;
