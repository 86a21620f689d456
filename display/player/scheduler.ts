import { localTime } from '$lib/calendar';
import type { BoardFeed } from '$lib/sync';
import type { SceneName } from '../scenes/scene-kind';
import type { DrawnFeed, Layout, TextPages } from '../scenes/paging';
import { emergenciesAt, hangingAt } from './hanging';
import { publishedOf, slotsOfNews } from './news';
import { pastLostFilm } from '../feed/past-lost-film';
import { emergencySlots, playlist } from './playlist';
import { aloneIn, placeIn, programmeAt, roundFrom, type TimedSlot, type Programme } from './programme';
import { slotKey, type Slot } from './slot';

export interface SchedulerOptions {
  /** milliseconds, monotonic */
  now(): number;
  /** the clock that boards share, milliseconds since 1970 */
  time(): number;
  layout: Layout;
  pages: TextPages;
  /** false: it plays the daytime programme at night too */
  nights: boolean;
  /** whether this screen can't play the film at that address; without it, all can be played */
  isLost?: (address: string) => boolean;
  /** the scene that a preview begins with, if its programme has it; null for whatever is on then */
  first: SlotBeginning | null;
}

export interface SlotBeginning {
  scene: string;
  /** which one, when the scene has several; null for the first */
  code: string | null;
  /** no other scene is shown, and new content stays at the present page */
  alone: boolean;
}

/** Milliseconds after the last key or touch until a board returns to what the others show. */
export const ownFor = 30_000;
/** Milliseconds: content that was published longer before it arrived isn't news. */
const recent = 60_000;

/**
 * A row's place: in the newest list, in another notice's, or in a supplement (by its code). `page` of
 * `pages`, and `mark` on that page, count from 0.
 */
export type FoundRow = { page: number; pages: number; mark: number } & (
  { scene: 'standings'; code?: string } | { scene: 'supplement'; code: string }
);

/** A visitor's own view, shown instead of what other boards show. */
interface Own {
  slots: readonly Slot[];
  index: number;
  paused: boolean;
  /** milliseconds, monotonic */
  since: number;
  until: number;
}

/**
 * Decides what is on at a moment. It follows from the feed and the shared clock, so that boards side by side
 * agree. An emergency comes before everything else; only news, a key or a touch lead away from the programme,
 * for a short while.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  #feed: BoardFeed | null = null;
  #layout: Layout;
  #programme: Programme | null = null;
  #news: { slots: readonly Slot[]; begins: number; ends: number } | null = null;
  #own: Own | null = null;
  /** when there was first something to show, by the shared clock */
  #begun: number | null = null;
  /** key of the slot that it began with; null for what `first` says */
  #beganWith: string | null = null;
  /** all slots of the programme, when only one scene is shown */
  #around: readonly Slot[] | null = null;

  constructor(options: SchedulerOptions) {
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

  /** Takes new content. What a visitor looks at stays, if the new content has it too. */
  take(feed: BoardFeed): void {
    const before = this.#feed;
    const now = this.#options.time();
    if (before) this.#stayAlone(now);
    this.#feed = feed;
    this.#programme = null;
    this.#begun ??= now;
    this.#keepNews(now);
    if (before && !this.#options.first?.alone) this.#queueNews(before, feed, now);
    if (this.#own && before) this.#own = this.#keepOwn(this.#own, { before, after: feed, now });
  }

  /** The visitor's view with its present content; null when it is gone. */
  #keepOwn(
    own: Own,
    { before, after, now }: { before: BoardFeed; after: BoardFeed; now: number }
  ): Own | null {
    const slot = slotOf(own);
    const isFound = 'mark' in slot && slot.mark !== undefined && isSameList(before, after, slot.code);
    const slots = this.#isNight(now) ? this.#byDay(after, now) : this.#programmeOf(now).slots;
    const index = slots.findIndex((each) => slotKey(each) === slotKey(slot));
    if (index < 0) return isFound ? { ...own, slots: [slot], index: 0 } : null;
    return { ...own, slots: isFound ? slots.map((each, i) => (i === index ? slot : each)) : slots, index };
  }

  #isNight(now: number): boolean {
    return this.#programmeOf(now).slots.every(({ scene }) => scene === 'night');
  }

  /** Drops what was paged for the other layout, because the screen was turned. */
  lay(layout: Layout): void {
    this.#programme = null;
    if (this.#layout === layout) return;
    this.#layout = layout;
    this.#own = null;
    this.#news = null;
  }

  /** Drops the programme, because running text has other pages than before. */
  recount(): void {
    this.#programme = null;
    this.#keepNews(this.#options.time());
  }

  /**
   * Turns a page for a visitor. Nothing happens during an emergency.
   * @param by 1 forwards, -1 back
   */
  step(by: 1 | -1): void {
    const cycle = this.#cycle();
    if (!cycle) return;
    const { slots, at } = cycle;
    const index = at < 0 ? 0 : (at + by + slots.length) % slots.length;
    this.#setOwn({ slots, index, paused: this.paused });
  }

  /** Keeps what is on. Nothing happens during an emergency. */
  pause(): void {
    const cycle = this.#cycle();
    if (!cycle) return;
    const { on, slots, at } = cycle;
    this.#setOwn(at < 0 ? { ...on, paused: true } : { slots, index: at, paused: true });
  }

  /**
   * Opens a page of a list for a visitor, marks a row on it, and stays there, even if the playlist doesn't
   * have the list now. Nothing happens during an emergency.
   */
  find(found: FoundRow): void {
    const cycle = this.#cycle();
    if (!cycle) return;
    const marked: Slot = { ...found, seconds: 12 };
    const index = cycle.slots.findIndex((slot) => slotKey(slot) === slotKey(marked));
    const slots = index < 0 ? [marked] : cycle.slots.map((each, i) => (i === index ? marked : each));
    this.#setOwn({ slots, index: Math.max(0, index), paused: true });
  }

  /** Returns to what the other boards show. */
  resume(): void {
    this.#own = null;
  }

  stop(): void {
    this.#feed = null;
  }

  /**
   * The slot that is on, with its beginning and end.
   * @param now milliseconds since 1970
   */
  on(now: number): TimedSlot {
    const feed = this.#known();
    const emergency = this.#emergency(feed, now);
    if (emergency) return emergency;
    const placed = this.#quiet(now);
    const [next] = feed.emergencies
      .map(({ from }) => Date.parse(from))
      .filter((from) => from > now)
      .sort((a, b) => a - b);
    return { ...placed, ends: Math.min(placed.ends, next ?? Infinity) };
  }

  /**
   * The slot that will be on, without forgetting anything about now.
   * @param then milliseconds since 1970
   */
  peek(then: number): TimedSlot {
    const [own, news, programme] = [this.#own, this.#news, this.#programme];
    if (own && this.#options.now() + (then - this.#options.time()) >= own.until) this.#own = null;
    const on = this.on(then);
    [this.#own, this.#news, this.#programme] = [own, news, programme];
    return on;
  }

  /** The scenes for the foot. During news it shows their place in the whole cycle. */
  route(on: TimedSlot, now: number): SceneName[] {
    const isNews = on.slots === this.#news?.slots;
    const slots = this.#around ?? (isNews ? this.#programmeOf(now).slots : on.slots);
    return [...new Set(slots.map(({ scene }) => scene))];
  }

  #known(): BoardFeed {
    if (!this.#feed) throw new Error('nothing to show yet');
    return this.#feed;
  }

  /**
   * All slots that can be turned to, and the index of the present one. At night they are the daytime
   * programme's, for whoever wakes the board, and the index is -1. Null while nothing may be turned to.
   */
  #cycle(): { on: TimedSlot; slots: readonly Slot[]; at: number } | null {
    const feed = this.#feed;
    const now = this.#options.time();
    if (!feed || emergenciesAt(feed, now).length > 0) return null;
    const on = this.on(now);
    const isCycle = on.slots === this.#own?.slots || on.slots === this.#programmeOf(now).slots;
    if (isCycle && on.slots.every(({ scene }) => scene !== 'night'))
      return { on, slots: on.slots, at: on.index };
    const slots = this.#byDay(feed, now);
    const key = slotKey(slotOf(on));
    return { on, slots, at: slots.findIndex((slot) => slotKey(slot) === key) };
  }

  #setOwn({ slots, index, paused }: Pick<Own, 'slots' | 'index' | 'paused'>): void {
    const since = this.#options.now();
    this.#own = { slots, index, paused, since, until: since + ownFor };
    this.#news = null;
  }

  #drawn(feed: BoardFeed): DrawnFeed {
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

  #begunWith(first: SlotBeginning, whole: Programme, now: number): Programme {
    const { scene, code, alone } = first;
    const began = this.#beganWith;
    const isFirst = (slot: Slot) =>
      slot.scene === scene && (code === null || ('code' in slot && slot.code === code));
    const is = began === null ? isFirst : (slot: Slot) => slotKey(slot) === began;
    this.#around = alone ? whole.slots : null;
    return roundFrom(alone ? aloneIn(whole, scene) : whole, { is, at: this.#begun ?? now });
  }

  /** In a preview of one scene, whoever edits page 2 keeps seeing page 2. */
  #stayAlone(now: number): void {
    if (!this.#options.first?.alone) return;
    const on = this.on(now);
    this.#begun = on.begins;
    this.#beganWith = slotKey(slotOf(on));
  }

  /** All slots that the playlist has at that hour, whether or not it is night. */
  #byDay(feed: BoardFeed, now: number): readonly Slot[] {
    return playlist(this.#drawn(hangingAt(feed, now)), localTime(now, feed.unit.timeZone));
  }

  /** Refreshes queued news from the new feed; drops the queue when one of its items is gone. */
  #keepNews(now: number): void {
    const news = this.#news;
    if (!news || !this.#feed) return;
    const byDay = new Map(this.#byDay(this.#feed, now).map((slot) => [slotKey(slot), slot]));
    const slots = news.slots.flatMap((slot) => byDay.get(slotKey(slot)) ?? []);
    this.#news = slots.length < news.slots.length ? null : { ...news, slots };
  }

  /**
   * Shows new things first. News end where one of the cycle's slots ends, so that all boards go on together.
   */
  #queueNews(before: BoardFeed, after: BoardFeed, now: number): void {
    const slots = slotsOfNews(before, after, this.#byDay(after, now));
    const [first] = slots;
    if (!first || this.#isNight(now)) return;
    const published = publishedOf(after, first) ?? -Infinity;
    const length = slots.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
    const from = (begins: number) => {
      const last = begins + length - 5000;
      return { slots, begins, ends: placeIn(this.#programmeOf(last), last).ends };
    };
    const isRecent = published <= now && now - published < recent;
    const together = from(isRecent ? published : now);
    this.#own = null;
    // A board that gets the news when they are over for the others shows them all the same.
    this.#news = together.ends > now ? together : from(now);
    // The programme of that later moment must not replace today's.
    this.#programme = null;
  }

  #emergency(feed: BoardFeed, now: number): TimedSlot | null {
    const slots = emergencySlots(this.#drawn(feed), now);
    if (slots.length === 0) return null;
    const turning = feed.emergencies.flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]);
    const starts = Math.max(...turning.filter((each) => each <= now));
    const ends = Math.min(...turning.filter((each) => each > now));
    const placed = placeIn({ date: '', slots, starts, ends }, now);
    return { ...placed, ends: Math.min(placed.ends, ends) };
  }

  #quiet(now: number): TimedSlot {
    const own = this.#own;
    const left = own ? own.until - this.#options.now() : 0;
    if (own && left > 0) {
      const begins = now - (this.#options.now() - own.since);
      return { slots: own.slots, index: own.index, begins, ends: now + left };
    }
    this.#own = null;
    const news = this.#news;
    if (news && now < news.ends) return this.#pastLost(newsAt(news, now), now);
    if (news && now >= news.ends) this.#news = null;
    return this.#pastLost(placeIn(this.#programmeOf(now), now), now);
  }

  #pastLost(placed: TimedSlot, now: number): TimedSlot {
    const { isLost } = this.#options;
    return isLost ? pastLostFilm(placed, { now, feed: this.#known(), isLost }) : placed;
  }
}

/**
 * Whether a list is unchanged, row for row.
 * @param code of its notice; undefined for the notice in front
 */
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
  { slots, begins: first, ends }: Omit<Programme, 'date' | 'starts'> & { begins: number },
  now: number
): TimedSlot {
  let begins = first;
  let index = 0;
  for (const { seconds } of slots.slice(0, -1)) {
    if (now < begins + seconds * 1000) break;
    begins += seconds * 1000;
    index += 1;
  }
  const over = begins + (slots[index]?.seconds ?? 0) * 1000;
  return { slots, index, begins, ends: index < slots.length - 1 ? over : ends };
}

/**
 * The slot that is on.
 * @throws Error for an empty programme, which never occurs
 */
export function slotOf({ slots, index }: Pick<TimedSlot, 'slots' | 'index'>): Slot {
  const slot = slots[index];
  if (!slot) throw new Error('a programme is never empty');
  return slot;
}

/**
 * How much of the scene's consecutive pages is over, 0 to 1.
 * @param now milliseconds since 1970
 */
export function sceneProgress({ slots, index, begins }: TimedSlot, now: number): number {
  const scene = slots[index]?.scene;
  let first = index;
  while (first > 0 && slots[first - 1]?.scene === scene) first -= 1;
  let end = index;
  while (end < slots.length && slots[end]?.scene === scene) end += 1;
  const length = (from: number, to: number) =>
    slots.slice(from, to).reduce((sum, { seconds }) => sum + seconds, 0);
  const passed = length(first, index) + Math.floor((now - begins) / 1000);
  return Math.min(1, Math.max(0, passed / length(first, end)));
}
