import { awake } from './awake';
import { expect, signIn, test } from './served-app';
import { injectFault, prepareFaults } from './storage-faults';

test('S5 S10 a claim is declared without storage; one that couldn’t be sent waits on the page, and is recorded once', async ({
  app,
  page
}) => {
  await prepareFaults(page);
  await page.goto(`${app.url}/sign-in`);
  await injectFault(page, 'open throws');
  await signIn(page, app, 'liming', '/me');
  await expect(page.locator('.note.unkept')).toContainText('这部手机保存不了数据');
  await page.locator('.open').getByRole('link', { name: '申报一项' }).click();
  await page.getByRole('link', { name: /^调解/ }).first().click();
  await page.getByLabel('依据文号').fill('无存储调字6号');

  // The first attempt doesn't reach the server; of the second the answer is lost on the way back. The third one is
  // held until the page was looked at: it may follow at once, when the live connection tells of the second's claim.
  let attempts = 0;
  let haveLooked = () => {};
  const looked = new Promise<void>((resolve) => (haveLooked = resolve));
  await page.route('**/me/claims/new', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    attempts += 1;
    if (attempts === 2) await route.fetch();
    if (attempts < 3) return route.abort();
    await looked;
    await route.continue();
  });
  await awake(page);
  await page.getByRole('button', { name: '提交申报' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting).toContainText('无存储调字6号');
  await expect(waiting).toContainText('请先不要关闭页面');
  haveLooked();
  await expect(waiting).toHaveCount(0, { timeout: 40_000 });
  expect(attempts).toBe(3);
  await expect(page.locator('li', { hasText: '无存储调字6号' })).toHaveCount(1);
  await expect(page.locator('li', { hasText: '无存储调字6号' })).toContainText('待初评');
});
