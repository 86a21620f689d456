import { expect, signInOnPage, test } from './served-app';

test('a unit puts in its own names for the bodies of its rules, and pages say them', async ({
  app,
  page
}) => {
  await signInOnPage(page, app, 'fangmin', '/office/settings');
  const committee = page.getByLabel('评定积分的');
  await expect(committee).toHaveAttribute('placeholder', '社区两委');
  await expect(page.getByText(/社区两委于第二个月月初召开/).first()).toBeVisible();
  await committee.fill('村党组织和村委会');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/done/);
  await page.goto(`${app.url}/office/meetings`);
  await expect(page.getByText(/到会的村党组织和村委会成员/)).toBeVisible();
  await expect(page.locator('header.bar')).toContainText('纪检专干');
});
