import type { Browser, Page } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dayIn } from '../../src/lib/calendar';
import { demoPassword } from '../../src/lib/server/domain/demo/demo-accounts';
import { builtApp } from '../make/built-app';
import { preloaded } from '../make/preloaded';
import { awake } from './awake';
import { expect, test as base } from './base-test';
import { getSession } from './get-session';
import { digestOfRows } from './written-rows';

/** The folder where `found-once.ts` keeps the demo. Each checkout has its own, so that two runs don't meet. */
export const template = resolve('node_modules/.cache/e2e-demo');

/** A built server on a copy of the demo's data, with a process that a test may kill. */
export interface ServedApp {
  url: string;
  dataDir: string;
  /** facts about the demo: the newest notice's code, and the sample workbook */
  founded: { notice: string; sample: string };
  /** @param build the folder of another version of the program */
  start(build?: string): Promise<void>;
  /** SIGTERM drains, SIGKILL is a power cut */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * `app` is a running server on a copy of the demo. Tests that only read share one; a test that writes or
 * stops it leaves a new one to the next.
 */
export const test = base.extend<{ app: ServedApp }>({
  app: async ({}, use) => {
    shared ??= await share();
    const { app } = shared;
    await use(app);
    if (shared.isAsFounded()) return;
    await shared.end();
    shared = null;
  }
});

/** A server that a worker's tests share, as long as its data are unchanged since the founding. */
interface SharedApp {
  app: ServedApp;
  isAsFounded(): boolean;
  end(): Promise<void>;
}
let shared: SharedApp | null = null;

async function share(): Promise<SharedApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-app-'));
  cpSync(template, dataDir, { recursive: true });
  const opened = await openServedApp(dataDir);
  await opened.start();
  const founded = digestOfRows(dataDir);
  let isRunning = true;
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  // A worker ends without notice, and its server doesn't end with it.
  const atExit = () => {
    process.kill(opened.pid(), 'SIGKILL');
    remove();
  };
  process.on('exit', atExit);
  return {
    app: {
      ...opened,
      stop(signal) {
        isRunning = false;
        return opened.stop(signal);
      }
    },
    isAsFounded: () => isRunning && digestOfRows(dataDir) === founded,
    async end() {
      process.off('exit', atExit);
      await opened.stop();
      remove();
    }
  };
}

export { expect } from './base-test';

async function openServedApp(dataDir: string): Promise<ServedApp & { pid(): number }> {
  const app = await builtApp(dataDir, {
    SUNBOARD_DEMO: '1',
    // Reminders are on; without a subscription nothing outside is connected to.
    PUSH_CONTACT: 'board@example.org',
    ...preloaded('cheap-scrypt.mjs')
  });
  const founded = JSON.parse(readFileSync(join(dataDir, 'founded'), 'utf8'));
  return {
    url: app.url,
    pid: app.pid,
    dataDir,
    founded: { ...founded, sample: join(dataDir, founded.sample.split('/').pop()) },
    start: app.start,
    stop: async (signal) => void (await app.stop(signal))
  };
}

/** Books the demo's sample workbook through the office. */
export async function importSample(page: Page, app: ServedApp): Promise<void> {
  await signIn(page, app, 'fangmin', '/office/import');
  await page.locator('input[type=file]').setInputFiles(app.founded.sample);
  await page.locator('input[name=date]').fill(today());
  await page.locator('input[name=body]').fill('两委会');
  await page.locator('input[name=minutes]').fill('两委会议纪要〔2026〕99号');
  await page.locator('form[action="?/confirm"] button.go').click();
  await expect(page.locator('form[action="?/confirm"]')).toHaveCount(0);
}

/** Signs in, and opens a page. */
export async function signIn(page: Page, app: ServedApp, username: string, next = '/me'): Promise<void> {
  await getSession(page.request, app.url, { username, password: demoPassword });
  await page.goto(app.url + next);
}

/** Signs in on the page, as people do, which tells a phone's other windows. */
export async function signInOnPage(
  page: Page,
  app: ServedApp,
  username: string,
  next: string
): Promise<void> {
  await page.goto(`${app.url}/sign-in?next=${encodeURIComponent(next)}`);
  await awake(page);
  await page.locator('input[name=username]:not([type=hidden])').fill(username);
  await page.locator('input[type=password]').fill(demoPassword);
  await page.locator('form:has(input[name=username]:not([type=hidden])) button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Another account checks the proposal and seals it; ends on the sealer's dashboard. */
export async function sealedBy(browser: Browser, app: ServedApp, username = 'hejie'): Promise<void> {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(page, app, username, '/office/seal');
  const early = page.locator('input[name=early]');
  if ((await early.count()) > 0) await early.check();
  await page.locator('form[action="?/seal"] button.go').click();
  await expect(page.locator('main').getByRole('status')).toContainText('已核定');
  await page.context().close();
}

/** The day in the demo unit's zone, which differs from UTC's until eight in the morning. */
export const today = (): string => dayIn('Asia/Shanghai', new Date());
