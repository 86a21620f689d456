import { countedPages } from '$display/player/counted-pages';
import { honoursPages, type HonoursPage } from '$display/player/honours';
import { changesPages, standingsPages, supplementPages, type StandingsPage } from '$display/player/pages';
import { noticesSeen } from '$display/player/notices-seen';
import { paginate } from '$display/player/paginate';
import { emergencyTurns, type TextPages } from '$display/player/playlist';
import { placeIn, programmeAt } from '$display/player/programme';
import { rulePages, type RulePage } from '$display/player/rule-pages';
import { widthOf } from '$display/player/text-lines';
import { turnKey, type Turn } from '$display/player/turn';
import type { Published, PublishedSupplement, SnapshotChange, SupplementRow } from '$lib/notice';
import type { Announcement, BoardFeed, Emergency, Media, RuleInBrief } from '$lib/sync';

/** What a page draws. */
export type Drawn =
  | { scene: 'emergency'; emergency: Emergency; text: readonly string[]; /** milliseconds */ left: number }
  | { scene: 'standings'; notice: Published; page: StandingsPage }
  | { scene: 'honours'; notice: Published; page: HonoursPage }
  | { scene: 'changes'; notice: Published; changes: SnapshotChange[] }
  | { scene: 'notice'; notice: Published }
  | { scene: 'supplement'; published: PublishedSupplement; rows: SupplementRow[] }
  | {
      scene: 'announcement';
      announcement: Announcement;
      paragraphs: readonly string[];
      /** the picture or film whose page it is; null: one of its words */
      shown: Media | null;
    }
  | { scene: 'rule'; rule: RuleInBrief; lines: RulePage }
  | { scene: 'trend'; notice: Published }
  | { scene: 'clock' }
  | { scene: 'night'; place: number };

/**
 * One page of the plain board: what is drawn, for how many seconds, a name that outlives a change of data, and the codes of
 * the notices that it publishes.
 */
export type LitePage = { key: string; seconds: number; at: number; of: number; notices: string[] } & Drawn;

/** As a board is read from the back of a hall; the same for both ways a screen hangs, which the server doesn't know. */
const layout = 'landscape';

/** Lines of the rule on one page, and full-width characters that one of them holds: of words, and of points beside them. */
const ruleRoom = { lines: 8, columns: 17, points: 16 };

/**
 * What static/lite.css leaves an emergency on a screen that lies, in rem; columns are full-width characters. For who runs no
 * script: static/lite-pages.js pages it anew by measuring.
 */
const emergencyRoom = {
  height: 6.2,
  title: { line: 1.63, columns: 13, sign: 1.4 },
  line: 0.81,
  gap: 0.2,
  columns: 27
};

/** For as long stands what a film shows, in words. */
const secondsOfFilm = 12;

/**
 * Pages in one document. 200 people and one announcement are 200 to 320 of them, up to 830 KB; with twenty of the longest
 * announcements all of them would be 2857 and 10 MB, written anew for each board every minute. A page has 4 KB at most, so that an old
 * box holds 1.2 MB: more than an hour of a programme, in which what may be objected to comes every five minutes.
 */
export const pagesAtOnce = 300;

/** Pages by counting: where it is drawn nothing can be measured. */
const pages: TextPages = {
  announcement: ({ body }) => countedPages(body),
  rule: (rule) =>
    rulePages(rule, (page) => {
      const taken = page.map((line) =>
        line.kind === 'part'
          ? 1
          : Math.max(
              1,
              Math.ceil(widthOf(line.text) / ruleRoom.columns),
              Math.ceil(widthOf(line.points) / ruleRoom.points)
            )
      );
      return taken.reduce((sum, each) => sum + each, 0) <= ruleRoom.lines;
    }),
  emergency: ({ title, text, drill }) => {
    const { height, title: heading, line, gap } = emergencyRoom;
    const lines = Math.ceil((heading.sign + widthOf(title)) / heading.columns);
    const room = height - heading.line * lines - (drill ? line + gap : 0);
    return paginate(text, (page) => {
      const taken = page.map((each) => Math.ceil(widthOf(each) / emergencyRoom.columns) * line + gap);
      return taken.reduce((sum, each) => sum + each, 0) <= room;
    });
  }
};

/**
 * The programme of the moment, page by page as the whole board plays it: by the playlist, the hours and the night.
 * Emergencies come first, and cover the rest for as long as they last. Of a programme longer than `pagesAtOnce` it is the
 * part that has its time; the next one comes when the board asks again.
 *
 * @param now milliseconds since 1970, by the server
 * @param nights false: what it shows by day, whatever the hour
 */
export function litePages(feed: BoardFeed, { now, nights }: { now: number; nights: boolean }): LitePage[] {
  const drawn = { feed, layout, pages } as const;
  const programme = programmeAt({ ...drawn, nights }, now);
  const { index } = placeIn(programme, now);
  const turns = [...named(emergencyTurns(drawn, now)), ...partAt(named(programme.turns), index)];
  return turns.flatMap(({ turn, key }) => {
    const drawing = drawingOf(turn, feed, now);
    if (!drawing) return [];
    const [at, of] = 'page' in turn ? [turn.page + 1, turn.pages] : [1, 1];
    // A film lasts as long as it takes on boards that play it; here it is a line to read.
    const isFilm = drawing.scene === 'announcement' && drawing.shown?.seconds !== undefined;
    const seconds = isFilm ? Math.min(turn.seconds, secondsOfFilm) : turn.seconds;
    const notices = noticesSeen({ turn, feed });
    return [{ key, seconds, at, of, notices, ...drawing }];
  });
}

/** The pages of announcements alone, each once, in whichever of the programme's rounds it comes first. */
export function announcementsAlone(all: readonly LitePage[]): LitePage[] {
  const known = new Set<string>();
  return all.filter(({ scene, key }) => {
    const name = key.replace(/#\d+$/, '');
    if (scene !== 'announcement' || known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/** A long list takes several rounds, and what else hangs comes in each of them: each time under another name. */
function named(turns: readonly Turn[]): { turn: Turn; key: string }[] {
  const known = new Map<string, number>();
  return turns.map((turn) => {
    const name = turnKey(turn);
    const round = known.get(name) ?? 0;
    known.set(name, round + 1);
    return { turn, key: `${name}#${round}` };
  });
}

/** That of several parts of one length in which the turn of an index stands: it stays the same until its time is over. */
function partAt<T>(turns: readonly T[], index: number): readonly T[] {
  const length = Math.ceil(turns.length / Math.ceil(turns.length / pagesAtOnce));
  const from = index - (index % length);
  return turns.slice(from, from + length);
}

/** Null where what it is of hangs no more. */
function drawingOf(turn: Turn, feed: BoardFeed, now: number): Drawn | null {
  const { scene } = turn;
  const notice = hanging(feed, 'code' in turn ? turn.code : undefined);
  switch (scene) {
    case 'emergency': {
      const emergency = feed.emergencies?.find(({ id }) => id === turn.code);
      return (
        (emergency && { scene, emergency, text: turn.text, left: Date.parse(emergency.until) - now }) ?? null
      );
    }
    case 'standings': {
      const page = notice && standingsPages(notice.snapshot.rows, layout)[turn.page];
      return page ? { scene, notice, page } : null;
    }
    case 'honours': {
      const page = notice && honoursPages(notice.snapshot)[turn.page];
      return page ? { scene, notice, page } : null;
    }
    case 'changes': {
      const changes = notice && changesPages(notice.snapshot.changes, layout)[turn.page];
      return changes ? { scene, notice, changes } : null;
    }
    case 'notice':
    case 'trend':
      return notice && { scene, notice };
    case 'supplement': {
      const published = feed.supplements?.find(({ supplement }) => supplement.code === turn.code);
      const rows = published && supplementPages(published.supplement.rows, layout)[turn.page];
      return rows ? { scene, published, rows } : null;
    }
    case 'announcement': {
      const announcement = feed.announcements.find(({ code }) => code === turn.code);
      if (!announcement) return null;
      const { media = [] } = announcement;
      const shown = media[turn.page - (turn.pages - media.length)] ?? null;
      return { scene, announcement, paragraphs: turn.text, shown };
    }
    case 'rule':
      return feed.rule ? { scene, rule: feed.rule, lines: turn.lines } : null;
    case 'clock':
      return { scene };
    case 'night':
      return { scene, place: turn.place };
  }
}

/** The notice of a code; without one that in front. */
function hanging({ notice, alsoOpen }: BoardFeed, code: string | undefined): Published | null {
  if (code === undefined) return notice;
  return [notice, ...alsoOpen].find((each) => each?.snapshot.code === code) ?? null;
}
