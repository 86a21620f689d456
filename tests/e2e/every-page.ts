import type { Browser, BrowserContext, Page } from '@playwright/test';
import { kitEndpoints } from '../endpoints/kit-endpoints';
import { expectNoViolations } from './axe';
import { unmarkedChinese } from './unmarked-chinese';
import { invalidMarkup } from './invalid-markup';
import { expect, signIn, type ServedApp } from './served-app';

/**
 * One visitor for each kind of dashboard and of scheme; later ones open only the pages that none before
 * could. null is a resident.
 */
const visitors = [
  null,
  'fangmin',
  'hejie',
  'xuanchuan',
  'guanli',
  'liming',
  'jiedao',
  'zhibu',
  'zhenban',
  'zuzhibu',
  'xianjiwei'
] as const;

const softly = expect.configure({ soft: true });

const laptop = { width: 1366, height: 768 };

/**
 * These errors are intended: an unpaired wall requests what it may not see yet, and somebody is sent to a
 * page that isn't theirs.
 */
const refusal = /Failed to load resource: the server responded with a status of (?:401|403|404|410)/;

/** A page's route: other ids or queries aren't another page. */
const routeOf = (path: string) =>
  path.replace(/[?#].*$/, '').replace(/(people|meetings|notices|outcomes|objections|filings)\/[^/]+/, '$1/…');

/**
 * Whether axe checks a page: boards are drawn for a hall and tested there, and the shell belongs to the
 * worker and is empty without a phone's data.
 */
const isForAxe = (path: string) => !path.startsWith('/wall') && path !== '/shell';

/**
 * The browser's complaints about a page: violations of policies, and everything else that it logs as an
 * error.
 */
class Complaints {
  readonly said: string[] = [];
  #listening = false;

  async listenTo(page: Page): Promise<void> {
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error('violation', violatedDirective, blockedURI, sample)
      )
    );
    const hear = (text: string) => {
      if (this.#listening && !refusal.test(text)) this.said.push(`${page.url()} ${text}`);
    };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') hear(message.text());
    });
    page.on('pageerror', (error) => hear(error.message));
  }

  /** Violations that axe itself causes while it runs aren't the page's. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#listening = true;
    try {
      return await work();
    } finally {
      this.#listening = false;
    }
  }
}

/** The address of every page that a person can open, with an existing id where it takes one. */
async function addresses(app: ServedApp): Promise<string[]> {
  const endpoints = (await kitEndpoints()).filter(
    ({ kind, route }) => kind === 'page' || (kind === 'file' && /^\/\w+$/.test(route))
  );
  return endpoints.map(({ route }) =>
    route.replace('[code]', app.founded.notice).replace('[board]', 'demo').replace('[...path]', 'nothing')
  );
}

/** The paths that answer this visitor with a page. */
async function openTo({ request }: Page, url: string, paths: readonly string[]): Promise<string[]> {
  const answered = await Promise.all(
    paths.map(async (path) => {
      const answer = await request.get(url + path, { maxRedirects: 0 });
      return answer.ok() && answer.headers()['content-type']?.startsWith('text/html') ? [path] : [];
    })
  );
  return answered.flat();
}

/**
 * Opens every page that a visitor may open and nobody has seen yet, and those linked from the office's pages.
 * @returns how many pages
 */
async function walk(
  page: Page,
  {
    app,
    seen,
    complaints,
    open
  }: { app: ServedApp; seen: Set<string>; complaints: Complaints; open: string[] }
): Promise<number> {
  const waiting = [...open];
  let count = 0;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(routeOf(path))) continue;
    seen.add(routeOf(path));
    const isPage = await complaints.during(async () => {
      const answer = await page.goto(app.url + path, { waitUntil: 'load' });
      // A download is no page.
      if (!answer?.headers()['content-type']?.startsWith('text/html')) return false;
      await expect(page.locator('body')).not.toBeEmpty();
      await page.evaluate(
        () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
      );
      return true;
    });
    if (!isPage) continue;
    count += 1;
    expect.soft(await invalidMarkup(page), `${page.url()} of ${path}`).toEqual([]);
    if ((await page.locator('html').getAttribute('lang')) === 'en')
      await softly.poll(() => unmarkedChinese(page), `${page.url()} of ${path}`).toEqual([]);
    if (isForAxe(path)) {
      // The phone's shell is drawn by its script, which may come after the load.
      await page.locator('h1').first().waitFor({ state: 'attached' });
      await expectNoViolations(page, `${page.url()} of ${path}`);
    }
    const links = await page
      .locator('a[href^="/office"]:not([download])')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    waiting.push(...links.filter((link) => !/\/(export|template|file)\b/.test(link)));
  }
  return count;
}

async function visit(
  browser: Browser,
  app: ServedApp,
  locale: string,
  by: (page: Page, context: BrowserContext) => Promise<void>
): Promise<void> {
  for (const username of visitors) {
    // A board keeps its screen awake, which a headless shell allows nobody by itself.
    const context = await browser.newContext({ viewport: laptop, locale, permissions: ['screen-wake-lock'] });
    const page = await context.newPage();
    if (username !== null) await signIn(page, app, username, '/account');
    await by(page, context);
    await context.close();
  }
}

/**
 * Opens every page as each visitor: none breaks its policy, says an error in the console, fails axe, or has HTML that
 * is none.
 */
export async function openEveryPage(browser: Browser, app: ServedApp, locale: string): Promise<void> {
  const paths = await addresses(app);
  const [seen, complaints] = [new Set<string>(), new Complaints()];
  let count = 0;
  await visit(browser, app, locale, async (page) => {
    const open = await openTo(
      page,
      app.url,
      paths.filter((path) => !seen.has(routeOf(path)))
    );
    await complaints.listenTo(page);
    count += await walk(page, { app, seen, complaints, open });
    // A refusal is a page too, so each visitor gets one.
    const closed = paths.find((path) => !seen.has(routeOf(path)));
    if (closed !== undefined) await complaints.during(() => page.goto(app.url + closed));
  });
  expect(complaints.said).toEqual([]);
  // The remaining routes need an id that the demo doesn't have, or are over, like the guide of a new unit.
  expect(count).toBeGreaterThan(60);
}
