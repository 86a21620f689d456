import type { Page } from 'playwright';
import { landscape, withBrowser } from '../browser/browser';
import { withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';

const swaps = 6;

/** Milliseconds by which the second screen's own clock is wrong; only the server's clock may count. */
const ahead = 90_000;

interface Swap {
  scene: string;
  /** milliseconds by this machine's clock, whatever the page's clock says */
  at: number;
}

/**
 * Measures how far apart two screens with one programme change scenes, without any contact between them. They
 * open some seconds apart, each in a browser of its own, and one device's clock is wrong.
 */
export async function boardSideBySide(progress: BenchProgress): Promise<BenchFigure[]> {
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
        // The first change after the start is each page's own; later ones follow the shared clock.
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

/**
 * The milliseconds between the same changes on both screens.
 * @throws Error when they show different scenes
 */
function apart([one = [], other = []]: Swap[][]): number[] {
  return one.slice(0, swaps).map(({ scene, at }) => {
    const [nearest] = [...other].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
    if (nearest?.scene !== scene) throw new Error(`one shows ${scene}, the other ${String(nearest?.scene)}`);
    return Math.abs(nearest.at - at);
  });
}

declare const seenSwaps: Swap[];

/**
 * Runs in the page, and makes its device's clock wrong.
 * @param ms milliseconds
 */
function wrongBy(ms: number): void {
  const RightDate = Date;
  window.Date = class extends RightDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [RightDate.now() + ms] : given) as [number]));
    }
    static override now = () => RightDate.now() + ms;
  } as DateConstructor;
}

/** Runs in the page, and notes each change of the visible layer. */
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
