import type { Page } from 'playwright';
import { cookiesOf, phone, withBrowser } from '../browser/browser';
import { slowPhone } from '../browser/slow-phone';
import { demoSession, withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { installPhone, restPhone } from './installed-phone';

const rounds = 11;

/**
 * B3: measures how long a phone takes to its score, on a processor slowed down four times and slow 4G: a first visit, whose
 * score the server has drawn; then an installed phone that is opened with a server, and without one. From the start of the navigation
 * to the frame that paints the score, by the browser's own element timing.
 */
export async function phoneStart(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async (server) => {
    const address = `${server.url}/me`;
    const cookies = cookiesOf(server.url, await demoSession(server.url, 'liming'));
    const first: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      progress(`first visit ${round} of ${rounds}`);
      first.push(await withPhone(cookies, (page) => slowPhone(page).then(() => opened(page, address))));
    }
    const [online, offline] = await withPhone(cookies, async (page): Promise<[number[], number[]]> => {
      await installPhone(page, address);
      await slowPhone(page);
      const withServer = await reloads(page, (round) => progress(`with a server, ${round} of ${rounds}`));
      await server.end();
      return [withServer, await reloads(page, (round) => progress(`without one, ${round} of ${rounds}`))];
    });
    return [
      figureOf('phone-first-visit', '/me, first visit, signed in → score visible', first, 2000),
      figureOf('phone-online', '/me, installed, reload → score visible', online, 300),
      figureOf('phone-offline', '… without a server', offline, 300)
    ];
  });
}

function figureOf(id: string, name: string, samples: number[], most: number): BenchFigure {
  return { id, name: `${name}, CPU 4 times as slow`, unit: 'ms', samples, limit: { of: 'value', most } };
}

/** Runs a browser that reports when it paints the score, for as long as `use` takes. */
function withPhone<T>(cookies: ReturnType<typeof cookiesOf>, use: (page: Page) => Promise<T>): Promise<T> {
  return withBrowser(phone, async (context) => {
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.addInitScript(watchScore, word);
    return use(page);
  });
}

async function opened(page: Page, address: string): Promise<number> {
  const painted = scorePainted(page);
  await page.goto(address);
  return painted;
}

/** Opens an installed phone again and again, in ms. */
async function reloads(page: Page, progress: (round: number) => void): Promise<number[]> {
  const samples: number[] = [];
  for (let round = -1; round <= rounds; round += 1) {
    if (round > 0) progress(round);
    const painted = scorePainted(page);
    await page.reload();
    // The first two rounds warm the disk and the compiled code, as on a phone in use.
    if (round > 0) samples.push(await painted);
    else await painted;
    await restPhone(page);
  }
  return samples;
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
