import { screenSize, type MeasureCache } from './measure-cache';

/** The smallest readable size on the wall, in rem: 28 px of a 1080p board. */
const floor = 0.28;
/**
 * The smallest size of all, in rem. 200 characters in a cell end at a few pixels: unreadable, but complete,
 * and the table stands.
 */
const smallest = 0.02;
/** Distance that several lines keep from a row's lines, in rem. */
const air = 0.08;

/** The result for one element: its index, its size ('' for its own), and whether it is wrapped. */
type Given = [index: number, size: string, wrapped: boolean];

/**
 * Fits every `[data-fit]` of a scene before it is visible: nothing is cut off and nothing pushes its
 * neighbours away, however long a name is. `data-fit="line"` stays one line down to the smallest size, then
 * wraps as large as it can; `data-fit="block"` wraps from the start. The room in height is that of the
 * nearest `[data-room]`; a room that is a `row` of a table has lines above and below, which several lines of
 * text don't touch. The fonts of the text must be loaded.
 * @param remembered results for the same text on this screen, which are checked instead of found anew
 */
export function fitAll(root: Element, cache?: MeasureCache): void {
  const all = Array.from(root.querySelectorAll<HTMLElement>('[data-fit]'));
  const name = cache && all.length > 0 ? nameOf(root, all) : '';
  const known = name && (cache?.get(name) as Given[] | undefined);
  if (known) {
    give(all, known);
    if (all.every(fits)) return;
    give(all, []);
  }
  // Where height is short, running text gives way before a headline does.
  const yields = (element: HTMLElement) => 'yields' in element.dataset;
  for (const element of all.filter(yields)) fit(element, floor);
  for (const element of all) if (!yields(element)) fit(element);
  // Text that still doesn't fit after all have given way gets smaller all the same.
  for (const element of all.filter(yields)) if (!fits(element)) fit(element);
  for (const room of new Set(all.map((element) => element.closest<HTMLElement>('[data-room]'))))
    if (room && room.dataset.room !== 'row')
      level(all.filter((element) => element.closest('[data-room]') === room));
  const given = all.flatMap(givenTo);
  if (name && (known || given.length > 0)) cache?.set(name, given);
}

function give(all: readonly HTMLElement[], given: readonly Given[]): void {
  for (const element of all) {
    if (element.style.fontSize) element.style.fontSize = '';
    element.classList.remove('wrapped');
  }
  for (const [index, size, wrapped] of given) {
    const element = all[index];
    if (!element) continue;
    element.style.fontSize = size;
    element.classList.toggle('wrapped', wrapped);
  }
}

function givenTo(element: HTMLElement, index: number): Given[] {
  const size = element.style.fontSize;
  const wrapped = element.classList.contains('wrapped');
  return size || wrapped ? [[index, size, wrapped]] : [];
}

/**
 * A name made of the whole text and the parts' classes. If two scenes shared a name, it would only cost a
 * second attempt, because results are checked.
 */
function nameOf(root: Element, all: readonly HTMLElement[]): string {
  const parts = all.map(({ className }) => className.replace('wrapped', '').trim());
  let [a, b] = [5381, 52711];
  for (const character of `${root.textContent}\n${parts.join(' ')}`) {
    const code = character.codePointAt(0) ?? 0;
    a = (Math.imul(a, 33) ^ code) >>> 0;
    b = (Math.imul(b, 65599) + code) >>> 0;
  }
  return `fit ${screenSize()} ${a.toString(36)}${b.toString(36)}`;
}

/**
 * Fits one element. If it doesn't fit at `least` rem, it keeps that size and leaves the rest to others in its
 * room.
 */
function fit(element: HTMLElement, least = smallest): void {
  element.style.fontSize = '';
  element.classList.remove('wrapped');
  if (fits(element)) return;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const size = parseFloat(getComputedStyle(element).fontSize) / rem;
  if (element.dataset.fit === 'line') {
    // A part with a size of its own (a unit, a note) makes this estimate one step too large.
    const line = (size * element.clientWidth) / element.scrollWidth;
    if (shrunk(element, { from: line, by: 0.96, least: floor }, fitsIn(element))) return;
    element.classList.add('wrapped');
    element.style.fontSize = '';
    if (othersYield(element)) return;
  }
  if (shrunk(element, { from: size, by: 0.94, least }, fitsIn(element)) || least > smallest) return;
  // Something else is too large, and shrinking this element to nothing would only hide it.
  element.style.fontSize = '';
}

/**
 * Levels the sizes within a room, where the first elements have taken space from the last. If one is too
 * small to read, or they don't fit together, all get at most the largest size at which they fit.
 */
function level(all: readonly HTMLElement[]): void {
  const before = all.map(sizeOf);
  const allFit = () => all.every(fits);
  const isWhole = allFit();
  if (isWhole && Math.min(...before) >= floor - 0.005) return;
  const given = all.flatMap(givenTo);
  give(all, []);
  const own = all.map(sizeOf);
  const fitsAt = (cap: number) => {
    for (const [i, element] of all.entries()) {
      const size = Math.min(own[i] ?? cap, cap);
      element.style.fontSize = size === own[i] ? '' : `${size}rem`;
      element.classList.remove('wrapped');
      if (element.dataset.fit === 'line' && element.scrollWidth > element.clientWidth + 1)
        element.classList.add('wrapped');
    }
    return allFit();
  };
  let [low, high] = [smallest, Math.max(...own)];
  if (!fitsAt(low)) return give(all, given);
  while (high - low > 0.005) {
    const middle = (low + high) / 2;
    if (fitsAt(middle)) low = middle;
    else high = middle;
  }
  fitsAt(low);
  // The smallest would be as small on its own, so the others keep their sizes.
  if (isWhole && low <= Math.min(...before)) give(all, given);
}

function sizeOf(element: HTMLElement): number {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return parseFloat(getComputedStyle(element).fontSize) / rem;
}

/**
 * Shrinks running text in the same room, because several lines need height, before a fact becomes too small
 * to read.
 */
function othersYield(element: HTMLElement): boolean {
  const text = element.closest('[data-room]')?.querySelector<HTMLElement>('[data-yields]');
  if (!text || text === element) return false;
  const before = text.style.fontSize;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const from = parseFloat(getComputedStyle(text).fontSize) / rem;
  if (shrunk(text, { from, by: 0.96, least: floor }, fitsIn(element))) return true;
  text.style.fontSize = before;
  return false;
}

/**
 * Gives an element the largest of its sizes at which everything fits. Each tried size lays the whole board
 * out anew, which is most of a slow screen's work before it shows anything; so the steps grow until one fits,
 * then it searches between.
 * @param sizes in rem, so that it still fits if the window changes before the scene is shown: `from`, times
 * `by` again and again, down to `least`
 * @returns false when none fits; the element then has the smallest
 */
function shrunk(
  element: HTMLElement,
  { from, by, least }: { from: number; by: number; least: number },
  fitsNow: () => boolean
): boolean {
  const last = Math.floor(Math.log(least / from) / Math.log(by));
  const takes = (step: number) => (element.style.fontSize = `${from * by ** step}rem`);
  const fitsAt = (step: number) => {
    takes(step);
    return fitsNow();
  };
  if (last < 0) return false;
  let [tooLarge, step, stride] = [-1, 0, 1];
  while (!fitsAt(step)) {
    if (step === last) return false;
    tooLarge = step;
    step = Math.min(last, step + stride);
    stride *= 2;
  }
  while (step - tooLarge > 1) {
    const between = Math.ceil((tooLarge + step) / 2);
    if (fitsAt(between)) step = between;
    else tooLarge = between;
  }
  takes(step);
  return true;
}

const fitsIn = (element: HTMLElement) => () => fits(element);

function fits(element: HTMLElement): boolean {
  if (element.scrollWidth > element.clientWidth + 1) return false;
  const room = element.closest<HTMLElement>('[data-room]');
  if (!room || !holds(room)) return !room;
  return room.dataset.room !== 'row' || !element.classList.contains('wrapped') || isAiry(element, room);
}

function isAiry(element: HTMLElement, room: HTMLElement): boolean {
  const keep = air * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const outer = room.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  return inner.top >= outer.top + keep && inner.bottom <= outer.bottom - keep;
}

/**
 * Whether a room holds its children, by their boxes instead of `scrollHeight`: tall letters may reach out of
 * a line that is as high as the type.
 */
function holds(room: Element): boolean {
  const outer = room.getBoundingClientRect();
  return Array.from(room.children).every((child) => {
    const inner = child.getBoundingClientRect();
    return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  });
}
