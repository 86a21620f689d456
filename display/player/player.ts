import { localTime } from '$lib/calendar';
import type { BoardFeed } from '$lib/sync';
import type { Later } from '$lib/local/timer';
import type { Layout } from './pages';
import {
  emergenciesAt,
  emergencyTurns,
  playlist,
  publishedOf,
  turnsOfNews,
  type Drawn,
  type TextPages
} from './playlist';
import { placeIn, programmeAt, type Placed, type Programme } from './programme';
import { sameTurn, turnKey, type SceneName, type Turn } from './turn';

/** One scene with all that it is drawn from; never changed once made. */
export interface Slide {
  id: number;
  turn: Turn;
  feed: BoardFeed;
  layout: Layout;
  /** day of the unit when it is shown, YYYY-MM-DD */
  today: string;
}

export interface PlayerState {
  layers: readonly [Slide | null, Slide | null];
  /** the layer that is seen; null before the first scene */
  front: 0 | 1 | null;
  /** scenes of the cycle, in turn; none while an emergency or the night scene is on */
  route: readonly SceneName[];
  /** how far the seen scene's pages are through, 0 to 1 */
  progress: number;
  paused: boolean;
}

export interface PlayerOptions {
  /** milliseconds, monotonic */
  now(): number;
  /** the clock that boards share, milliseconds since 1970 */
  time(): number;
  later: Later;
  layout: Layout;
  pages: TextPages;
  /** false: it plays the day's programme at night too */
  nights: boolean;
  /** how long the cross-fade lasts: a layer that still fades out isn't built on */
  fade: number;
  /** Resolves when the layer's scene is laid out, with its letters and pictures at hand. */
  prepare(layer: 0 | 1, slide: Slide): Promise<void>;
  onChange(state: PlayerState): void;
  /** a scene is ready and fades in */
  onShown(): void;
  onTrouble(what: string): void;
}

/** How long before its time the next scene is begun, so that it stands ready on the second. */
const ahead = 2000;
/** After this long without a key or a finger, a board goes on with the others. */
export const ownFor = 30_000;
/** What was dated so long before it came has not just been published. */
const recent = 60_000;
/** The clock is led and sometimes set: it is looked at so often. */
const look = 1000;

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
 * Two layers, one seen: the next scene is built in the other one and shown when its time has come, so that nobody sees
 * a half-drawn page, and boards side by side change together. Which scene that is follows from the feed and the
 * shared clock; only news, a key or a finger lead away from it, for a short while.
 */
export class Player {
  readonly #options: PlayerOptions;
  #feed: BoardFeed | null = null;
  #layout: Layout;
  #programme: Programme | null = null;
  #news: { turns: readonly Turn[]; begins: number; ends: number } | null = null;
  #own: Own | null = null;
  #layers: [Slide | null, Slide | null] = [null, null];
  #front: 0 | 1 | null = null;
  #latest = 0;
  /** `anew`: looks like what is seen by its data, and is to be shown all the same */
  #building: { slide: Slide; ready: boolean; anew: boolean } | null = null;
  /** couldn't be drawn: its time passes with the old one on */
  #failed: { turn: Turn; until: number } | null = null;
  #swapped = -Infinity;
  #cancelWake: () => void = () => {};
  #told: Pick<PlayerState, 'route' | 'progress'> = { route: [], progress: 0 };
  #cancelBuild: () => void = () => {};

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#layout = options.layout;
  }

  /** New content: shown at once. */
  feed(feed: BoardFeed): void {
    const before = this.#feed;
    this.#feed = feed;
    this.#programme = null;
    this.#failed = null;
    const now = this.#options.time();
    if (before) this.#tellNews(before, feed, now);
    const { turns } = this.#programmeOf(now);
    if (this.#own) {
      const key = turnKey(this.#turnOf(this.#own));
      const index = turns.findIndex((turn) => turnKey(turn) === key);
      this.#own = index < 0 ? null : { ...this.#own, turns, index };
    }
    this.#play();
  }

  /** The screen was turned, its theme or its letters: what is seen is drawn anew. */
  redraw(layout: Layout): void {
    this.#programme = null;
    if (this.#layout !== layout) {
      this.#layout = layout;
      // Their pages were those of the other layout.
      this.#own = null;
      this.#news = null;
    }
    if (!this.#feed) return;
    const now = this.#options.time();
    const on = this.#placed(now);
    if (this.#front !== null) this.#begin(this.#slideOf(on, now), { until: on.ends, anew: true });
    this.#play();
  }

  /** Running text has other pages than before: its letters have come. What is seen stays, where it is the same. */
  recount(): void {
    this.#programme = null;
    if (this.#feed) this.#play();
  }

  /** To be called about once a second. */
  tick(): void {
    if (this.#feed) this.#play();
  }

  step(by: 1 | -1): void {
    const feed = this.#feed;
    const now = this.#options.time();
    if (!feed || emergenciesAt(feed, now).length > 0) return;
    const { turns, at } = this.#cycleFrom(feed, now);
    const index = at < 0 ? 0 : (at + by + turns.length) % turns.length;
    this.#leave({ turns, index, paused: this.#own?.paused ?? false });
  }

  pause(): void {
    const feed = this.#feed;
    const now = this.#options.time();
    if (!feed || emergenciesAt(feed, now).length > 0) return;
    const on = this.#placed(now);
    const { turns, at } = this.#cycleFrom(feed, now);
    this.#leave(at < 0 ? { ...on, paused: true } : { turns, index: at, paused: true });
  }

  /** All that can be leafed through, and where in it one is; at night the day's programme, for whoever wakes it: -1. */
  #cycleFrom(feed: BoardFeed, now: number): { turns: readonly Turn[]; at: number } {
    const on = this.#placed(now);
    const isCycle = on.turns === this.#own?.turns || on.turns === this.#programmeOf(now).turns;
    if (isCycle && on.turns.every(({ scene }) => scene !== 'night')) return { turns: on.turns, at: on.index };
    const turns = playlist(this.#drawn(feed), localTime(now, feed.unit.timeZone));
    const key = turnKey(this.#turnOf(on));
    return { turns, at: turns.findIndex((turn) => turnKey(turn) === key) };
  }

  /** Back to what the others show. */
  resume(): void {
    this.#own = null;
    if (this.#feed) this.#play();
  }

  stop(): void {
    this.#latest++;
    this.#feed = null;
    this.#building = null;
    this.#cancelWake();
    this.#cancelBuild();
  }

  #leave({ turns, index, paused }: Pick<Own, 'turns' | 'index' | 'paused'>): void {
    const since = this.#options.now();
    this.#own = { turns, index, paused, since, until: since + ownFor };
    this.#news = null;
    this.#play();
  }

  #turnOf({ turns, index }: Pick<Own, 'turns' | 'index'>): Turn {
    const turn = turns[index];
    if (!turn) throw new Error('a programme is never empty');
    return turn;
  }

  #drawn(feed: BoardFeed): Drawn {
    return { feed, layout: this.#layout, pages: this.#options.pages };
  }

  #programmeOf(now: number): Programme {
    const feed = this.#feed;
    if (!feed) throw new Error('nothing to show yet');
    const kept = this.#programme;
    if (kept && now >= kept.starts && now < kept.ends) return kept;
    this.#programme = programmeAt({ ...this.#drawn(feed), nights: this.#options.nights }, now);
    return this.#programme;
  }

  /** What is new has its turns first. It ends where one of the cycle's turns ends, so that all boards go on together. */
  #tellNews(before: BoardFeed, after: BoardFeed, now: number): void {
    const turns = turnsOfNews(
      before,
      after,
      playlist(this.#drawn(after), localTime(now, after.unit.timeZone))
    );
    const [first] = turns;
    if (!first || this.#programmeOf(now).turns.every(({ scene }) => scene === 'night')) return;
    const published = publishedOf(after, first) ?? -Infinity;
    const begins = published <= now && now - published < recent ? published : now;
    const length = turns.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
    const last = begins + length - 5000;
    this.#own = null;
    this.#news = { turns, begins, ends: placeIn(this.#programmeOf(last), last).ends };
    // The programme of that later moment isn't today's business yet.
    this.#programme = null;
  }

  /** What is on at that moment, and until when. */
  #placed(now: number): Placed {
    const feed = this.#feed;
    if (!feed) throw new Error('nothing to show yet');
    const emergency = this.#emergency(feed, now);
    if (emergency) return emergency;
    const placed = this.#quiet(now);
    const [next] = (feed.emergencies ?? [])
      .map(({ from }) => Date.parse(from))
      .filter((from) => from > now)
      .sort((a, b) => a - b);
    return { ...placed, ends: Math.min(placed.ends, next ?? Infinity) };
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
    if (news && now < news.ends) {
      let { begins } = news;
      let index = 0;
      for (const { seconds } of news.turns.slice(0, -1)) {
        if (now < begins + seconds * 1000) break;
        begins += seconds * 1000;
        index += 1;
      }
      const over = begins + (news.turns[index]?.seconds ?? 0) * 1000;
      return { turns: news.turns, index, begins, ends: index < news.turns.length - 1 ? over : news.ends };
    }
    if (news && now >= news.ends) this.#news = null;
    return placeIn(this.#programmeOf(now), now);
  }

  /** Brings about what has to be seen now, and the next one in time. */
  #play(): void {
    if (!this.#feed) return;
    this.#cancelWake();
    const { time, later } = this.#options;
    const now = time();
    const on = this.#placed(now);
    const slide = this.#slideOf(on, now);
    const built = this.#building;
    const isDue = built?.anew === true || (!this.#isSeen(slide) && !this.#hasFailed(slide, now));
    const swaps = isDue && built !== null && built.ready && alike(built.slide, slide);
    if (swaps) this.#swap();
    else if (isDue) {
      if (!built || !alike(built.slide, slide)) this.#begin(slide, { until: on.ends });
    } else if (on.ends - now <= ahead) this.#beginNext(on.ends);
    // Overtaken: what is seen is right again.
    else if (built && !alike(built.slide, slide)) this.#building = null;
    const wait = on.ends - now;
    const wake = wait <= ahead ? wait : Math.min(look, wait - ahead);
    this.#cancelWake = later(Math.max(1, wake), () => this.#play());
    this.#tell(this.#isSeen(slide) ? { on, now } : null);
    if (swaps) this.#options.onShown();
  }

  #beginNext(then: number): void {
    const { slide, ends } = this.#peek(then);
    const built = this.#building;
    const isUnderWay = built !== null && alike(built.slide, slide);
    if (!isUnderWay && !this.#isSeen(slide) && !this.#hasFailed(slide, then))
      this.#begin(slide, { until: ends });
  }

  /** What will be on then: nothing of now is forgotten for it. */
  #peek(then: number): { slide: Slide; ends: number } {
    const [own, news, programme] = [this.#own, this.#news, this.#programme];
    if (own && this.#options.now() + (then - this.#options.time()) >= own.until) this.#own = null;
    const on = this.#placed(then);
    const slide = this.#slideOf(on, then);
    [this.#own, this.#news, this.#programme] = [own, news, programme];
    return { slide, ends: on.ends };
  }

  #slideOf(on: Placed, now: number): Slide {
    const feed = this.#feed;
    if (!feed) throw new Error('nothing to show yet');
    return {
      id: 0,
      turn: this.#turnOf(on),
      feed,
      layout: this.#layout,
      today: localTime(now, feed.unit.timeZone).date
    };
  }

  /** Of news the foot tells where in the whole cycle they have their place. */
  #routeOf(on: Placed, now: number): SceneName[] {
    const turns = on.turns === this.#news?.turns ? this.#programmeOf(now).turns : on.turns;
    return [...new Set(turns.map(({ scene }) => scene))];
  }

  #isSeen(slide: Slide): boolean {
    const seen = this.#front === null ? null : this.#layers[this.#front];
    return seen !== null && alike(seen, slide);
  }

  #hasFailed({ turn }: Slide, now: number): boolean {
    const failed = this.#failed;
    return failed !== null && now < failed.until && sameTurn(failed.turn, turn);
  }

  #begin(slide: Slide, { until, anew = false }: { until: number; anew?: boolean }): void {
    const { fade, now, later } = this.#options;
    const begun = { ...slide, id: ++this.#latest };
    this.#building = { slide: begun, ready: false, anew };
    this.#cancelBuild();
    const settled = this.#swapped + fade - now();
    if (settled > 0) this.#cancelBuild = later(settled, () => void this.#build(begun, until));
    else void this.#build(begun, until);
  }

  async #build(slide: Slide, until: number): Promise<void> {
    const { prepare, onTrouble } = this.#options;
    const layer = this.#front === 0 ? 1 : 0;
    const wanted = () => (this.#building?.slide === slide ? this.#building : null);
    if (!wanted()) return;
    this.#layers = layer === 0 ? [slide, this.#layers[1]] : [this.#layers[0], slide];
    this.#tell(null);
    try {
      await prepare(layer, slide);
      const building = wanted();
      if (!building) return;
      this.#building = { ...building, ready: true };
    } catch (error) {
      if (!wanted()) return;
      // The old scene stays for this one's time; then the next one has its turn.
      onTrouble(`can't show ${turnKey(slide.turn)}: ${String(error)}`);
      this.#building = null;
      this.#failed = { turn: slide.turn, until };
    }
    this.#play();
  }

  #swap(): void {
    this.#front = this.#front === 0 ? 1 : 0;
    this.#swapped = this.#options.now();
    this.#building = null;
    this.#failed = null;
  }

  /** @param seen what is on, when it is seen too; else the foot stays with what is still seen */
  #tell(seen: { on: Placed; now: number } | null): void {
    if (seen)
      this.#told = { route: this.#routeOf(seen.on, seen.now), progress: progressOf(seen.on, seen.now) };
    this.#options.onChange({
      layers: [...this.#layers],
      front: this.#front,
      ...this.#told,
      paused: this.#own?.paused ?? false
    });
  }
}

function alike(a: Slide, b: Slide): boolean {
  return a.feed === b.feed && a.layout === b.layout && a.today === b.today && sameTurn(a.turn, b.turn);
}

/** How far the scene is through all of its pages that follow one another. */
function progressOf({ turns, index, begins }: Placed, now: number): number {
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
