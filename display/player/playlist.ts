import { periodKind, type Snapshot } from '$lib/notice';
import type { Announcement, BoardFeed } from '$lib/sync';
import { changesPages, standingsPages, supplementPages, type Layout } from './pages';
import { textPages, type Room } from './text-lines';

export type SceneName =
  'standings' | 'changes' | 'notice' | 'supplement' | 'announcement' | 'trend' | 'waiting';

/** One turn of the playlist: a page of a scene, for so long. */
export type Turn = { seconds: number } &
  /** without a code those of the notice in front */
  (
    | { scene: 'standings'; code?: string; page: number; pages: number }
    | { scene: 'changes'; page: number; pages: number }
    | { scene: 'supplement'; code: string; page: number; pages: number }
    | { scene: 'announcement'; code: string; page: number; pages: number }
    | { scene: 'notice'; code: string }
    | { scene: 'trend' | 'waiting' }
  );

const seconds = {
  ...{ standings: 12, changes: 10, notice: 15, supplement: 12 },
  ...{ announcement: 15, trend: 12, waiting: 15 }
} as const;

/** A long month's changes, and the rows of a long supplementary notice, take several rounds, so that the standings come back soon. */
export const changesPerRound = 3;

/** What fits beside the QR code at the size of running text. */
const room: Record<Layout, Room> = {
  landscape: { columns: 22, first: 6.5, next: 10 },
  portrait: { columns: 22.5, first: 8.5, next: 11 }
};

/** Pages of an announcement, each with its paragraphs. */
export function announcementPages(announcement: Announcement, layout: Layout): string[][] {
  return textPages(announcement.body, room[layout]);
}

/**
 * What a board shows in one round, in turn. A scene that has nothing to show is left out; when none has, the
 * board says that it waits for the first notice.
 *
 * @param round counts rounds since the start: the changes go on where the last round ended
 */
export function playlist(feed: BoardFeed, layout: Layout, round: number): Turn[] {
  const snapshot = feed.notice?.snapshot;
  const turns: Turn[] = [];
  if (snapshot) {
    const standings = standingsPages(snapshot.rows, layout).length;
    const changes = changesPages(snapshot.changes, layout).length;
    turns.push(
      ...pagesOf(standings).map((page) => paged('standings', page, standings)),
      ...feed.alsoOpen.flatMap((beside) => standingsBeside(snapshot, beside.snapshot, layout)),
      ...pagesOfRound(changes, round).map((page) => paged('changes', page, changes)),
      ...[feed.notice, ...feed.alsoOpen].flatMap((each): Turn[] =>
        each ? [{ scene: 'notice', code: each.snapshot.code, seconds: seconds.notice }] : []
      )
    );
  }
  for (const { supplement } of feed.supplements ?? []) {
    const { code, rows } = supplement;
    const pages = supplementPages(rows, layout).length;
    turns.push(...pagesOfRound(pages, round).map((page) => ({ ...paged('supplement', page, pages), code })));
  }
  for (const announcement of feed.announcements) {
    const pages = announcementPages(announcement, layout).length;
    const { code } = announcement;
    turns.push(
      ...pagesOf(pages).map((page): Turn => ({
        scene: 'announcement',
        code,
        page,
        pages,
        seconds: seconds.announcement
      }))
    );
  }
  if (snapshot && snapshot.trend.length > 0) turns.push({ scene: 'trend', seconds: seconds.trend });
  return turns.length > 0 ? turns : [{ scene: 'waiting', seconds: seconds.waiting }];
}

/** Of what hangs beside the newest notice, a period of another length has its own standings; an earlier month has had its turn. */
function standingsBeside(front: Snapshot, { code, period, rows }: Snapshot, layout: Layout): Turn[] {
  if (periodKind(period) === periodKind(front.period)) return [];
  const pages = standingsPages(rows, layout).length;
  return pagesOf(pages).map((page) => ({ ...paged('standings', page, pages), code }));
}

/** Names a turn, the same in the playlist before and after a change of data. */
export function turnKey(turn: Turn): string {
  const page = 'page' in turn ? `/${turn.page}` : '';
  const code = 'code' in turn ? `/${turn.code}` : '';
  return turn.scene + code + page;
}

function paged<S extends 'standings' | 'changes' | 'supplement'>(scene: S, page: number, pages: number) {
  return { scene, page, pages, seconds: seconds[scene] };
}

function pagesOf(pages: number): number[] {
  return Array.from({ length: pages }, (_, page) => page);
}

function pagesOfRound(pages: number, round: number): number[] {
  const parts = Math.ceil(pages / changesPerRound);
  const first = parts > 0 ? (round % parts) * changesPerRound : 0;
  return pagesOf(pages).slice(first, first + changesPerRound);
}

/**
 * Where a change of data takes the reader: to what is new, for that is why they look up. A new announcement first,
 * then a new notice from its first page, then what mends one; anything else changes in place, or gives way to what follows.
 *
 * @returns index into `turns`
 */
export function turnAfterChange(
  before: BoardFeed,
  after: BoardFeed,
  turns: readonly Turn[],
  current: Turn,
  at: number
): number {
  const known = new Set(before.announcements.map(textOf));
  const fresh = after.announcements.find((each) => !known.has(textOf(each)));
  if (fresh) return turns.findIndex((turn) => turn.scene === 'announcement' && turn.code === fresh.code);
  if (after.notice && after.notice.digest !== before.notice?.digest) return 0;
  const hung = new Set([before.notice, ...before.alsoOpen].map((notice) => notice?.digest));
  const beside = after.alsoOpen.find(({ digest }) => !hung.has(digest))?.snapshot.code;
  const first = turns.findIndex((turn) => 'code' in turn && turn.code === beside);
  if (beside !== undefined && first >= 0) return first;
  const mended = new Set(before.supplements?.map(({ digest }) => digest));
  const mends = after.supplements?.find(({ digest }) => !mended.has(digest))?.supplement.code;
  const told = turns.findIndex((turn) => turn.scene === 'supplement' && turn.code === mends);
  if (told >= 0) return told;
  const same = turns.findIndex((turn) => turnKey(turn) === turnKey(current));
  return same >= 0 ? same : Math.min(at, turns.length - 1);
}

function textOf({ code, title, body }: Announcement): string {
  return [code, title, body].join('\n');
}
