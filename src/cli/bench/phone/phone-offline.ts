import type { Page } from 'playwright';
import { cookiesOf, phone, withBrowser } from '../browser/browser';
import { demoSession, withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { installPhone, restPhone } from './installed-phone';

const rounds = 11;

/**
 * Measures a phone without a server on a processor slowed down four times: from the start of the navigation
 * to the frame that paints the score, by the browser's own element timing.
 */
export async function phoneOffline(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer((server) =>
    withBrowser(phone, async (context) => {
      await context.addCookies(cookiesOf(server.url, await demoSession(server.url, 'liming')));
      const page = await context.newPage();
      await page.addInitScript(watchScore, word);
      await installPhone(page, `${server.url}/me`);
      await server.end();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const samples: number[] = [];
      for (let round = -1; round <= rounds; round += 1) {
        if (round > 0) progress(`reload ${round} of ${rounds}`);
        const painted = scorePainted(page);
        await page.reload();
        // The first two rounds warm the disk and the compiled code, as on a phone in use.
        if (round > 0) samples.push(await painted);
        else await painted;
        await restPhone(page);
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

/**
 * The next page's own report of when it painted the score, in ms since its navigation began. Nothing queries
 * the page meanwhile: Playwright would inject a script, whose parsing on the slow processor comes before the
 * score.
 */
async function scorePainted(page: Page): Promise<number> {
  const said = await page.waitForEvent('console', (message) => message.text().startsWith(word));
  return Number(said.text().slice(word.length));
}

const word = 'score painted at ';

/**
 * Runs in the page. Element timing needs its mark before the first paint, so it is set as the element is
 * inserted.
 */
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
