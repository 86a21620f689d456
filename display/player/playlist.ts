import { periodKind, windowState, type Snapshot } from '$lib/notice';
import {
  isOn,
  type Announcement,
  type BoardFeed,
  type Emergency,
  type Moment,
  type RuleInBrief
} from '$lib/sync';
import { honoursPages } from './honours';
import { changesPages, standingsPages, supplementPages, type Layout } from './pages';
import type { RulePage } from './rule-pages';
import { turnKey, type SceneName, type Turn } from './turn';

/** What only measuring tells: the pages of running text. The same text on the same screen has the same pages. */
export interface TextPages {
  announcement(announcement: Announcement, layout: Layout): string[][];
  rule(rule: RuleInBrief, layout: Layout): RulePage[];
  emergency(emergency: Emergency, layout: Layout): string[][];
}

export interface Drawn {
  feed: BoardFeed;
  layout: Layout;
  pages: TextPages;
}

const seconds = {
  ...{ standings: 12, honours: 12, changes: 10, notice: 15, supplement: 12 },
  ...{ announcement: 15, rule: 15, trend: 12, clock: 15, night: 600, emergency: 10 }
} as const satisfies Record<SceneName, number>;

/** A long list takes several rounds, so that what else hangs comes back soon: pages of it in one round. */
const pagesPerRound = { standings: 8, changes: 3, supplement: 3, rule: 3, announcement: 8 } as const;

/**
 * Seconds after which what may be objected to comes again, however much else hangs: nobody waits longer for it, but for a single
 * turn that somebody has made longer.
 */
const noticesWithin = 300;

/** A film of a second, and then its last picture for as long as it takes to see that it was one. */
const leastFilm = 5;

/** A line of the playlist; `notices` stands for all that may be objected to, with what mends it. */
interface Line {
  scene: Exclude<SceneName, 'notice' | 'supplement' | 'night' | 'emergency'> | 'notices';
  code?: string;
  seconds?: number;
}

const usual: readonly Line[] = (
  ['standings', 'honours', 'changes', 'notices', 'announcement', 'rule', 'trend'] as const
).map((scene) => ({ scene }));

/**
 * All that a board shows at that moment of its unit's day, in turn, until it begins anew: as many rounds as the longest
 * list needs. What may be objected to is always in it. With nothing else to show it is the clock.
 */
export function playlist(drawn: Drawn, moment: Moment): readonly Turn[] {
  const lines = linesNow(drawn.feed, moment);
  const rounds = Math.max(1, ...lines.map((line) => roundsOf(line, drawn)));
  const turns = Array.from({ length: rounds }, (_, round) =>
    lines.flatMap((line) => turnsOf(line, { ...drawn, moment, round }))
  ).flat();
  const all = withNotices(turns, noticesOf(drawn, moment));
  return all.length > 0 ? all : [{ scene: 'clock', seconds: seconds.clock }];
}

/**
 * Puts the notices in between wherever they would be away for too long: once round from the first of them, over the end, where it
 * begins anew.
 */
function withNotices(turns: readonly Turn[], notices: readonly Turn[]): readonly Turn[] {
  const first = turns.findIndex(({ scene }) => scene === 'notice');
  if (first < 0) return turns;
  let away = 0;
  const among = (part: readonly Turn[]) =>
    part.flatMap((turn) => {
      if (turn.scene === 'notice') {
        away = 0;
        return [turn];
      }
      // One that lasts longer than that itself has them in front of it.
      const isDue = away > 0 && away + turn.seconds > noticesWithin;
      away = (isDue ? 0 : away) + turn.seconds;
      return isDue ? [...notices, turn] : [turn];
    });
  const behind = among(turns.slice(first));
  return [...among(turns.slice(0, first)), ...behind];
}

/** What is in force just then, newest first, in pages. */
export function emergencyTurns({ feed, layout, pages }: Drawn, now: number): Turn[] {
  return emergenciesAt(feed, now).flatMap((emergency) => {
    const texts = pages.emergency(emergency, layout);
    return texts.map((text, page): Turn => ({
      ...{ scene: 'emergency', code: emergency.id, text, page },
      ...{ pages: texts.length, seconds: seconds.emergency }
    }));
  });
}

export function emergenciesAt({ emergencies = [] }: BoardFeed, now: number): Emergency[] {
  return emergencies.filter(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until));
}

/** Whether an announcement hangs at that moment: some are here before their time, and after it without a line. */
export function hangs({ published, until }: Announcement, now: number): boolean {
  return Date.parse(published) <= now && (until === undefined || now < Date.parse(until));
}

export function hangingAt(feed: BoardFeed, now: number): BoardFeed {
  return { ...feed, announcements: feed.announcements.filter((each) => hangs(each, now)) };
}

/** The night scene: five turns of ten minutes, each at another place, so that nothing burns in. */
export function nightTurns(): Turn[] {
  return [0, 2, 4, 1, 3].map((place) => ({ scene: 'night', place, seconds: seconds.night }));
}

function linesNow({ playlist: items }: BoardFeed, moment: Moment): readonly Line[] {
  if (!items) return usual;
  const lines: Line[] = items.filter(({ when }) => isOn(when, moment));
  // Behind the list that it is of, else in front: whatever somebody forgot to put on the playlist.
  const lists = lines.map(({ scene }) => ['standings', 'honours', 'changes'].includes(scene));
  const at = lists.lastIndexOf(true) + 1;
  return [...lines.slice(0, at), { scene: 'notices' }, ...lines.slice(at)];
}

function roundsOf(line: Line, { feed, layout, pages }: Drawn): number {
  const snapshot = feed.notice?.snapshot;
  const of = (count: number, perRound: number) => Math.ceil(count / perRound);
  switch (line.scene) {
    case 'standings':
      return of(snapshot ? standingsPages(snapshot.rows, layout).length : 0, pagesPerRound.standings);
    case 'changes':
      return of(snapshot ? changesPages(snapshot.changes, layout).length : 0, pagesPerRound.changes);
    case 'rule':
      return of(feed.rule ? pages.rule(feed.rule, layout).length : 0, pagesPerRound.rule);
    case 'announcement':
      return Math.max(
        0,
        ...announcementsOf(line, feed).map((each) =>
          of(pages.announcement(each, layout).length + (each.media ?? []).length, pagesPerRound.announcement)
        )
      );
    case 'notices':
      return Math.max(
        0,
        ...(feed.supplements ?? []).map(({ supplement }) =>
          of(supplementPages(supplement.rows, layout).length, pagesPerRound.supplement)
        )
      );
    default:
      return 1;
  }
}

type Round = Drawn & { moment: Moment; round: number };

function turnsOf(line: Line, drawn: Round): Turn[] {
  const { feed, layout, pages, round } = drawn;
  const snapshot = feed.notice?.snapshot;
  const lasting = <K extends SceneName>(scene: K) => ({ scene, seconds: line.seconds ?? seconds[scene] });
  switch (line.scene) {
    case 'standings':
      return snapshot ? standingsTurns(snapshot, lasting('standings'), drawn) : [];
    case 'changes':
      return snapshot
        ? paged(changesPages(snapshot.changes, layout).length, { round, most: pagesPerRound.changes }).map(
            (page) => ({ ...lasting('changes'), ...page })
          )
        : [];
    case 'honours':
      return snapshot
        ? paged(honoursPages(snapshot).length).map((page) => ({ ...lasting('honours'), ...page }))
        : [];
    case 'notices':
      return noticeTurns(drawn);
    case 'announcement':
      return announcementsOf(line, feed).flatMap((each) => {
        const texts = pages.announcement(each, layout);
        const { media = [] } = each;
        const all = texts.length + media.length;
        // First what it says, then what it shows, each picture alone; a film as long as it lasts.
        return paged(all, { round, most: pagesPerRound.announcement }).map((page): Turn => {
          const film = media[page.page - texts.length]?.seconds;
          return {
            ...lasting('announcement'),
            ...(film && { seconds: Math.max(film + 1, leastFilm) }),
            ...page,
            code: each.code,
            text: texts[page.page] ?? []
          };
        });
      });
    case 'rule': {
      const all = feed.rule ? pages.rule(feed.rule, layout) : [];
      return paged(all.length, { round, most: pagesPerRound.rule }).map((page) => ({
        ...lasting('rule'),
        ...page,
        lines: all[page.page] ?? []
      }));
    }
    case 'trend':
      return snapshot && snapshot.trend.length > 0 ? [lasting('trend')] : [];
    case 'clock':
      return [lasting('clock')];
  }
}

function standingsTurns(
  snapshot: Snapshot,
  lasting: { scene: 'standings'; seconds: number },
  { feed, layout, round }: Round
): Turn[] {
  const turns = (of: Snapshot) =>
    paged(standingsPages(of.rows, layout).length, { round, most: pagesPerRound.standings });
  const beside = feed.alsoOpen
    .map((each) => each.snapshot)
    // An earlier month has had its turn; a period of another length has standings of its own.
    .filter(({ period }) => periodKind(period) !== periodKind(snapshot.period));
  return [
    ...turns(snapshot).map((page) => ({ ...lasting, ...page })),
    ...beside.flatMap((each) => turns(each).map((page) => ({ ...lasting, code: each.code, ...page })))
  ];
}

/** All that hang, or the one that a line of the playlist names. */
function announcementsOf(line: Line, { announcements }: BoardFeed): Announcement[] {
  return announcements.filter(({ code }) => line.code === undefined || code === line.code);
}

/** With a playlist what may still be objected to, without one all that hangs. */
function noticesOf({ feed }: Drawn, { date }: Moment): Turn[] {
  const hanging = [feed.notice, ...feed.alsoOpen].flatMap((each) => each?.snapshot ?? []);
  const isOpen = ({ window }: Snapshot) => windowState(window, date).kind === 'open';
  const notices = feed.playlist ? hanging.filter(isOpen) : hanging;
  return notices.map(({ code }): Turn => ({ scene: 'notice', code, seconds: seconds.notice }));
}

/** The notices, and what mends them. */
function noticeTurns({ moment, round, ...drawn }: Round): Turn[] {
  const { feed, layout } = drawn;
  return [
    ...noticesOf(drawn, moment),
    ...(feed.supplements ?? []).flatMap(({ supplement }) =>
      paged(supplementPages(supplement.rows, layout).length, { round, most: pagesPerRound.supplement }).map(
        (page): Turn => ({ scene: 'supplement', ...page, seconds: seconds.supplement, code: supplement.code })
      )
    )
  ];
}

/** Pages of a list, or of the part of it that has its turn in this round. */
function paged(
  pages: number,
  { round, most }: { round: number; most: number } = { round: 0, most: Infinity }
): { page: number; pages: number }[] {
  const parts = Math.ceil(pages / most);
  const part = parts > 1 ? round % parts : 0;
  // Parts of about one length: 9 pages are 5 and 4.
  const [first, end] =
    parts > 1 ? [part, part + 1].map((each) => Math.ceil((each * pages) / parts)) : [0, pages];
  return Array.from({ length: pages }, (_, page) => ({ page, pages })).slice(first, end);
}

/**
 * What a change of data takes the reader to: what is new, for that is why they look up. A new announcement first, then
 * a new notice from its first page, then what hangs beside it, then what mends one. Empty: nothing is new, and
 * everything changes in place.
 *
 * @param turns those of now, with what is new
 */
export function turnsOfNews(before: BoardFeed, after: BoardFeed, turns: readonly Turn[]): Turn[] {
  const known = new Set(before.announcements.map(textOf));
  const shown = new Set(turns.map((turn) => (turn.scene === 'announcement' ? turn.code : '')));
  const fresh = after.announcements.find((each) => !known.has(textOf(each)) && shown.has(each.code));
  const of = (scenes: readonly SceneName[], code?: string) => {
    const found = turns.filter(
      (turn) => scenes.includes(turn.scene) && (code === undefined || ('code' in turn && turn.code === code))
    );
    // Each page once: the cycle has it in every round.
    return found.filter((turn, i) => found.findIndex((each) => turnKey(each) === turnKey(turn)) === i);
  };
  if (fresh) return of(['announcement'], fresh.code).slice(0, pagesPerRound.announcement);
  if (after.notice && after.notice.digest !== before.notice?.digest) {
    const first = of(['standings']).filter(
      ({ scene, ...turn }) => scene === 'standings' && !('code' in turn)
    );
    return [...first.slice(0, pagesPerRound.standings), ...of(['notice'], after.notice.snapshot.code)];
  }
  const hung = new Set([before.notice, ...before.alsoOpen].map((notice) => notice?.digest));
  const beside = after.alsoOpen.find(({ digest }) => !hung.has(digest))?.snapshot.code;
  if (beside !== undefined) return of(['standings', 'notice'], beside);
  const mended = new Set(before.supplements?.map(({ digest }) => digest));
  const mends = after.supplements?.find(({ digest }) => !mended.has(digest))?.supplement.code;
  return mends === undefined ? [] : of(['supplement'], mends).slice(0, pagesPerRound.supplement);
}

/** When it came, where somebody has dated it: so that boards begin with it together. Milliseconds since 1970. */
export function publishedOf(feed: BoardFeed, turn: Turn): number | null {
  if (turn.scene === 'announcement') {
    const found = feed.announcements.find(({ code }) => code === turn.code);
    return found ? Date.parse(found.published) : null;
  }
  const code = 'code' in turn ? turn.code : feed.notice?.snapshot.code;
  const notices = [feed.notice, ...feed.alsoOpen].flatMap((each) => each?.snapshot ?? []);
  const supplements = (feed.supplements ?? []).map(({ supplement }) => supplement);
  const found = [...notices, ...supplements].find((each) => each.code === code);
  return found ? Date.parse(found.published) : null;
}

function textOf({ code, title, body, media = [] }: Announcement): string {
  return [code, title, body, ...media.map(({ address }) => address)].join('\n');
}
