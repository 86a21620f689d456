import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../../make/built-app';
import { preloaded } from '../../make/preloaded';
import { founding } from '../founding';
import { getSession } from '../get-session';
import type * as found from './found-year';
import { plainPage, type PlainPage } from './plain-page';
import type { FoundedYear, BookedByTest, QuietMonth } from './found-year';

/** A built server that lives through a year, on the day that the test sets, and the people at its pages. */
export interface LivedYear {
  /** sets the day (YYYY-MM-DD), at nine in the morning */
  on(day: string): Promise<void>;
  /** whether the recorder's pages run their scripts */
  hasScripts: boolean;
  /** the year, as in `2025` */
  of: string;
  /** the present day */
  today(): string;
  /** lives through months without a browser, by the office's own functions */
  quietly(months: readonly QuietMonth[]): Promise<void>;
  /** books today's decision of a meeting in a month, by the office's own functions */
  books(month: string, entries: readonly BookedByTest[]): Promise<void>;
  /**
   * a page in somebody's own signed-in browser: the recorder's runs scripts, a member's is a phone, others do
   * with forms
   */
  at(username: string, path: string): Promise<Page>;
  /** a page for somebody without an account, on a phone without scripts */
  passerBy(path: string): Promise<Page>;
  /** the deciding body here */
  body: string;
  /** the name of the account at a dashboard */
  nameOf(username: string): string;
  stop(): Promise<void>;
}

const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 780 } };
const laptop = { javaScriptEnabled: false, viewport: { width: 1366, height: 768 } };
const recorders = { ...laptop, javaScriptEnabled: true };

/** Founds the unit and starts its server, on the 2nd of January. Its people's browsers draw each page. */
export function beginYear(browser: Browser, beginning: FoundedYear): Promise<LivedYear> {
  return begin(beginning, true, (url) => windows(browser, url, beginning));
}

/** Begins a year whose people have windows without scripts and styles, by plain requests. */
export function beginPlainYear(browser: Browser, beginning: FoundedYear): Promise<LivedYear> {
  return begin(beginning, false, (url) => plainWindows(browser, url));
}

/** Opens a path for a user name; '' is somebody without an account. */
type OpenPage = (
  who: string,
  path: string,
  /** signs in where the page wants it */
  signIn: (request: APIRequestContext) => Promise<void>
) => Promise<Page>;

function windows(browser: Browser, url: string, { dashboards }: FoundedYear): OpenPage {
  const pages = new Map<string, Page>();
  const pageOf = async (who: string, kind: typeof phone) => {
    const open = pages.get(who);
    // Each test of a year closes the windows that it leaves.
    if (open && !open.isClosed()) return open;
    const context = await browser.newContext({ locale: 'zh-CN', ...kind });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    pages.set(who, page);
    return page;
  };
  return async (who, path, signIn) => {
    const role = dashboards.find(({ username }) => username === who)?.role ?? 'member';
    const page = await pageOf(who, role === 'member' ? phone : role === 'recorder' ? recorders : laptop);
    await page.goto(url + path);
    if (wantsSignIn(page)) {
      await signIn(page.request);
      await page.goto(url + path);
    }
    return awake(page, role);
  };
}

function plainWindows(browser: Browser, url: string): OpenPage {
  const pages = new Map<string, PlainPage>();
  const pageOf = async (who: string) => {
    const open = pages.get(who);
    if (open && !open.page.isClosed()) return open;
    const opened = await plainPage(browser, url);
    pages.set(who, opened);
    return opened;
  };
  return async (who, path, signIn) => {
    const { page, request, open } = await pageOf(who);
    await open(path);
    if (wantsSignIn(page)) {
      await signIn(request);
      await open(path);
    }
    return page;
  };
}

/** A session lasts a fortnight, so it may have expired. */
const wantsSignIn = (page: Page) => new URL(page.url()).pathname.startsWith('/sign-in');

async function begin(
  beginning: FoundedYear,
  hasScripts: boolean,
  pagesAt: (url: string) => OpenPage
): Promise<LivedYear> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-year-'));
  const module = await founding<typeof found>('found-year');
  await module.foundYear(dataDir, beginning);
  let day = `${beginning.year}-01-02`;
  const env = { ...preloaded('moved-clock.mjs', 'cheap-scrypt.mjs'), CLOCK_BEGINS: morning(day) };
  const app = await builtApp(dataDir, env);
  await app.start();
  const openPage = pagesAt(app.url);
  const dashboardFor = (username: string) => {
    const dashboard = beginning.dashboards.find((each) => each.username === username);
    if (!dashboard) throw new Error(`nobody is called ${username}`);
    return dashboard;
  };
  const recorder = beginning.dashboards.find(({ role }) => role === 'recorder')?.username ?? '';
  const second = beginning.dashboards.find(({ role }) => role === 'committee')?.username ?? '';

  return {
    hasScripts,
    of: beginning.year,
    body: beginning.body,
    today: () => day,
    nameOf: (username) => dashboardFor(username).name ?? username,
    async on(next) {
      if (next < day) throw new Error(`${next} is over`);
      day = next;
      await app.notify({ now: morning(day) });
    },
    quietly: (months) => module.liveQuietly(dataDir, [recorder, second], months),
    books: (month, entries) => module.bookQuietly(dataDir, [recorder, second], { day, month, entries }),
    async at(username, path) {
      // An account of another unit has no page here.
      dashboardFor(username);
      const form = { username, password: module.password };
      return openPage(username, path, (request) => getSession(request, app.url, form));
    },
    passerBy: (path) => openPage('', path, () => Promise.resolve()),
    async stop() {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

/** Waits until a page with scripts reacts, as a person does. */
async function awake(page: Page, role: string): Promise<Page> {
  if (role === 'recorder') await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  return page;
}

const morning = (day: string) => `${day}T09:00:00+08:00`;
