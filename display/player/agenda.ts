import { localTime } from '$lib/calendar';
import type { BoardFeed } from '$lib/sync';
import type { Layout } from './pages';
import {
  emergenciesAt,
  emergencyTurns,
  hangingAt,
  playlist,
  publishedOf,
  turnsOfNews,
  type Drawn,
  type TextPages
} from './playlist';
import { aloneIn, placeIn, programmeAt, roundFrom, type Placed, type Programme } from './programme';
import { turnKey, type SceneName, type Turn } from './turn';

export interface AgendaOptions {
  /** milliseconds, monotonic */
  now(): number;
  /** the clock that boards share, milliseconds since 1970 */
  time(): number;
  layout: Layout;
  pages: TextPages;
  /** false: it plays the day's programme at night too */
  nights: boolean;
  /** what a rehearsal begins with, where its programme has it; null: whatever is on then */
  first: Beginning | null;
}

export interface Beginning {
  scene: string;
  /** of one of several that there are of it; null: the first of them */
  code: string | null;
  /** nothing else has its turn; new content stays at the page that is on */
  alone: boolean;
}

/** After this long without a key or a finger, a board goes on with the others. */
export const ownFor = 30_000;
/** What was dated so long before it came has not just been published. */
const recent = 60_000;

/**
 * Where a row stands: in the newest list, in another notice's, or in one that mends it (by its code); its page of so many,
 * and its place there, all from 0.
 */
export type Found = { page: number; pages: number; mark: number } & (
  { scene: 'standings'; code?: string } | { scene: 'supplement'; code: string }
);

/** Somebody stands before it: it shows what they asked for, and not what the others show. */
interface Own {
  turns: readonly Turn[];
  index: number;
  paused: boolean;
  /** monotonic */
  since: number;
  until: number;
}

/**
 * What is on at a moment. It follows from the feed and the shared clock, so that boards side by side agree; an emergency
 * stands over everything, and only news, a key or a finger lead away from the programme, for a short while.
 */
export class Agenda {
  readonly #options: AgendaOptions;
  #feed: BoardFeed | null = null;
  #layout: Layout;
  #programme: Programme | null = null;
  #news: { turns: readonly Turn[]; begins: number; ends: number } | null = null;
  #own: Own | null = null;
  /** when there was something to show; by the clock that boards share */
  #begun: number | null = null;
  /** the turn that it began with then; null: what `first` says */
  #beganWith: string | null = null;
  /** all that has its turn where one scene stands alone */
  #around: readonly Turn[] | null = null;

  constructor(options: AgendaOptions) {
    this.#options = options;
    this.#layout = options.layout;
  }

  get feed(): BoardFeed | null {
    return this.#feed;
  }

  get layout(): Layout {
    return this.#layout;
  }

  get paused(): boolean {
    return this.#own?.paused ?? false;
  }

  /** New content. What somebody looks at stays, where it is in the new one too. */
  take(feed: BoardFeed): void {
    const before = this.#feed;
    const now = this.#options.time();
    if (before) this.#stayAlone(now);
    this.#feed = feed;
    this.#programme = null;
    this.#begun ??= now;
    this.#keepNews(now);
    if (before && !this.#options.first?.alone) this.#tellNews(before, feed, now);
    if (this.#own && before) this.#own = this.#keepOwn(this.#own, { before, after: feed, now });
  }

  /** What somebody looks at, as it reads now; null: it isn't there any more. */
  #keepOwn(
    own: Own,
    { before, after, now }: { before: BoardFeed; after: BoardFeed; now: number }
  ): Own | null {
    const turn = turnOf(own);
    const isFound = 'mark' in turn && turn.mark !== undefined && isSameList(before, after, turn.code);
    const turns = this.#isNight(now) ? this.#byDay(after, now) : this.#programmeOf(now).turns;
    const index = turns.findIndex((each) => turnKey(each) === turnKey(turn));
    if (index < 0) return isFound ? { ...own, turns: [turn], index: 0 } : null;
    return { ...own, turns: isFound ? turns.map((each, i) => (i === index ? turn : each)) : turns, index };
  }

  #isNight(now: number): boolean {
    return this.#programmeOf(now).turns.every(({ scene }) => scene === 'night');
  }

  /** The screen was turned: what was paged for the other layout is gone. */
  lay(layout: Layout): void {
    this.#programme = null;
    if (this.#layout === layout) return;
    this.#layout = layout;
    this.#own = null;
    this.#news = null;
  }

  /** Running text has other pages than before. */
  recount(): void {
    this.#programme = null;
    this.#keepNews(this.#options.time());
  }

  /** Leafs on or back, on the reader's own time. Nothing happens while an emergency is on. */
  step(by: 1 | -1): void {
    const cycle = this.#cycle();
    if (!cycle) return;
    const { turns, at } = cycle;
    const index = at < 0 ? 0 : (at + by + turns.length) % turns.length;
    this.#leave({ turns, index, paused: this.paused });
  }

  /** What is on stays on. Nothing happens while an emergency is on. */
  pause(): void {
    const cycle = this.#cycle();
    if (!cycle) return;
    const { on, turns, at } = cycle;
    this.#leave(at < 0 ? { ...on, paused: true } : { turns, index: at, paused: true });
  }

  /**
   * Opens a page of a list, marks a row on it, and stays there; also when the playlist hasn't got it now. Nothing happens
   * while an emergency is on.
   */
  find(found: Found): void {
    const cycle = this.#cycle();
    if (!cycle) return;
    const marked: Turn = { ...found, seconds: 12 };
    const index = cycle.turns.findIndex((turn) => turnKey(turn) === turnKey(marked));
    const turns = index < 0 ? [marked] : cycle.turns.map((each, i) => (i === index ? marked : each));
    this.#leave({ turns, index: Math.max(0, index), paused: true });
  }

  /** Back to what the others show. */
  resume(): void {
    this.#own = null;
  }

  stop(): void {
    this.#feed = null;
  }

  /** What is on at that moment, and until when. */
  on(now: number): Placed {
    const feed = this.#known();
    const emergency = this.#emergency(feed, now);
    if (emergency) return emergency;
    const placed = this.#quiet(now);
    const [next] = (feed.emergencies ?? [])
      .map(({ from }) => Date.parse(from))
      .filter((from) => from > now)
      .sort((a, b) => a - b);
    return { ...placed, ends: Math.min(placed.ends, next ?? Infinity) };
  }

  /** What will be on then: nothing of now is forgotten for it. */
  peek(then: number): Placed {
    const [own, news, programme] = [this.#own, this.#news, this.#programme];
    if (own && this.#options.now() + (then - this.#options.time()) >= own.until) this.#own = null;
    const on = this.on(then);
    [this.#own, this.#news, this.#programme] = [own, news, programme];
    return on;
  }

  /** Of news the foot tells where in the whole cycle they have their place. */
  route(on: Placed, now: number): SceneName[] {
    const isNews = on.turns === this.#news?.turns;
    const turns = this.#around ?? (isNews ? this.#programmeOf(now).turns : on.turns);
    return [...new Set(turns.map(({ scene }) => scene))];
  }

  #known(): BoardFeed {
    if (!this.#feed) throw new Error('nothing to show yet');
    return this.#feed;
  }

  /**
   * All that can be leafed through, and where in it one is; at night the day's programme, for whoever wakes it: -1. Null
   * while nothing may be leafed through.
   */
  #cycle(): { on: Placed; turns: readonly Turn[]; at: number } | null {
    const feed = this.#feed;
    const now = this.#options.time();
    if (!feed || emergenciesAt(feed, now).length > 0) return null;
    const on = this.on(now);
    const isCycle = on.turns === this.#own?.turns || on.turns === this.#programmeOf(now).turns;
    if (isCycle && on.turns.every(({ scene }) => scene !== 'night'))
      return { on, turns: on.turns, at: on.index };
    const turns = this.#byDay(feed, now);
    const key = turnKey(turnOf(on));
    return { on, turns, at: turns.findIndex((turn) => turnKey(turn) === key) };
  }

  #leave({ turns, index, paused }: Pick<Own, 'turns' | 'index' | 'paused'>): void {
    const since = this.#options.now();
    this.#own = { turns, index, paused, since, until: since + ownFor };
    this.#news = null;
  }

  #drawn(feed: BoardFeed): Drawn {
    return { feed, layout: this.#layout, pages: this.#options.pages };
  }

  #programmeOf(now: number): Programme {
    const kept = this.#programme;
    if (kept && now >= kept.starts && now < kept.ends) return kept;
    const { nights, first } = this.#options;
    const programme = programmeAt({ ...this.#drawn(this.#known()), nights }, now);
    this.#programme = first === null ? programme : this.#begunWith(first, programme, now);
    return this.#programme;
  }

  #begunWith(first: Beginning, whole: Programme, now: number): Programme {
    const { scene, code, alone } = first;
    const began = this.#beganWith;
    const isFirst = (turn: Turn) =>
      turn.scene === scene && (code === null || ('code' in turn && turn.code === code));
    const is = began === null ? isFirst : (turn: Turn) => turnKey(turn) === began;
    this.#around = alone ? whole.turns : null;
    return roundFrom(alone ? aloneIn(whole, scene) : whole, { is, at: this.#begun ?? now });
  }

  /** Whoever types on page 2 looks at page 2. */
  #stayAlone(now: number): void {
    if (!this.#options.first?.alone) return;
    const on = this.on(now);
    this.#begun = on.begins;
    this.#beganWith = turnKey(turnOf(on));
  }

  /** All that the playlist has at that hour, whether or not it is night. */
  #byDay(feed: BoardFeed, now: number): readonly Turn[] {
    return playlist(this.#drawn(hangingAt(feed, now)), localTime(now, feed.unit.timeZone));
  }

  /** What was news is shown as it reads now; once something of it hangs no more, it is news no longer. */
  #keepNews(now: number): void {
    const news = this.#news;
    if (!news || !this.#feed) return;
    const byDay = new Map(this.#byDay(this.#feed, now).map((turn) => [turnKey(turn), turn]));
    const turns = news.turns.flatMap((turn) => byDay.get(turnKey(turn)) ?? []);
    this.#news = turns.length < news.turns.length ? null : { ...news, turns };
  }

  /** What is new has its turns first. It ends where one of the cycle's turns ends, so that all boards go on together. */
  #tellNews(before: BoardFeed, after: BoardFeed, now: number): void {
    const turns = turnsOfNews(before, after, this.#byDay(after, now));
    const [first] = turns;
    if (!first || this.#isNight(now)) return;
    const published = publishedOf(after, first) ?? -Infinity;
    const length = turns.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
    const from = (begins: number) => {
      const last = begins + length - 5000;
      return { turns, begins, ends: placeIn(this.#programmeOf(last), last).ends };
    };
    const isRecent = published <= now && now - published < recent;
    const together = from(isRecent ? published : now);
    this.#own = null;
    // Whom it reached when it was over for the others sees it all the same.
    this.#news = together.ends > now ? together : from(now);
    // The programme of that later moment isn't today's business yet.
    this.#programme = null;
  }

  #emergency(feed: BoardFeed, now: number): Placed | null {
    const turns = emergencyTurns(this.#drawn(feed), now);
    if (turns.length === 0) return null;
    const turning = (feed.emergencies ?? []).flatMap(({ from, until }) => [
      Date.parse(from),
      Date.parse(until)
    ]);
    const starts = Math.max(...turning.filter((each) => each <= now));
    const ends = Math.min(...turning.filter((each) => each > now));
    const placed = placeIn({ date: '', turns, starts, ends }, now);
    return { ...placed, ends: Math.min(placed.ends, ends) };
  }

  #quiet(now: number): Placed {
    const own = this.#own;
    const left = own ? own.until - this.#options.now() : 0;
    if (own && left > 0) {
      const begins = now - (this.#options.now() - own.since);
      return { turns: own.turns, index: own.index, begins, ends: now + left };
    }
    this.#own = null;
    const news = this.#news;
    if (news && now < news.ends) return newsAt(news, now);
    if (news && now >= news.ends) this.#news = null;
    return placeIn(this.#programmeOf(now), now);
  }
}

/** Whether a list stands as it stood, row for row. @param code undefined: of the notice in front */
function isSameList(before: BoardFeed, after: BoardFeed, code: string | undefined): boolean {
  const digest = listDigest(before, code);
  return digest !== undefined && digest === listDigest(after, code);
}

function listDigest(
  { notice, alsoOpen, supplements = [] }: BoardFeed,
  code: string | undefined
): string | undefined {
  if (code === undefined) return notice?.digest;
  return (
    alsoOpen.find(({ snapshot }) => snapshot.code === code)?.digest ??
    supplements.find(({ supplement }) => supplement.code === code)?.digest
  );
}

function newsAt(
  { turns, begins: first, ends }: Omit<Programme, 'date' | 'starts'> & { begins: number },
  now: number
): Placed {
  let begins = first;
  let index = 0;
  for (const { seconds } of turns.slice(0, -1)) {
    if (now < begins + seconds * 1000) break;
    begins += seconds * 1000;
    index += 1;
  }
  const over = begins + (turns[index]?.seconds ?? 0) * 1000;
  return { turns, index, begins, ends: index < turns.length - 1 ? over : ends };
}

export function turnOf({ turns, index }: Pick<Placed, 'turns' | 'index'>): Turn {
  const turn = turns[index];
  if (!turn) throw new Error('a programme is never empty');
  return turn;
}

/** How far the scene is through all of its pages that follow one another, 0 to 1. */
export function progressOf({ turns, index, begins }: Placed, now: number): number {
  const scene = turns[index]?.scene;
  let first = index;
  while (first > 0 && turns[first - 1]?.scene === scene) first -= 1;
  let end = index;
  while (end < turns.length && turns[end]?.scene === scene) end += 1;
  const length = (from: number, to: number) =>
    turns.slice(from, to).reduce((sum, { seconds }) => sum + seconds, 0);
  const passed = length(first, index) + Math.floor((now - begins) / 1000);
  return Math.min(1, Math.max(0, passed / length(first, end)));
}
