import type { Page } from '@playwright/test';
import { anotherVersion } from '../make/another-version';
import { expect, test } from './house';

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');

/** Which version's files the page was opened with: '' is the first one. */
const markOf = (page: Page) =>
  page.evaluate(() => {
    const program = document.querySelector<HTMLScriptElement>('script[defer]');
    return /immutable\/(?:([a-z])\/)?/.exec(program?.src ?? '')?.[1] ?? '';
  });

/** Runs in the page: how long no scene stood on the glass from one page to the next, by the browser's own clock. */
function watchGap(): void {
  const now = () => performance.timeOrigin + performance.now();
  const left = sessionStorage.getItem('left');
  addEventListener('pagehide', () => sessionStorage.setItem('left', String(now())));
  if (left === null) return;
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.layer.seen > .scene[data-scene]')) return;
    observer.disconnect();
    requestAnimationFrame(() => sessionStorage.setItem('gap', String(now() - Number(left))));
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

test('a newer version comes in between two scenes; one that never paints gives way to the one before within a minute', async ({
  page,
  house
}) => {
  // Three versions are installed whole, by a server that packs two of them as they are asked for.
  test.setTimeout(120_000);
  const [b, c] = [anotherVersion('b'), anotherVersion('c', 'broken')];
  const deploy = async (build: string) => {
    await house.stop();
    await house.start(build);
  };
  try {
    await page.clock.install();
    await page.addInitScript(watchGap);
    await page.goto(`${house.url}/wall/demo?theme=day`);
    await expect(sceneOf(page)).toBeVisible();
    await page.waitForFunction(() =>
      navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')
    );
    await page.reload();
    await expect(sceneOf(page)).toBeVisible();
    expect(await markOf(page)).toBe('');

    await deploy(b.build);
    await takes(page, 'b');
    await expect(sceneOf(page)).toBeVisible();
    // Long before anybody, or the watchdog, would take it for dead; how long it is depends on the machine.
    await expect(async () => {
      const gap = Number(await page.evaluate(() => sessionStorage.getItem('gap')));
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(12_000);
    }).toPass();
    // It is good: the one before is given up.
    await expect(async () => {
      const kept = await page.evaluate(async () =>
        (await caches.keys()).filter((name) => /^sb-wall-/.test(name))
      );
      expect(kept).toEqual([`sb-wall-${b.version}`]);
    }).toPass();

    await deploy(c.build);
    await takes(page, 'c');
    // Twice 25 s in which nothing is painted, and it is back; a third time where one fell between two pages.
    let looks = 0;
    await expect(async () => {
      if (looks === 0) expect([await markOf(page), await sceneOf(page).count()]).toEqual(['c', 0]);
      if ((await markOf(page)) === 'c') {
        looks += 1;
        await page.clock.fastForward(25_000);
      }
      await expect(sceneOf(page)).toBeVisible({ timeout: 3000 });
      expect(await markOf(page)).toBe('b');
    }).toPass({ timeout: 60_000 });
    expect(looks).toBeGreaterThanOrEqual(2);
    expect(looks).toBeLessThanOrEqual(3);
  } finally {
    b.remove();
    c.remove();
  }
});

/** It looks for a newer version by itself, every quarter of an hour; that one then waits for a scene to begin. */
async function takes(page: Page, mark: string): Promise<void> {
  await page.clock.fastForward('20:00');
  await expect(async () => {
    if (await isWaiting(page)) await page.clock.fastForward(3000);
    expect(await markOf(page)).toBe(mark);
  }).toPass({ timeout: 40_000 });
}

const isWaiting = (page: Page) =>
  page
    .evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
    // Just then the page is loaded anew.
    .catch(() => false);
