import { fitAll } from './fit';
import { loadLetters } from './letters';
import { nextFrame } from './next-frame';
import { nextTask, pass } from './pass';
import type { Remembered } from './remembered';

/**
 * What a scene holds its showing for: a chart that is drawn by a part loaded on demand. A dark screen waits for none: there
 * it is drawn as soon as the rest is seen.
 */
export type Hold = (draw: () => Promise<unknown>) => void;

/** Letters that take longer than this come later: a change has to show within a second. */
const lettersWithin = 700;
/** A scene that isn't ready after this is passed over. */
const readyWithin = 8_000;

/** A picture that is still on its way after this gives way to its words. */
const picturesWithin = 4_000;

/** Each layer's newest preparation: an older one, which still waits for a picture, doesn't uncover what is being fitted. */
const newest = new WeakMap<HTMLElement, symbol>();

/** Letters that an emergency waits for: it is read in any. */
const urgentLettersWithin = 200;

/**
 * Lays a scene out in its hidden layer: letters, sizes, what it holds for, pictures, one painted frame. Letters and sizes
 * each begin in a new task, so that nothing on the screen stops for it.
 * @param dark nothing is on the screen yet: there is nothing to swap with, no frame to wait for and nothing that could stop
 */
export async function prepareLayer(
  layer: HTMLElement,
  holds: readonly Promise<unknown>[],
  {
    urgency = 'usual',
    remembered,
    dark = false
  }: { urgency?: 'usual' | 'urgent'; remembered?: Remembered | undefined; dark?: boolean } = {}
): Promise<void> {
  const rest = dark ? () => {} : nextTask;
  // Also what is transparent has moved when it is fitted; what is hidden hasn't.
  layer.style.visibility = 'hidden';
  const own = Symbol();
  newest.set(layer, own);
  try {
    await rest();
    const hasAll = await lettersOf(layer, urgency);
    await rest();
    fitAll(layer, hasAll ? remembered : undefined);
    await within(readyWithin, Promise.all(holds));
    await Promise.all(Array.from(layer.querySelectorAll('img, video'), seen));
  } finally {
    if (newest.get(layer) === own) layer.style.visibility = '';
  }
  if (!dark) await nextFrame();
}

/** Has the letters of what is in there loaded; false when they can't be had, or take too long to be waited for. */
export function lettersOf(root: Element, urgency: 'usual' | 'urgent' = 'usual'): Promise<boolean> {
  const patience = urgency === 'urgent' ? urgentLettersWithin : lettersWithin;
  return Promise.race([loadLetters(root), pass(patience).then(() => false)]);
}

/** A picture or film that can't be had says so to its scene, which then shows its words. */
async function seen(element: Element): Promise<void> {
  try {
    await within(
      picturesWithin,
      element instanceof HTMLImageElement ? element.decode() : begun(element as HTMLVideoElement)
    );
  } catch {
    element.dispatchEvent(new Event('error'));
  }
}

/** Its first picture is there. */
function begun(film: HTMLVideoElement): Promise<void> {
  return new Promise((done, fail) => {
    film.addEventListener('loadeddata', () => done(), { once: true });
    film.addEventListener('error', () => fail(new Error('no film')), { once: true });
    if (film.readyState >= 2) done();
    else if (film.error) fail(new Error('no film'));
  });
}

async function within<T>(ms: number, ready: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not ready after ${ms} ms`)), ms);
  });
  return Promise.race([ready, late]).finally(() => clearTimeout(timer));
}
