import { awake } from './awake';
import { expect, signInOnPage, test } from './served-app';

test('a form of the office that no server answers stays, says so, and is sent once more @core', async ({
  app,
  page
}) => {
  await signInOnPage(page, app, 'fangmin', '/office/settings');
  await awake(page);
  const days = page.getByLabel('公示几个工作日');
  await expect(days).toBeVisible();
  await days.fill('7');
  await page.context().setOffline(true);
  const save = page.getByRole('button', { name: '保存', exact: true });
  await save.click();
  await expect(page.getByRole('alert')).toContainText('没有送出去：连不上服务器');
  await expect(days).toHaveValue('7');
  await page.context().setOffline(false);
  await save.click();
  await page.waitForURL(/done/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(days).toHaveValue('7');
});
