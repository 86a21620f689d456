import type { Page } from '@playwright/test';

/** What stands on the screen at one moment. */
export interface Seen {
  /** a frame was painted within three seconds of being asked for: milliseconds that it took; null: none */
  frame: number | null;
  /** scene in front; null: none */
  scene: string | null;
  /** all that it says */
  text: string;
  /** how old the data is, in words, and the state */
  asOf: string;
  state: string | null;
  unit: string;
  /** the board's clock, HH:MM */
  time: string;
  /** bytes of JavaScript heap; elements of the page */
  heap: number;
  nodes: number;
}

/** Looks at the page; null while it is being loaded anew. An error page of the browser's is no board: scene null. */
export async function look(page: Page): Promise<Seen | null> {
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
    // It is loaded anew, or its screen was just switched off: whoever looks knows whether it should be.
    if (/context was destroyed|navigat|has been closed|crashed|is off/i.test(String(error))) return null;
    throw error;
  }
}
