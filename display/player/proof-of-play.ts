import type { StoredProof, ShownStore } from '$lib/local/board/shown-store';
import {
  inHours,
  longestDay,
  showingsAtOnce,
  shownAtOnce,
  type ScreenSettings,
  type Showing,
  type ShownNotice,
  type UnitMoment
} from '$lib/sync';

/** The part of the store that is used; tests bring their own. */
export type ProofStore = Pick<ShownStore, 'all' | 'write' | 'remove'>;

/** The state of the screen at one sampling. */
export interface ScreenSample {
  /** milliseconds, monotonic */
  at: number;
  /** milliseconds since 1970, by the server's clock */
  now: number;
  /** `now` by the unit's clock */
  local: UnitMoment;
  /** codes of the notices that were visible since the last sample */
  codes: readonly string[];
  /** ms by which `now` may be wrong, Infinity: the server was never heard; absent: nobody knows */
  unsure?: number | undefined;
  /** whether a frame was painted since the last sample */
  painted: boolean;
  /** the hall's hours; undefined when it is always open */
  open: ScreenSettings['open'];
}

/**
 * Milliseconds: after a longer gap between two samples the machine slept, and nobody knows what it showed.
 */
const longest = 5000;

/** Milliseconds by which the clock may be adjusted between two samples: a greater jump begins another showing. */
const adjusted = 500;

/** Milliseconds between writes to the disk, which is what a power cut costs at most. */
const keepEvery = 60_000;

interface Sum extends Pick<ShownNotice, 'code' | 'day' | 'run' | 'first' | 'last'> {
  ms: number;
  openMs: number;
  /** the showings that weren't reported yet, in order; null: the clock's error isn't known */
  showings: Showing[] | null;
  /** the greatest error of the moments, ms */
  unsure: number;
  /** seconds that were reported to the server, and ms that the disk has */
  reported: number;
  kept: number;
}

/**
 * Adds up how long each notice stood on this screen, day by day, as proof that it hung through its window.
 * Only time in which frames were painted counts, because a frozen board can't prove what it showed. It runs on
 * plain boards too, so it uses nothing newer than Chromium 51.
 */
export class ProofOfPlay {
  readonly #store: ProofStore;
  readonly #board: string;
  readonly #newRun: () => string;
  #sums = new Map<string, Sum>();
  #last: Pick<ScreenSample, 'at' | 'now' | 'local'> | null = null;
  #kept = 0;

  /** @param newRun makes an id of 16 random hexadecimal digits for this start */
  constructor(store: ProofStore, board: string, newRun: () => string) {
    this.#store = store;
    this.#board = board;
    this.#newRun = newRun;
  }

  /**
   * Takes over what earlier starts counted and didn't report. It is called first. When a slow disk answers
   * after this start has counted the same notice, that sum goes on as the earlier one, unless the server
   * has heard of it: then both stay, one after the other, because sums that overlap count as two screens'.
   */
  async restore(): Promise<void> {
    for (const { notice, reported } of await this.#store.all(this.#board)) {
      const earlier = sumOf(notice, reported);
      const counting = this.#sums.get(keyOf(notice));
      if (!counting) {
        this.#sums.set(keyOf(notice), earlier);
        continue;
      }
      if (counting.reported > 0 || counting.kept > 0) {
        this.#sums.set(`${keyOf(notice)}/${notice.run}`, earlier);
        continue;
      }
      this.#sums.set(keyOf(notice), {
        ...earlier,
        first: notice.first < counting.first ? notice.first : counting.first,
        last: counting.last,
        ms: earlier.ms + counting.ms,
        openMs: earlier.openMs + counting.openMs,
        showings: earlier.showings && counting.showings && [...earlier.showings, ...counting.showings],
        unsure: Math.max(earlier.unsure, counting.unsure)
      });
    }
  }

  /** Adds a sample; to be called about once a second, and when another scene becomes visible. */
  sample({ at, now, local, codes, unsure, painted, open }: ScreenSample): void {
    const last = this.#last;
    this.#last = { at, now, local };
    const passed = last === null ? 0 : at - last.at;
    if (!last || !painted || passed <= 0 || passed > longest) return;
    const { date, minute } = local;
    const isOpen = !open || open.some((hours) => inHours(hours, minute));
    const isEven = Math.abs(now - last.now - passed) <= adjusted;
    const from = Math.round(isEven ? last.now : now - passed);
    const until = Math.round(now);
    const moment = new Date(now).toISOString();
    for (const code of codes) {
      const key = keyOf({ code, day: date });
      let sum = this.#sums.get(key);
      if (!sum) {
        sum = {
          code,
          day: date,
          run: this.#newRun(),
          // The first second of a day began on the day before.
          first: last.local.date === date ? new Date(from).toISOString() : moment,
          last: moment,
          ms: 0,
          openMs: 0,
          showings: unsure === undefined ? null : [],
          unsure: unsure ?? 0,
          reported: 0,
          kept: 0
        };
        this.#sums.set(key, sum);
      }
      sum.last = moment;
      sum.ms += passed;
      if (isOpen) sum.openMs += passed;
      sum.unsure = Math.max(sum.unsure, unsure ?? 0);
      if (sum.showings) prolong(sum.showings, [from, until - from, isOpen ? 1 : 0]);
    }
  }

  /** The days and notices that the server hasn't heard of in full, the oldest first. */
  unreported(): ShownNotice[] {
    return [...this.#sums.values()]
      .filter(isUnreported)
      .map(noticeOf)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      .slice(0, shownAtOnce)
      .map(withAtMost(showingsAtOnce));
  }

  /**
   * Notes that the server has these. Days before `today` that are reported in full are done, even if they
   * were complete while they still lasted.
   * @returns what is done, to be removed from the disk
   */
  reported(notices: readonly ShownNotice[], today: string): StoredProof[] {
    for (const notice of notices) {
      const sum = [...this.#sums.values()].find((each) => isOne(each, notice));
      if (!sum) continue;
      sum.reported = Math.max(sum.reported, notice.seconds);
      if (!sum.showings || !notice.showings) continue;
      // A showing that has grown since stays, and is reported again: the server takes each moment once.
      const reported = new Map(notice.showings.map(([from, ms]) => [from, ms]));
      sum.showings = sum.showings.filter(([from, ms]) => reported.get(from) !== ms);
    }
    const done = [...this.#sums].filter(([, sum]) => sum.day < today && !isUnreported(sum));
    for (const [key] of done) this.#sums.delete(key);
    return done.map(([, sum]) => this.#keptOf(sum));
  }

  remove(done: readonly StoredProof[]): Promise<void> {
    return this.#store.remove(done);
  }

  /**
   * Deletes everything, because the screen belongs to no board any more, and what it showed is no proof for
   * another.
   */
  async forget(): Promise<void> {
    this.#sums.clear();
    await this.#store.remove(await this.#store.all(this.#board));
  }

  /**
   * Writes what has grown to the disk, once a minute.
   * @param at milliseconds, monotonic
   */
  async keepSometimes(at: number): Promise<void> {
    if (at - this.#kept < keepEvery) return;
    this.#kept = at;
    await this.keep();
  }

  /** Writes what has grown to the disk. */
  async keep(): Promise<void> {
    const grown = [...this.#sums.values()].filter((sum) => sum.ms > sum.kept);
    if (grown.length === 0) return;
    const kept = grown.map((sum) => this.#keptOf(sum));
    const written = grown.map(({ ms }) => ms);
    await this.#store.write(kept);
    grown.forEach((sum, n) => (sum.kept = written[n] ?? sum.kept));
  }

  #keptOf(sum: Sum): StoredProof {
    return { board: this.#board, notice: noticeOf(sum), reported: sum.reported };
  }
}

/**
 * The reported form of a sum. When the clock was set back, the counted time is longer than that between the
 * first and last moment; then the latter counts.
 */
function noticeOf({ code, day, run, first, last, ms, openMs, showings, unsure }: Sum): ShownNotice {
  const passed = Math.max(0, Math.floor((Date.parse(last) - Date.parse(first)) / 1000));
  const seconds = Math.min(Math.floor(ms / 1000), passed + 60, longestDay);
  return {
    code,
    day,
    run,
    first,
    last,
    seconds,
    open: Math.min(Math.floor(openMs / 1000), seconds),
    ...(showings && {
      showings: showings.slice(),
      unsure: Number.isFinite(unsure) ? Math.ceil(unsure) : null
    })
  };
}

/** Whether the server lacks something of a sum. Less than a second is no proof of anything. */
function isUnreported(sum: Sum): boolean {
  const { seconds, showings } = noticeOf(sum);
  return seconds > sum.reported || (seconds > 0 && showings !== undefined && showings.length > 0);
}

/** The sum that a stored notice stands for. */
function sumOf({ showings, unsure, seconds, open, ...rest }: ShownNotice, reported: number): Sum {
  return {
    ...rest,
    ms: seconds * 1000,
    openMs: open * 1000,
    showings: showings ? showings.slice() : null,
    unsure: unsure ?? Infinity,
    reported,
    kept: seconds * 1000
  };
}

/** Adds a showing to a list, as part of its last one when that ends where this one begins. */
function prolong(showings: Showing[], [from, ms, open]: Showing): void {
  const last = showings[showings.length - 1];
  // The tuple is replaced, because a report may still hold the former one.
  if (last && last[0] + last[1] === from && last[2] === open)
    showings[showings.length - 1] = [last[0], last[1] + ms, open];
  else showings.push([from, ms, open]);
}

/** Leaves so many showings in a list of notices, the first of them; the others are told another time. */
function withAtMost(most: number): (notice: ShownNotice) => ShownNotice {
  let left = most;
  return (notice) => {
    if (!notice.showings) return notice;
    const showings = notice.showings.slice(0, left);
    left -= showings.length;
    return { ...notice, showings };
  };
}

function isOne(a: Pick<ShownNotice, 'code' | 'day' | 'run'>, b: ShownNotice): boolean {
  return a.code === b.code && a.day === b.day && a.run === b.run;
}

function keyOf({ code, day }: Pick<ShownNotice, 'code' | 'day'>): string {
  return `${day}/${code}`;
}
