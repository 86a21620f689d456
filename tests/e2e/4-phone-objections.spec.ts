import { expect, signIn, test } from './served-app';
import { syncedPhone } from './synced-phone';

test('S4 S11 an objection to the very line waits for the network, and its answer is news on the phone @core', async ({
  app,
  page,
  context,
  browser
}) => {
  await syncedPhone(page, app);
  const inbox = page.locator('.inbox');
  await expect(inbox).toContainText('新公示');
  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await page.getByRole('link', { name: '对这一条提异议' }).first().click();
  await expect(page.getByLabel('哪里不对')).toHaveValue(/^entry /);
  await page.getByLabel('事实和理由').fill('地下室里写的：数量记少了一件。');
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting).toContainText('数量记少了一件');
  await expect(waiting).toContainText('等待网络');
  await context.setOffline(false);
  const own = page.locator('li.stated', { hasText: '数量记少了一件' });
  await expect(own).toContainText('还没有开始核查');
  await expect(waiting).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: '异议已经收到' })).toBeVisible();

  const office = async (username: string, path: string) => {
    const opened = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
    const dashboard = await opened.newPage();
    await signIn(dashboard, app, username, path);
    return dashboard;
  };
  const no = (await own.locator('h3').textContent()) ?? '';
  // An answer that the list of objections has shown is no news any more, so another page is open.
  await page.locator('.tabs a[href="/me"]').click();
  const recorder = await office('fangmin', '/office/objections');
  await recorder.getByRole('link', { name: no, exact: true }).click();
  await expect(recorder.locator('main')).toContainText('数量记少了一件');
  await recorder.getByLabel('核查人').selectOption({ label: '何洁' });
  await recorder.getByRole('button', { name: '交给这位核查' }).click();
  await expect(recorder.getByRole('status')).toContainText('已办理');
  const committee = await office('hejie', new URL(recorder.url()).pathname);
  await committee.getByLabel('核查结果').fill('记录与签到表一致。');
  await committee.getByRole('button', { name: '记入核查情况' }).click();
  await expect(committee.getByRole('status')).toContainText('已办理');
  await committee.getByLabel('不成立', { exact: true }).check();
  await committee.getByLabel('答复内容').fill('经核对签到表，当天是一件。');
  await committee.getByRole('button', { name: '答复', exact: true }).click();
  await expect(committee.getByRole('status')).toContainText('已办理');

  await expect(inbox).toContainText(`您的异议 ${no} 有答复：不成立`);
  await expect(inbox).not.toContainText('新公示');
  await inbox.getByRole('link', { name: /有答复/ }).click();
  await expect(own).toContainText('经核对签到表，当天是一件。');
  await page.locator('.tabs a[href="/me"]').click();
  await expect(page.locator('.hero')).toBeVisible();
  await expect(page.getByText('有答复')).toHaveCount(0);
});
