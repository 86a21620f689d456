import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { localTime } from '$lib/calendar';
import type { SeenScreen } from './seen-screen';

const zone = 'Asia/Shanghai';
/** Milliseconds within which a reloaded page shows its content on a busy machine. */
const loadsWithin = 20_000;

/** Records what a board shows, second by second, and every fault. */
export class Diary {
  readonly #file: string;
  readonly #known = new Set<string>();
  readonly #posted: string[] = [];
  readonly #begun = performance.now();
  #unit: string | null = null;
  #blank: number | null = null;
  #shown = -1;
  /** the present stroke, which stands in every line */
  phase = 'start';
  /** the screen is off, so it needn't show anything */
  off = false;
  lines = 0;
  frames = 0;
  readonly wrong: string[] = [];
  readonly states = new Map<string, number>();
  readonly blanks: { phase: string; ms: number }[] = [];
  slowest = 0;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
  }

  /**
   * Notes a content that may be shown.
   * @returns whether it is new
   */
  learn({ scene, text }: SeenScreen): boolean {
    const before = this.#known.size;
    this.#known.add(`${scene} ${text}`);
    return this.#known.size > before;
  }

  /** Notes that the server took an announcement with this title, so that it may be shown. */
  expects(title: string): void {
    this.#posted.push(title);
    this.#shown = -1;
  }

  /** whether the newest announcement has been seen */
  get hasShownNewest(): boolean {
    return this.#shown === this.#posted.length - 1;
  }

  note(seen: SeenScreen | null): void {
    this.lines += 1;
    if (seen?.frame != null) this.frames += 1;
    this.slowest = Math.max(this.slowest, seen?.frame ?? 0);
    if (seen?.state) this.states.set(seen.state, (this.states.get(seen.state) ?? 0) + 1);
    const wrong = this.off ? null : this.#judge(seen);
    if (wrong) this.wrong.push(`${this.#at()} ${this.phase}: ${wrong}`);
    this.#write(seen, wrong);
  }

  #judge(seen: SeenScreen | null): string | null {
    const now = performance.now();
    if (!seen || seen.scene === null) {
      this.#blank ??= now;
      return now - this.#blank > loadsWithin ? `no scene for ${Math.round(now - this.#blank)} ms` : null;
    }
    if (this.#blank !== null) this.blanks.push({ phase: this.phase, ms: Math.round(now - this.#blank) });
    this.#blank = null;
    this.#unit ??= seen.unit;
    const posted = this.#posted.findIndex((title) => seen.text.includes(title));
    this.#shown = Math.max(this.#shown, posted);
    if (seen.frame === null) return 'no frame painted in three seconds';
    // Unknown content is reported once, and not each second.
    if (posted < 0 && this.learn(seen)) return `unknown content: ${seen.scene} ${seen.text}`;
    if (seen.unit !== this.#unit) return `another unit: ${seen.unit}`;
    if (seen.asOf === '') return 'the age of the data is gone';
    const clock = [-60_000, 0, 60_000].map((off) => localTime(Date.now() + off, zone).time);
    return clock.includes(seen.time) ? null : `the clock says ${seen.time} for ${clock[1]}`;
  }

  #write(seen: SeenScreen | null, wrong: string | null): void {
    const mark = seen ? createHash('sha256').update(seen.text).digest('hex').slice(0, 8) : '-';
    const fields = seen
      ? [
          seen.scene ?? 'nothing',
          mark,
          seen.frame === null ? 'no frame' : `frame ${seen.frame.toFixed(0)} ms`,
          seen.state ?? '-',
          seen.asOf,
          seen.time,
          `${(seen.heap / 2 ** 20).toFixed(1)} MB`,
          `${seen.nodes} nodes`
        ]
      : [this.off ? 'the screen is off' : 'being loaded'];
    appendFileSync(
      this.#file,
      `${[new Date().toISOString(), this.phase, ...fields, ...(wrong ? [`WRONG ${wrong}`] : [])].join('\t')}\n`
    );
  }

  #at(): string {
    return `${((performance.now() - this.#begun) / 1000).toFixed(0)} s`;
  }
}
