import { countedPages } from '$display/player/counted-pages';
import { changesPages, standingsPages, supplementPages, type StandingsPage } from '$display/player/pages';
import type { Published, PublishedSupplement, SnapshotChange, SupplementRow } from '$lib/notice';
import type { Announcement, BoardFeed, Emergency } from '$lib/sync';

/** One page of the plain board: what is drawn, for how many seconds, and a name that outlives a change of data. */
export type LitePage = { key: string; seconds: number; at: number; of: number } & (
  | { scene: 'emergency'; emergency: Emergency; left: number }
  | { scene: 'standings'; notice: Published; page: StandingsPage }
  | { scene: 'changes'; notice: Published; changes: SnapshotChange[] }
  | { scene: 'notice'; notice: Published }
  | { scene: 'supplement'; published: PublishedSupplement; rows: SupplementRow[] }
  | { scene: 'announcement'; announcement: Announcement; paragraphs: string[] }
  | { scene: 'waiting' }
);

/** As a board is read from the back of a hall; the same for both ways a screen hangs, which the server doesn't know. */
const layout = 'landscape';

/**
 * All that a feed has, page by page in the order of the board: standings, changes, notices, what mends them,
 * announcements. Emergencies come first, and cover the rest for as long as they last.
 *
 * @param now milliseconds since 1970, by the server
 */
export function litePages(feed: BoardFeed, now: number): LitePage[] {
  const notices = [feed.notice, ...feed.alsoOpen].flatMap((notice) => notice ?? []);
  const pages = [
    ...(feed.emergencies ?? []).flatMap((emergency) => emergencyPage(emergency, now)),
    ...notices.flatMap((notice, index) => standings(notice, index)),
    ...(feed.notice ? changes(feed.notice) : []),
    ...notices.map((notice): LitePage => ({
      ...one(`notice/${notice.snapshot.code}`, 15),
      scene: 'notice',
      notice
    })),
    ...(feed.supplements ?? []).flatMap(supplement),
    ...feed.announcements.flatMap(announcement)
  ];
  return pages.length > 0 ? pages : [{ ...one('waiting', 15), scene: 'waiting' }];
}

function emergencyPage(emergency: Emergency, now: number): LitePage[] {
  const left = Date.parse(emergency.until) - now;
  if (left <= 0 || Date.parse(emergency.from) > now) return [];
  return [{ ...one(`emergency/${emergency.id}`, 15), scene: 'emergency', emergency, left }];
}

/** Of an earlier notice that still hangs the standings have had their turn: its own page is enough, unless it is of longer periods. */
function standings(notice: Published, index: number): LitePage[] {
  const { code, rows, ranks, period } = notice.snapshot;
  if (index > 0 && period.length === 7 && ranks !== 'balance') return [];
  return spread(standingsPages(rows, layout), `standings/${code}`, 12, (page) => ({
    scene: 'standings',
    notice,
    page
  }));
}

function changes(notice: Published): LitePage[] {
  return spread(changesPages(notice.snapshot.changes, layout), 'changes', 10, (part) => ({
    scene: 'changes',
    notice,
    changes: part
  }));
}

function supplement(published: PublishedSupplement): LitePage[] {
  const { code, rows } = published.supplement;
  return spread(supplementPages(rows, layout), `supplement/${code}`, 12, (part) => ({
    scene: 'supplement',
    published,
    rows: part
  }));
}

function announcement(announcement: Announcement): LitePage[] {
  return spread(countedPages(announcement.body), `announcement/${announcement.code}`, 15, (part) => ({
    scene: 'announcement',
    announcement,
    paragraphs: part
  }));
}

function one(key: string, seconds: number) {
  return { key, seconds, at: 1, of: 1 };
}

type Drawn = LitePage extends infer Page
  ? Page extends LitePage
    ? Omit<Page, 'key' | 'seconds' | 'at' | 'of'>
    : never
  : never;

function spread<T>(parts: readonly T[], key: string, seconds: number, drawn: (part: T) => Drawn): LitePage[] {
  return parts.map((part, index) => ({
    ...one(`${key}/${index}`, seconds),
    at: index + 1,
    of: parts.length,
    ...drawn(part)
  }));
}
