import type { Browser, Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, signIn, test, type House } from './house';

/** One for each kind of desk and of scheme; whoever comes later sees only the pages that nobody saw before. */
const desks = ['fangmin', 'guanli', 'xuanchuan', 'jiedao', 'zhibu', 'zhenban', 'zuzhibu'];
const mine = ['/mine/claims', '/mine', '/account'];

const laptop = { width: 1366, height: 768 };

/** A page's route: what stands for an id or a query isn't another page. */
const routeOf = (path: string) =>
  path.replace(/[?#].*$/, '').replace(/(people|meetings|notices|outcomes|objections|filings)\/[^/]+/, '$1/…');

const opened = async (browser: Browser, house: House, locale: string, username: string) => {
  const context = await browser.newContext({ bypassCSP: true, viewport: laptop, locale });
  const page = await context.newPage();
  await signIn(page, house, username, '/account');
  return page;
};

/** Every page of the office that a desk's own links lead to, once. */
async function walk(page: Page, house: House, seen: Set<string>): Promise<number> {
  const waiting = ['/office'];
  let count = 0;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(routeOf(path))) continue;
    seen.add(routeOf(path));
    const answer = await page.goto(house.url + path);
    // A file to be saved is no page.
    if (!answer?.headers()['content-type']?.startsWith('text/html')) continue;
    await expectNoViolations(page, `${page.url()} of ${path}`);
    count += 1;
    const links = await page
      .locator('a[href^="/office"]:not([download])')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    waiting.push(...links.filter((link) => !/\/(export|template|file)\b/.test(link)));
  }
  return count;
}

for (const locale of ['zh-CN', 'en-US'])
  test(`axe: no violations on any page of the office and of one’s own, ${locale}`, async ({
    house,
    browser
  }) => {
    test.setTimeout(600_000);
    const seen = new Set<string>();
    let count = 0;
    for (const username of desks) {
      const page = await opened(browser, house, locale, username);
      count += await walk(page, house, seen);
      await page.context().close();
    }
    // All that the menus name, and what stands behind it.
    expect(count).toBeGreaterThan(18);
    const page = await opened(browser, house, locale, 'liming');
    for (const path of mine) {
      await page.goto(house.url + path);
      await expectNoViolations(page, path);
    }
    await page.context().close();
  });
