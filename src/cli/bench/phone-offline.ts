import type { Page } from '@playwright/test';
import { cookiesOf, phone, withBrowser } from './browser';
import { signIn, withDemoServer } from './demo-server';
import type { Figure, Progress } from './figure';

const rounds = 11;

/**
 * A phone without a server is reloaded on a processor four times as slow: from the start of the navigation to the frame
 * in which the score is painted, by the browser's own element timing.
 */
export async function phoneOffline(progress: Progress): Promise<Figure[]> {
  return withDemoServer((server) =>
    withBrowser(phone, async (context) => {
      await context.addCookies(cookiesOf(server.url, await signIn(server.url, 'liming')));
      const page = await context.newPage();
      await page.addInitScript(watchScore, word);
      await install(page, `${server.url}/me`);
      await server.end();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const samples: number[] = [];
      for (let round = -1; round <= rounds; round += 1) {
        if (round > 0) progress(`reload ${round} of ${rounds}`);
        const painted = scorePainted(page);
        await page.reload();
        // The first two warm the disk and the compiled code, as a phone in use has them.
        if (round > 0) samples.push(await painted);
        else await painted;
        await rest(page);
      }
      return [
        {
          id: 'phone-offline',
          name: '/me, offline reload → score visible, CPU 4 times as slow',
          unit: 'ms',
          samples,
          limit: { of: 'value', most: 300 }
        }
      ];
    })
  );
}

/** Opens the page until its worker and its database can stand in for the server. */
async function install(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('.agreed').first().waitFor();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activating')
      await new Promise((done) => active.addEventListener('statechange', done, { once: true }));
  });
  await page.reload({ waitUntil: 'networkidle' });
}

/**
 * The next page's own word of when it painted the score, ms since its navigation began. Nothing asks the page meanwhile:
 * Playwright would put its own script into it, whose parsing on the slow processor stands before the score.
 */
async function scorePainted(page: Page): Promise<number> {
  const said = await page.waitForEvent('console', (message) => message.text().startsWith(word));
  return Number(said.text().slice(word.length));
}

/** Until the page has drawn all of it and has nothing left to do: who reloads a page doesn't do it as it opens. */
async function rest(page: Page): Promise<void> {
  await page.locator('.agreed').first().waitFor();
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}

const word = 'score painted at ';

/** Runs in the page. Element timing wants its mark before the first paint: set as the element comes in. */
function watchScore(word: string): void {
  new PerformanceObserver((list) => {
    const [entry] = list.getEntriesByName('score').concat(list.getEntries());
    if (entry) console.debug(word + Reflect.get(entry, 'renderTime'));
  }).observe({ type: 'element', buffered: true });
  new MutationObserver((_, observer) => {
    const score = document.querySelector('.score');
    if (!score) return;
    score.setAttribute('elementtiming', 'score');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
