import type { Browser, Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtHouse } from '../../make/built-house';
import { words } from '../../make/words';
import { founding } from '../founding';
import type * as found from './found-year';
import type { Beginning, Booked, QuietMonth } from './found-year';

/** A built server that lives through a year, on the day that the test says, and the people at its pages. */
export interface Year {
  /** it is this day, at nine in the morning: YYYY-MM-DD */
  on(day: string): Promise<void>;
  /** the year, as `2025` */
  of: string;
  /** the day that it is */
  today(): string;
  /** months that nobody watches, done by the office's own functions */
  quietly(months: readonly QuietMonth[]): Promise<void>;
  /** what a meeting decided today, booked in a month by the office's own functions */
  books(month: string, entries: readonly Booked[]): Promise<void>;
  /** somebody's own browser, signed in, at a page: the recorder's runs scripts, a member's is a phone, and forms suffice */
  at(username: string, path: string): Promise<Page>;
  /** somebody without an account, on a phone without scripts */
  passerBy(path: string): Promise<Page>;
  /** who meets and decides here */
  body: string;
  /** who is at which desk */
  nameOf(username: string): string;
  stop(): Promise<void>;
}

const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 780 } };
const laptop = { javaScriptEnabled: false, viewport: { width: 1366, height: 768 } };
const recorders = { ...laptop, javaScriptEnabled: true };

/** Founds the unit and starts its server, on the 2nd of January. */
export async function beginYear(browser: Browser, beginning: Beginning): Promise<Year> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-year-'));
  const module = await founding<typeof found>('found-year');
  await module.foundYear(dataDir, beginning);
  const preload = pathToFileURL(resolve('tests/make/moved-clock.mjs')).href;
  let day = `${beginning.year}-01-02`;
  const env = { NODE_OPTIONS: `--import=${preload}`, CLOCK_BEGINS: morning(day) };
  const house = await builtHouse(dataDir, env);
  await house.start();
  const pages = new Map<string, Promise<Page>>();
  const pageOf = (who: string, kind: typeof phone) => {
    const page =
      pages.get(who) ??
      browser.newContext({ locale: 'zh-CN', ...kind }).then((context) => {
        context.setDefaultTimeout(20_000);
        return context.newPage();
      });
    pages.set(who, page);
    return page;
  };
  const deskOf = (username: string) => {
    const desk = beginning.desks.find((each) => each.username === username);
    if (!desk) throw new Error(`nobody is called ${username}`);
    return desk;
  };
  const recorder = beginning.desks.find(({ role }) => role === 'recorder')?.username ?? '';
  const second = beginning.desks.find(({ role }) => role === 'committee')?.username ?? '';

  return {
    of: beginning.year,
    body: beginning.body,
    today: () => day,
    nameOf: (username) => deskOf(username).name ?? username,
    async on(next) {
      if (next < day) throw new Error(`${next} is over`);
      day = next;
      await house.tell({ now: morning(day) });
    },
    quietly: (months) => module.liveQuietly(dataDir, [recorder, second], months),
    books: (month, entries) => module.bookQuietly(dataDir, [recorder, second], { day, month, entries }),
    async at(username, path) {
      const { role } = deskOf(username);
      const page = await pageOf(
        username,
        role === 'member' ? phone : role === 'recorder' ? recorders : laptop
      );
      await page.goto(house.url + path);
      if (!new URL(page.url()).pathname.startsWith('/sign-in')) return awake(page, role);
      // A session lasts a fortnight.
      await page.locator('input[name=username]:not([type=hidden])').fill(username);
      await page.locator('input[type=password]').fill(module.password);
      await page.getByRole('button', { name: words('office_sign_in'), exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      return awake(page, role);
    },
    async passerBy(path) {
      const page = await pageOf('', phone);
      await page.goto(house.url + path);
      return page;
    },
    async stop() {
      await house.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

/** A page with scripts is driven as a person does: once it answers. */
async function awake(page: Page, role: string): Promise<Page> {
  if (role === 'recorder') await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  return page;
}

const morning = (day: string) => `${day}T09:00:00+08:00`;
