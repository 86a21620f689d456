import { boldRuns } from '$lib/markup';
import { m } from '$lib/text';
import type { Announcement, BoardFeed, Emergency, RuleInBrief } from '$lib/sync';
import type { Layout } from '../scenes/paging';
import { paginate } from '../player/paginate';
import type { TextPages } from '../scenes/paging';
import { rulePages, type RulePage } from '../scenes/rule/rule-pages';
import { emergencyCallText } from '../scenes/emergency/emergency-text';
import { numbersToCall } from '../scenes/emergency/numbers-to-call';
import { emergencyTitleText } from '../scenes/emergency/emergency-title-text';
import { headlineLines } from '../player/text-lines';
import { nextTask } from './delay';
import { hasLetters, MeasureCache, screenSize } from './measure-cache';

/** Greatest number of texts measured without their fonts; fewer hang at once. */
const mostLoose = 60;

/** A character for lines that are only measured: all Chinese characters are equally high and wide. */
const filler = String.fromCodePoint(0x6c38);

/** Width of a headline's widest line, in full-width characters. */
export const headlineWidth = 11.6;

/** A cache that lasts as long as this page is open. */
const inMemory = () => new MeasureCache({ storage: null, name: '', stamp: '' });

/**
 * Which of a feed's texts are measured: those that never were, also those measured without their fonts, or
 * all.
 */
type Which = 'missing' | 'loose' | 'all';

/**
 * Pages running text by measuring it where it will stand: a scene's own boxes are built invisibly, filled,
 * and removed. What was measured before the fonts were loaded is dropped when they come; everything else is
 * remembered.
 */
export class MeasuredPages implements TextPages {
  readonly #measureCache: MeasureCache;
  readonly #loose = new Map<string, unknown>();
  #which: Which = 'missing';
  #changed = false;

  constructor(cache: MeasureCache = inMemory()) {
    this.#measureCache = cache;
  }

  announcement({ title, body }: Announcement, layout: Layout): string[][] {
    return this.#once([layout, title, body], () =>
      measured((frame) => {
        const { scene, room } = documentRoom(frame);
        return paginate(body, (page, index) => {
          const heading = part('h2', index === 0 ? '' : 'again');
          const lines = index === 0 ? headlineLines(title, headlineWidth) : [title];
          heading.append(...lines.map((line) => part('span', '', line)));
          const text = part('div', 'body');
          text.append(...page.map(paragraphOf));
          room.replaceChildren(heading, text, part('p', 'more', filler));
          return holds(scene, room);
        });
      })
    );
  }

  rule(rule: RuleInBrief, layout: Layout): RulePage[] {
    return this.#once([layout, rule.version, JSON.stringify(rule.parts)], () =>
      measured((frame) => {
        const { scene, main } = sceneRoom(frame);
        main.className = 'main rules';
        return rulePages(rule, (page) => {
          const list = part('ol');
          list.append(...page.map(ruleRow));
          main.replaceChildren(list);
          return holds(scene, list);
        });
      })
    );
  }

  emergency(emergency: Emergency, layout: Layout): string[][] {
    const { text } = emergency;
    const title = emergencyTitleText(emergency, m.hall_drill_mark());
    return this.#once([layout, 'emergency', title, text], () =>
      measured((frame) => {
        const scene = part('div', 'scene');
        const alarm = part('div', 'alarm');
        scene.append(alarm);
        frame.replaceChildren(scene);
        const numbers = numbersToCall(text);
        const fitsWith = (call: readonly string[]) => (page: readonly string[]) => {
          const says = part('div', 'says');
          says.append(...page.map((paragraph) => part('p', '', paragraph)));
          const heading = part('h1', titleSize(title));
          heading.append(...titleLines(title, layout).map((line) => part('span', '', line)));
          const foot = call.length > 0 ? [part('p', 'call', emergencyCallText(call))] : [];
          alarm.replaceChildren(part('p', 'kind', filler), heading, says, ...foot, part('p', 'by', filler));
          return holds(scene, alarm);
        };
        const pages = paginate(text, fitsWith([]), 'whole');
        // Only a text of several pages repeats the numbers.
        return pages.length === 1 || numbers.length === 0
          ? pages
          : paginate(text, fitsWith(numbers), 'whole');
      })
    );
  }

  /**
   * Measures a feed's texts, one in each task, so that nothing on the screen stops for it.
   * @returns whether a text has other pages than were given out before
   */
  async measure(feed: BoardFeed, layout: Layout, which: Which): Promise<boolean> {
    const { announcements, rule, emergencies } = feed;
    const texts = [
      ...announcements.map((each) => () => this.announcement(each, layout)),
      ...(rule ? [() => this.rule(rule, layout)] : []),
      ...emergencies.map((each) => () => this.emergency(each, layout))
    ];
    let changed = false;
    for (const text of texts) {
      await nextTask();
      this.#which = which;
      this.#changed = false;
      text();
      changed ||= this.#changed;
      this.#which = 'missing';
    }
    return changed;
  }

  /** Drops what was measured without fonts, because they have come. */
  forget(): void {
    this.#loose.clear();
  }

  #once<T>(key: readonly string[], measure: () => T): T {
    const name = [screenSize(), ...key].join('\n');
    const isLoose = this.#loose.has(name);
    const found = (this.#loose.get(name) ?? this.#measureCache.get(name)) as T | undefined;
    const isWanted = this.#which === 'all' || (this.#which === 'loose' && isLoose);
    if (found !== undefined && !isWanted) return found;
    const made = measure();
    if (found !== undefined) this.#changed = JSON.stringify(made) !== JSON.stringify(found);
    if (this.#loose.size >= mostLoose) this.#loose.clear();
    this.#loose.delete(name);
    if (hasLetters()) this.#measureCache.set(name, this.#changed || found === undefined ? made : found);
    else this.#loose.set(name, made);
    return made;
  }
}

/** Full-width characters in a line of an emergency's title, for each size. */
const titleWidths: Record<Layout, Record<string, number>> = {
  landscape: { usual: 10, long: 15, longest: 19 },
  portrait: { usual: 7, long: 8.3, longest: 10.2 }
};

/** The class for a title's size: a long title is smaller, so that the instructions below have room. */
export function titleSize(title: string): string {
  const length = Array.from(title).length;
  return length > 30 ? 'longest' : length > 10 ? 'long' : '';
}

/**
 * Breaks a title between words into lines as wide as its size allows.
 * @param layout of the board, which decides the width
 */
export function titleLines(title: string, layout: Layout): string[] {
  return headlineLines(title, titleWidths[layout][titleSize(title) || 'usual'] ?? 10);
}

/** Builds a board's frame with an empty layer in it, for as long as `measure` takes. */
function measured<T>(measure: (layer: HTMLElement) => T): T {
  const board = part('div', 'board measure');
  const head = part('header', 'mast');
  const unit = part('p', 'unit', filler);
  unit.append(part('small', '', filler));
  const when = part('p', 'when', '1');
  when.append(part('time', '', '00:00'));
  head.append(part('i', 'mark'), unit, when);
  const stage = part('main', 'stage');
  const layer = part('div', 'layer');
  stage.append(layer);
  board.append(head, stage, part('footer', 'foot'));
  document.body.append(board);
  try {
    return measure(layer);
  } finally {
    board.remove();
  }
}

function sceneRoom(layer: HTMLElement): { scene: HTMLElement; main: HTMLElement } {
  const scene = part('div', 'scene');
  const rail = part('div', 'rail two');
  const period = part('div', 'period');
  period.append(part('span', 'y', filler), part('span', 'm', filler), part('span', 'until', filler));
  rail.append(part('h1', '', filler), period);
  const main = part('div', 'main');
  scene.append(rail, main);
  layer.replaceChildren(scene);
  return { scene, main };
}

function documentRoom(layer: HTMLElement): { scene: HTMLElement; room: HTMLElement } {
  const { scene, main } = sceneRoom(layer);
  const doc = part('div', 'doc');
  const room = part('div', 'text');
  const side = part('div', 'side');
  const count = part('div', 'count plain');
  const big = part('p', 'big');
  big.append(part('b', '', '1'));
  count.append(part('p', 'lbl', filler), big);
  const qr = part('div', 'qr');
  qr.append(part('div', 'tile'), part('p', '', filler));
  side.append(count, qr);
  doc.append(room, side);
  main.append(doc);
  return { scene, room };
}

/** A paragraph as the scene draws it, because bold letters are wider. */
function paragraphOf(text: string): HTMLElement {
  const paragraph = part('p');
  paragraph.append(...boldRuns(text).map((run) => part(run.bold ? 'b' : 'span', '', run.text)));
  return paragraph;
}

function ruleRow(line: RulePage[number]): HTMLElement {
  if (line.kind === 'part') return part('li', 'part', line.title);
  const row = part('li', 'line');
  row.append(
    part('span', 'says', line.text),
    part('b', 'pts', line.points),
    part('small', 'clause', line.clause)
  );
  return row;
}

/** Whether a room holds its text, by the lines' boxes: tall letters may reach out of the last one. */
function holds(scene: HTMLElement, room: HTMLElement): boolean {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const style = getComputedStyle(scene);
  const bottom = scene.getBoundingClientRect().bottom - parseFloat(style.paddingBottom);
  const outer = room.getBoundingClientRect();
  const foot = Math.min(outer.bottom, bottom) + 0.01 * rem;
  return Array.from(room.children).every((child) => {
    const inner = child.getBoundingClientRect();
    return inner.bottom <= foot && inner.top >= outer.top - 1;
  });
}

function part(name: string, className = '', text = ''): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
