import type { Page } from '@playwright/test';
import { landscape, withBrowser } from './browser';
import { withDemoServer } from './demo-server';
import type { Figure, Progress } from './figure';

const swaps = 6;

/** By how much the second screen's own clock is wrong, in milliseconds: it is the server's that counts. */
const ahead = 90_000;

interface Swap {
  scene: string;
  /** milliseconds by this machine's clock, whatever the page believes */
  at: number;
}

/**
 * Two screens with one programme, which never hear of each other: how far apart they change, each change of scene. They open
 * some seconds after one another, each in a browser of its own, and one's device clock is wrong.
 */
export async function boardSideBySide(progress: Progress): Promise<Figure[]> {
  const samples = await withDemoServer(({ url }) =>
    withBrowser(landscape, (one) =>
      withBrowser(landscape, async (other) => {
        const pages: Page[] = [];
        for (const [context, wrong] of [
          [one, 0],
          [other, ahead]
        ] as const) {
          const page = await context.newPage();
          await page.addInitScript(wrongBy, wrong);
          await page.addInitScript(watchSwaps);
          await page.goto(`${url}/wall/demo?theme=day`);
          await page.locator('.layer.seen > .scene[data-scene]').waitFor();
          pages.push(page);
        }
        // What each changes to as it comes up is its own; from its second change on it goes by the shared clock.
        const begun = await Promise.all(pages.map((page) => page.evaluate(() => seenSwaps.length)));
        progress(`${swaps} changes of scene`);
        return apart(
          await Promise.all(
            pages.map(async (page, at) => {
              const from = (begun[at] ?? 0) + 1;
              await page.waitForFunction((most) => seenSwaps.length >= most, from + swaps, { timeout: 0 });
              return (await page.evaluate(() => seenSwaps)).slice(from);
            })
          )
        );
      })
    )
  );
  return [
    {
      id: 'board-side-by-side',
      name: 'two boards side by side, one’s clock 90 s wrong: apart when they change, the worst',
      unit: 'ms',
      samples: [Math.max(...samples)],
      limit: { of: 'value', most: 100 }
    }
  ];
}

/** Milliseconds between the same change on both. @throws Error when they show different scenes */
function apart([one = [], other = []]: Swap[][]): number[] {
  return one.slice(0, swaps).map(({ scene, at }) => {
    const [nearest] = [...other].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
    if (nearest?.scene !== scene) throw new Error(`one shows ${scene}, the other ${String(nearest?.scene)}`);
    return Math.abs(nearest.at - at);
  });
}

declare const seenSwaps: Swap[];

/** Runs in the page: its device's clock is wrong by so much. */
function wrongBy(ms: number): void {
  const RightDate = Date;
  window.Date = class extends RightDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [RightDate.now() + ms] : given) as [number]));
    }
    static override now = () => RightDate.now() + ms;
  } as DateConstructor;
}

/** Runs in the page: notes each time that the other layer is the one that is seen. */
function watchSwaps(): void {
  const noted: Swap[] = [];
  Object.assign(window, { seenSwaps: noted });
  let last: Element | null = null;
  new MutationObserver(() => {
    const scene = document.querySelector<HTMLElement>('.layer.seen > .scene[data-scene]');
    const layer = scene?.parentElement ?? null;
    if (!scene || layer === last) return;
    last = layer;
    noted.push({ scene: scene.dataset.scene ?? '', at: performance.timeOrigin + performance.now() });
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['class'] });
}
