import { screenSize, type Remembered } from './remembered';

/** The smallest size on the wall, in rem: 28 px of a 1080p board. */
const floor = 0.28;
/** 200 characters in a cell end at a few pixels: unreadable, but whole, and the table stands. In rem. */
const smallest = 0.02;
/** What several lines keep off a row's rules, in rem. */
const air = 0.08;

/** What one element was given: its place among all, its size (empty: its own), whether it is broken into lines. */
type Given = [index: number, size: string, wrapped: boolean];

/**
 * Makes every `[data-fit]` of a scene fit, before it is seen: nothing is cut off and nothing pushes its neighbours
 * away, however long a name is. `data-fit="line"` stays one line down to the smallest size, then wraps as large as
 * it can; `data-fit="block"` wraps from the start. The room in height is that of the nearest `[data-room]`; one that is
 * a `row` of a table has rules above and below, which several lines don't touch.
 *
 * @param remembered what the same text was given on this screen: looked at once, instead of found anew. Only for text whose letters
 *   are there
 */
export function fitAll(root: Element, remembered?: Remembered): void {
  const all = Array.from(root.querySelectorAll<HTMLElement>('[data-fit]'));
  const name = remembered && all.length > 0 ? nameOf(root, all) : '';
  const known = name && (remembered?.get(name) as Given[] | undefined);
  if (known) {
    give(all, known);
    if (all.every(fits)) return;
    give(all, []);
  }
  // Where height is short, running text gives way before a headline does.
  const yields = (element: HTMLElement) => 'yields' in element.dataset;
  for (const element of all.filter(yields)) fit(element, floor);
  for (const element of all) if (!yields(element)) fit(element);
  // What is left over after all have given way is taken from it all the same.
  for (const element of all.filter(yields)) if (!fits(element)) fit(element);
  for (const room of new Set(all.map((element) => element.closest<HTMLElement>('[data-room]'))))
    if (room && room.dataset.room !== 'row')
      level(all.filter((element) => element.closest('[data-room]') === room));
  const given = all.flatMap(givenTo);
  if (name && (known || given.length > 0)) remembered?.set(name, given);
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

/** By all that it says and by the names of its parts. Two with one name would cost a second look: what was given is seen to fit. */
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

/** What a size of `least` rem isn't small enough for has that size, and leaves the rest to others in its room. */
function fit(element: HTMLElement, least = smallest): void {
  element.style.fontSize = '';
  element.classList.remove('wrapped');
  if (fits(element)) return;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const size = parseFloat(getComputedStyle(element).fontSize) / rem;
  if (element.dataset.fit === 'line') {
    // A part that keeps its own size (a unit, a note) makes one step too few.
    const line = (size * element.clientWidth) / element.scrollWidth;
    if (shrunk(element, { from: line, by: 0.96, least: floor }, fitsIn(element))) return;
    element.classList.add('wrapped');
    element.style.fontSize = '';
    if (othersYield(element)) return;
  }
  if (shrunk(element, { from: size, by: 0.94, least }, fitsIn(element)) || least > smallest) return;
  // Something else is too large: shrinking this one to nothing would only hide it.
  element.style.fontSize = '';
}

/**
 * Whoever was first in a room has taken what the last would have needed: where one is too small to read, or nothing fits at
 * all, none is larger than the largest size at which all of them fit.
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
  // Alone it would be as small: then the others needn't be.
  if (isWhole && low <= Math.min(...before)) give(all, given);
}

function sizeOf(element: HTMLElement): number {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return parseFloat(getComputedStyle(element).fontSize) / rem;
}

/** Several lines want height: running text in the same room gives it, before a fact gets too small to read. */
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
 * Gives an element the largest of its sizes at which all fits. Each size that is tried lays the whole board out anew, which
 * is most of what a slow screen does before it shows anything: steps get longer until one fits, then it looks between.
 *
 * @param sizes in rem, so that it still fits when the window changes before the scene does: `from`, times `by` again and
 *   again, down to `least`
 * @returns false when none does; the element then has the smallest
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

/** By boxes, not by `scrollHeight`: tall letters reach out of a line that is as high as the type, and may. */
function holds(room: Element): boolean {
  const outer = room.getBoundingClientRect();
  return Array.from(room.children).every((child) => {
    const inner = child.getBoundingClientRect();
    return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  });
}
