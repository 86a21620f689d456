import type { Page } from '@playwright/test';
import { awake } from './awake';
import { keptOnPhone } from './kept-on-phone';
import { expect, signInOnPage, test, type ServedApp } from './served-app';

// A page that the worker answers has no form yet when the browser puts back what was typed; one of the server's has.
test.use({ serviceWorkers: 'block' });

const photo = {
  name: '现场照片.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('photo of the former owner')
};

/** Signs the owner of the window out on the page that it shows. The first press may only say what isn't sent. */
async function signOut(page: Page): Promise<void> {
  const button = page.locator('form[action="/sign-out"] button').first();
  await expect(async () => {
    if (!page.url().includes('/sign-in')) {
      if (!(await button.isVisible())) await page.locator('.account summary').click({ timeout: 2000 });
      await button.click({ timeout: 2000 });
    }
    await page.waitForURL(/\/sign-in/, { timeout: 2000 });
  }).toPass();
}

/** Signs the next owner in, and presses Back until the page of the former one’s form. */
async function backAsNext(page: Page, app: ServedApp, username: string, path: string): Promise<void> {
  await signInOnPage(page, app, username, '/account');
  // A page that finds another owner loads itself anew, which breaks off the way back.
  for (let back = 0; back < 6 && !page.url().includes(path); back += 1) {
    await page.goBack().catch(() => null);
    await awake(page);
  }
  expect(page.url()).toContain(path);
}

/** The number of files that are chosen in the page’s fields. */
const chosenFiles = (page: Page) =>
  page
    .locator('input[type=file]')
    .evaluateAll((fields: HTMLInputElement[]) => fields.reduce((sum, { files }) => sum + files!.length, 0));

test('S8 after somebody else has signed in, Back gives them an empty form for a claim, and keeps nothing as theirs', async ({
  app,
  page
}) => {
  await signInOnPage(page, app, 'liming', '/me');
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await awake(page);
  await page.getByLabel('简要说明').fill('五号院两户当天签了协议。');
  await page.locator('summary', { hasText: '佐证文件' }).click();
  await page.locator('input[type=file]').setInputFiles(photo);
  await expect.poll(() => keptOnPhone(page)).toContain('五号院');
  await expect.poll(() => keptOnPhone(page, 'files')).toContain('mediation');
  await page.goto(`${app.url}/me`);
  await awake(page);
  await signOut(page);

  await backAsNext(page, app, 'shenqiuyue', '/me/claims/new');
  await expect(page.getByLabel('简要说明')).toHaveValue('');
  expect(await chosenFiles(page)).toBe(0);
  // Once the next owner's own typing is kept, so would be what the page took for it.
  await page.getByLabel('依据文号').fill('沈秋月自己的依据');
  await expect.poll(() => keptOnPhone(page)).toContain('沈秋月自己的依据');
  expect(await keptOnPhone(page)).not.toContain('五号院');
  expect(await keptOnPhone(page, 'files')).not.toContain('mediation');
});

test('after somebody else has signed in, Back gives them an empty form for an announcement', async ({
  app,
  page
}) => {
  // The query tells this entry of the history from those where the editor's own way leads to the same page.
  const path = '/office/announcements?former';
  await signInOnPage(page, app, 'fangmin', '/account');
  await page.goto(app.url + path);
  await awake(page);
  await page.locator('textarea[name=body]').fill('本周六上午停水，请提前储水。');
  await page.locator('input[type=file][name=attachment]').first().setInputFiles(photo);
  await page.goto(`${app.url}/account`);
  await awake(page);
  await signOut(page);

  await backAsNext(page, app, 'xuanchuan', path);
  await expect(page.locator('textarea[name=body]')).toHaveValue('');
  expect(await chosenFiles(page)).toBe(0);
});
