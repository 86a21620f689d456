import type { Page } from 'playwright';

/** The content of the screen at one moment. */
export interface SeenScreen {
  /** milliseconds until a requested frame was painted; null when none was within three seconds */
  frame: number | null;
  /** the scene in front; null for none */
  scene: string | null;
  /** all its text */
  text: string;
  /** the data's age in words, and its state */
  asOf: string;
  state: string | null;
  unit: string;
  /** the board's clock, HH:MM */
  time: string;
  /** bytes of JavaScript heap, and number of elements */
  heap: number;
  nodes: number;
}

/**
 * Reads what the page shows.
 * @returns null while it is being reloaded; `scene` is null for an error page of the browser's
 */
export async function readScreen(page: Page): Promise<SeenScreen | null> {
  try {
    return await page.evaluate(async () => {
      const asked = performance.now();
      const frame = await new Promise<number | null>((done) => {
        setTimeout(() => done(null), 3000);
        requestAnimationFrame(() => done(performance.now() - asked));
      });
      const text = (selector: string) =>
        document.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '';
      const front = document.querySelector<HTMLElement>('.layer.seen > .scene[data-scene]');
      const memory = Reflect.get(performance, 'memory') as { usedJSHeapSize: number } | undefined;
      return {
        frame,
        scene: front?.dataset.scene ?? null,
        text: front?.innerText.replace(/\s+/g, ' ').trim() ?? '',
        asOf: text('.asof'),
        state:
          /\b(fresh|ageing|offline|old)\b/.exec(document.querySelector('.asof')?.className ?? '')?.[0] ??
          null,
        unit: text('.mast .unit'),
        time: text('.mast time'),
        heap: memory?.usedJSHeapSize ?? 0,
        nodes: document.getElementsByTagName('*').length
      };
    });
  } catch (error) {
    // It is being reloaded, or its screen was just switched off; the caller knows whether that is right.
    if (/context was destroyed|navigat|has been closed|crashed|is off/i.test(String(error))) return null;
    throw error;
  }
}
