import { localTime } from '$lib/calendar';

import type { KeptShowing, ShownStore } from '$lib/local/shown-store';
import { inHours, longestDay, shownAtOnce, type ScreenSettings, type ShownNotice } from '$lib/sync';

/** As much of the store as is used: tests bring their own. */
export type ShowingStore = Pick<ShownStore, 'all' | 'write' | 'remove'>;

/** What was on the screen when it was looked at. */
export interface Look {
  /** milliseconds, monotonic */
  at: number;
  /** milliseconds since 1970, by the server's clock */
  now: number;
  /** the unit's */
  zone: string;
  /** of the notices that the seen scene is drawn from */
  codes: readonly string[];
  /** a frame was painted since the last look */
  painted: boolean;
  /** the hall's hours; undefined: always */
  open: ScreenSettings['open'];
}

/** Longer than that between two looks: the machine slept, and what it showed meanwhile nobody knows. */
const longest = 5000;

/** How often sums are written down: what a power cut costs at most. */
const keepEvery = 60_000;

interface Sum extends Pick<ShownNotice, 'code' | 'day' | 'run' | 'first' | 'last'> {
  ms: number;
  openMs: number;
  /** seconds that the server has been told, and that the disk has */
  told: number;
  kept: number;
}

/**
 * Adds up for how long each notice stood on this screen, day by day: the proof that it hung for its window. Only time
 * in which frames were painted counts: a board that froze has no proof of what it showed.
 */
export class Showings {
  readonly #store: ShowingStore;
  readonly #board: string;
  readonly #newRun: () => string;
  #sums = new Map<string, Sum>();
  #last: number | null = null;
  #kept = 0;

  /** @param newRun 16 random hexadecimal digits */
  constructor(store: ShowingStore, board: string, newRun: () => string) {
    this.#store = store;
    this.#board = board;
    this.#newRun = newRun;
  }

  /**
   * What an earlier start has counted and not told yet. To be called first: of a disk that answers late, when this start has
   * counted the same notice, what wasn't told goes on as part of its sum.
   */
  async restore(): Promise<void> {
    for (const { notice, told } of await this.#store.all(this.#board)) {
      const { seconds, open, ...rest } = notice;
      const counting = this.#sums.get(keyOf(notice));
      if (counting) {
        counting.ms += Math.max(0, seconds - told) * 1000;
        // Which of the seconds that were told were in opening hours isn't kept: all that can be.
        counting.openMs += Math.max(0, open - told) * 1000;
        if (notice.first < counting.first) counting.first = notice.first;
        continue;
      }
      this.#sums.set(keyOf(notice), {
        ...rest,
        ms: seconds * 1000,
        openMs: open * 1000,
        told,
        kept: seconds
      });
    }
  }

  /** To be called about once a second. */
  look({ at, now, zone, codes, painted, open }: Look): void {
    const passed = this.#last === null ? 0 : at - this.#last;
    this.#last = at;
    if (!painted || passed <= 0 || passed > longest) return;
    const { date, minute } = localTime(now, zone);
    const isOpen = !open || open.some((hours) => inHours(hours, minute));
    const moment = new Date(now).toISOString();
    for (const code of codes) {
      const key = keyOf({ code, day: date });
      let sum = this.#sums.get(key);
      if (!sum) {
        sum = {
          code,
          day: date,
          run: this.#newRun(),
          first: moment,
          last: moment,
          ms: 0,
          openMs: 0,
          told: 0,
          kept: 0
        };
        this.#sums.set(key, sum);
      }
      sum.last = moment;
      sum.ms += passed;
      if (isOpen) sum.openMs += passed;
    }
  }

  /** Days and notices of which the server hasn't heard all, the oldest first. */
  untold(): ShownNotice[] {
    return [...this.#sums.values()]
      .map((sum) => ({ told: sum.told, notice: noticeOf(sum) }))
      .filter(({ notice, told }) => notice.seconds > told)
      .map(({ notice }) => notice)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      .slice(0, shownAtOnce);
  }

  /**
   * The server has these. Days before `today` that are told whole are done with, also those of which all was told while they
   * lasted.
   * @returns what is done with, to be removed from the disk
   */
  told(notices: readonly ShownNotice[], today: string): KeptShowing[] {
    for (const notice of notices) {
      const sum = this.#sums.get(keyOf(notice));
      if (sum) sum.told = Math.max(sum.told, notice.seconds);
    }
    const done = [...this.#sums.values()].filter(
      (sum) => sum.day < today && noticeOf(sum).seconds <= sum.told
    );
    for (const sum of done) this.#sums.delete(keyOf(sum));
    return done.map((sum) => this.#keptOf(sum));
  }

  remove(done: readonly KeptShowing[]): Promise<void> {
    return this.#store.remove(done);
  }

  /** The screen is nobody's board any more: what it has shown is no proof for the one that it may become. */
  async forget(): Promise<void> {
    this.#sums.clear();
    await this.#store.remove(await this.#store.all(this.#board));
  }

  /** Writes down what has grown, once a minute; `at` is monotonic. */
  async keep(at: number): Promise<void> {
    if (at - this.#kept < keepEvery) return;
    this.#kept = at;
    const grown = [...this.#sums.values()].filter((sum) => noticeOf(sum).seconds > sum.kept);
    if (grown.length === 0) return;
    const kept = grown.map((sum) => this.#keptOf(sum));
    await this.#store.write(kept);
    grown.forEach((sum, n) => (sum.kept = kept[n]?.notice.seconds ?? sum.kept));
  }

  #keptOf(sum: Sum): KeptShowing {
    return { board: this.#board, notice: noticeOf(sum), told: sum.told };
  }
}

/** A clock that was set back makes the day longer than what stands between its first and its last moment: that is what counts. */
function noticeOf({ code, day, run, first, last, ms, openMs }: Sum): ShownNotice {
  const passed = Math.max(0, Math.floor((Date.parse(last) - Date.parse(first)) / 1000));
  const seconds = Math.min(Math.floor(ms / 1000), passed + 60, longestDay);
  return { code, day, run, first, last, seconds, open: Math.min(Math.floor(openMs / 1000), seconds) };
}

function keyOf({ code, day }: Pick<ShownNotice, 'code' | 'day'>): string {
  return `${day}/${code}`;
}
