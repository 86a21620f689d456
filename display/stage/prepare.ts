import { fitAll } from './fit';
import { loadLetters } from './letters';
import { nextFrame } from './next-frame';
import { nextTask, delay } from './delay';
import type { MeasureCache } from './measure-cache';

/**
 * Delays a scene's showing until something is drawn, such as a chart whose code is loaded on demand. At the
 * start of a board nothing is delayed; there it is drawn as soon as the rest is visible.
 */
export type DrawHold = (draw: () => Promise<unknown>) => void;

/** Milliseconds to wait for fonts, because a change has to be shown within a second. */
const lettersWithin = 700;
/** Milliseconds after which a scene that isn't ready is skipped. */
const readyWithin = 8_000;

/** Milliseconds after which a picture that is still loading is replaced by its description. */
const picturesWithin = 4_000;

/**
 * The newest preparation of each layer, so that an older one, which still waits for a picture, doesn't reveal
 * a layer that is being fitted.
 */
const newest = new WeakMap<HTMLElement, symbol>();

/** Milliseconds that an emergency waits for fonts, since it is readable in any. */
const urgentLettersWithin = 200;

/**
 * Prepares a scene in its hidden layer: fonts, sizes, delayed drawing, pictures, one painted frame. Loading
 * fonts and fitting each begin in a new task, so that nothing on the screen stops for them.
 * @param dark nothing is on the screen yet: there is nothing to change from, no frame to wait for, and
 * nothing that could stop
 */
export async function prepareLayer(
  layer: HTMLElement,
  holds: readonly Promise<unknown>[],
  {
    urgency = 'usual',
    cache: cache,
    dark = false
  }: { urgency?: 'usual' | 'urgent'; cache?: MeasureCache | undefined; dark?: boolean } = {}
): Promise<void> {
  const rest = dark ? () => {} : nextTask;
  // Fitting a transparent layer would count as a layout shift; fitting a hidden one doesn't.
  layer.style.visibility = 'hidden';
  const own = Symbol();
  newest.set(layer, own);
  try {
    await rest();
    const hasAll = await lettersOf(layer, urgency);
    await rest();
    fitAll(layer, hasAll ? cache : undefined);
    await within(readyWithin, Promise.all(holds));
    await Promise.all(Array.from(layer.querySelectorAll('img, video'), seen));
  } finally {
    if (newest.get(layer) === own) layer.style.visibility = '';
  }
  if (!dark) await nextFrame();
}

/**
 * Loads the fonts of everything below an element.
 * @param urgency `urgent` waits 200 ms, `usual` 700 ms
 * @returns false when they can't be loaded, or take too long
 */
export function lettersOf(root: Element, urgency: 'usual' | 'urgent' = 'usual'): Promise<boolean> {
  return lettersInTime(loadLetters(root), urgency);
}

/**
 * Waits for fonts that are loading, but no longer than a scene may: it is drawn with those that the screen has.
 * @param urgency `urgent` waits 200 ms, `usual` 700 ms
 * @returns false when they can't be loaded, or take too long
 */
export function lettersInTime(
  loading: Promise<boolean>,
  urgency: 'usual' | 'urgent' = 'usual'
): Promise<boolean> {
  const patience = urgency === 'urgent' ? urgentLettersWithin : lettersWithin;
  return Promise.race([loading, delay(patience).then(() => false)]);
}

/**
 * Waits for a picture or film. One that can't be loaded reports to its scene, which then shows its
 * description.
 */
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

/** Resolves when a film's first picture is there. */
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
