import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dayIn } from '../../src/lib/calendar';
import { builtHouse } from '../make/built-house';

/** Where `found-once.ts` founds the demo: each checkout has its own, so that two runs don't meet. */
const checkout = createHash('sha256').update(resolve('.')).digest('hex').slice(0, 8);
export const template = join(tmpdir(), `sunboard-e2e-${checkout}`);

export const demoPassword = 'yangguang';

/** A built server on a copy of the demo's data, with a process that a test may kill. */
export interface House {
  url: string;
  dataDir: string;
  /** what the demo tells: the newest notice's code, the sample workbook */
  founded: { notice: string; sample: string };
  /** @param build the folder of another version of the program */
  start(build?: string): Promise<void>;
  /** SIGTERM drains; SIGKILL is a power cut */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** `house` is a running server of the test's own. */
export const test = base.extend<{ house: House }>({
  house: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-house-'));
    cpSync(template, dataDir, { recursive: true });
    const house = await openHouse(dataDir);
    await house.start();
    await use(house);
    await house.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

export { expect } from '@playwright/test';

async function openHouse(dataDir: string): Promise<House> {
  const house = await builtHouse(dataDir, { SUNBOARD_DEMO: '1' });
  const founded = JSON.parse(readFileSync(join(dataDir, 'founded'), 'utf8'));
  return {
    url: house.url,
    dataDir,
    founded: { ...founded, sample: join(dataDir, founded.sample.split('/').pop()) },
    start: house.start,
    stop: async (signal) => void (await house.stop(signal))
  };
}

/** Books the demo's sample workbook through the office. */
export async function importSample(page: Page, house: House): Promise<void> {
  await signIn(page, house, 'fangmin', '/office/import');
  await page.locator('input[type=file]').setInputFiles(house.founded.sample);
  await page.locator('input[name=date]').fill(today());
  await page.locator('input[name=body]').fill('两委会');
  await page.locator('input[name=minutes]').fill('两委会议纪要〔2026〕99号');
  await page.locator('form[action="?/confirm"] button.go').click();
  await expect(page.locator('form[action="?/confirm"]')).toHaveCount(0);
}

/** Signs in on the sign-in page; ends where it leads. */
export async function signIn(page: Page, house: House, username: string, next = '/me'): Promise<void> {
  await page.goto(`${house.url}/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator('input[name=username]:not([type=hidden])').fill(username);
  await page.locator('input[type=password]').fill(demoPassword);
  await page.locator('form:has(input[name=username]:not([type=hidden])) button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Somebody else checks what was proposed, and seals it; ends on the sealer's own desk. */
export async function sealedBy(browser: Browser, house: House, username = 'hejie'): Promise<void> {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(page, house, username, '/office/seal');
  const early = page.locator('input[name=early]');
  if ((await early.count()) > 0) await early.check();
  await page.locator('form[action="?/seal"] button.go').click();
  await expect(page.getByRole('status')).toContainText('已关账');
  await page.context().close();
}

/** The demo unit's day: another one than in UTC until eight in the morning. */
export const today = (): string => dayIn('Asia/Shanghai', new Date());
