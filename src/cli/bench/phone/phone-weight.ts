import type { Page } from 'playwright';
import { cookiesOf, phone, withBrowser } from '../browser/browser';
import { demoSession, withDemoServer } from '../servers/demo-server';
import type { BenchFigure } from '../runs/figure';
import { ask } from '../public/page-answer';

/**
 * Measures the JavaScript of a first visit to /me before the chart, which loads when the reader scrolls to
 * it: until the page has hydrated, opened its database and computed the result itself, in bytes as sent with
 * gzip.
 */
export async function phoneWeight(): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url }) => {
    const cookie = await demoSession(url, 'liming');
    await checkRendered(url, cookie);
    const scripts = await withBrowser(phone, async (context) => {
      await context.addCookies(cookiesOf(url, cookie));
      return scriptsOf(await context.newPage(), `${url}/me`);
    });
    const sizes = await Promise.all(
      scripts.map(async (script) => (await ask(script, { 'accept-encoding': 'gzip' })).body.length)
    );
    return [
      {
        id: 'phone-weight',
        name: '/me, JavaScript before the chart, gzip',
        unit: 'bytes',
        samples: [sizes.reduce((sum, size) => sum + size, 0)],
        limit: { of: 'value', most: 150 * 1024 }
      },
      {
        id: 'phone-files',
        name: '… the files that it comes in',
        unit: 'files',
        samples: [sizes.length],
        limit: { of: 'value', most: 14 }
      }
    ];
  });
}

/** Checks that the score stands in the server's HTML, without which the figure means nothing. */
async function checkRendered(url: string, cookie: string): Promise<void> {
  const html = (await ask(`${url}/me`, { cookie })).body.toString();
  if (!/class="score[^>]*>(?:<!--.*?-->)*\d/.test(html)) throw new Error('/me comes without its score');
}

async function scriptsOf(page: Page, address: string): Promise<string[]> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('.agreed').first().waitFor();
  // On a slow machine the network is idle before the last of it is asked for, which is the worker's registration.
  await page.evaluate(() => navigator.serviceWorker.ready);
  const before = [...scripts];
  const chart = page.waitForRequest(
    (request) => request.url().endsWith('.js') && !before.includes(request.url())
  );
  await page.locator('canvas').scrollIntoViewIfNeeded();
  await chart;
  return before;
}
