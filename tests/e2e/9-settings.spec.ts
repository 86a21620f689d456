import { expectNoViolations } from './axe';
import { decidingApp } from './deciding-app';
import { expect, signInOnPage, test } from './served-app';

test('a unit puts in its own names for the bodies of its rules, and pages say them @core', async ({
  app,
  page
}) => {
  await signInOnPage(page, app, 'fangmin', '/office/settings');
  const committee = page.getByLabel('谁评定积分');
  await expect(committee).toHaveAttribute('placeholder', '社区两委');
  await expect(page.getByText(/社区两委于第二个月月初召开/).first()).toBeVisible();
  await committee.fill('村党组织和村委会');
  const publisher = page.getByLabel('谁来公示（办法称“社区”）');
  await expect(publisher).toHaveAttribute('placeholder', '社区');
  await publisher.fill('阳光社区居委会');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/done/);
  await page.goto(`${app.url}/office/settings`);
  await expect(publisher).toHaveValue('阳光社区居委会');
  await page.goto(`${app.url}/office/deadlines`);
  await expect(page.getByText('阳光社区居委会').first()).toBeVisible();
  await page.goto(`${app.url}/office/meetings`);
  await expect(page.getByText(/到会的村党组织和村委会成员/)).toBeVisible();
  await expect(page.locator('header.bar')).toContainText('纪检专干');
});

test('B a unit names those who mark its communities, and the pages of the marks and the phone say that name', async ({
  page
}) => {
  const app = await decidingApp(
    'community-organisation',
    ['东风社区', '阳光社区'],
    [
      { username: 'dongfeng', role: 'member', subject: 'u1' },
      { username: 'fangmin', role: 'recorder' }
    ]
  );
  await app.enter(page, 'fangmin', '/office/settings');
  const marker = page.getByLabel('给考核事项评分的');
  await expect(marker).toHaveAttribute('placeholder', '责任科室');
  await expect(page.getByText('考核类别 考核指标 基本分 责任科室')).toBeVisible();
  await expectNoViolations(page, 'settings with those who mark');
  await marker.fill('牵头科室');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/done/);
  await page.goto(`${app.url}/office/assess`);
  await expect(page.locator('main')).toContainText('由牵头科室评分');
  await app.enter(page, 'dongfeng', '/me/claims/new');
  await expect(page.locator('main')).toContainText('分数由牵头科室评定');
  await app.stop();
});
