import type { Browser, Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../../make/built-app';
import { preloaded } from '../../make/preloaded';
import { founding } from '../founding';
import { getSession } from '../get-session';
import type * as found from './found-year';
import type { FoundedYear, BookedByTest, QuietMonth } from './found-year';

/** A built server that lives through a year, on the day that the test sets, and the people at its pages. */
export interface LivedYear {
  /** sets the day (YYYY-MM-DD), at nine in the morning */
  on(day: string): Promise<void>;
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

/** Founds the unit and starts its server, on the 2nd of January. */
export async function beginYear(browser: Browser, beginning: FoundedYear): Promise<LivedYear> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-year-'));
  const module = await founding<typeof found>('found-year');
  await module.foundYear(dataDir, beginning);
  let day = `${beginning.year}-01-02`;
  const env = { ...preloaded('moved-clock.mjs', 'cheap-scrypt.mjs'), CLOCK_BEGINS: morning(day) };
  const app = await builtApp(dataDir, env);
  await app.start();
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
  const dashboardOf = (username: string) => {
    const dashboard = beginning.dashboards.find((each) => each.username === username);
    if (!dashboard) throw new Error(`nobody is called ${username}`);
    return dashboard;
  };
  const recorder = beginning.dashboards.find(({ role }) => role === 'recorder')?.username ?? '';
  const second = beginning.dashboards.find(({ role }) => role === 'committee')?.username ?? '';

  return {
    of: beginning.year,
    body: beginning.body,
    today: () => day,
    nameOf: (username) => dashboardOf(username).name ?? username,
    async on(next) {
      if (next < day) throw new Error(`${next} is over`);
      day = next;
      await app.notify({ now: morning(day) });
    },
    quietly: (months) => module.liveQuietly(dataDir, [recorder, second], months),
    books: (month, entries) => module.bookQuietly(dataDir, [recorder, second], { day, month, entries }),
    async at(username, path) {
      const { role } = dashboardOf(username);
      const page = await pageOf(
        username,
        role === 'member' ? phone : role === 'recorder' ? recorders : laptop
      );
      await page.goto(app.url + path);
      // A session lasts a fortnight, so it may have expired.
      if (new URL(page.url()).pathname.startsWith('/sign-in')) {
        await getSession(page.request, app.url, { username, password: module.password });
        await page.goto(app.url + path);
      }
      return awake(page, role);
    },
    async passerBy(path) {
      const page = await pageOf('', phone);
      await page.goto(app.url + path);
      return page;
    },
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
