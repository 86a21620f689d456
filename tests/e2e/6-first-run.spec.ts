import { expect, test, type Page } from '@playwright/test';
import { previousMonth } from '../../src/lib/points';
import { emptyHouse, type EmptyHouse } from './empty-house';
import { today } from './house';

const password = 'a sentence to remember';
const month = previousMonth(today().slice(0, 7));

let house: EmptyHouse;
test.beforeEach(async () => {
  house = await emptyHouse();
});
test.afterEach(() => house.stop());

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
}

async function signIn(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(secret);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('6 an empty folder: the address in the log, one page without JavaScript, and then it is void', async ({
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await context.newPage();
  for (const path of ['/', '/office', '/n/whatever', '/nowhere']) {
    await page.goto(house.url + path);
    await expect(page.getByRole('heading', { name: '这里还没有设置好' })).toBeVisible();
  }
  const wrong = await page.goto(`${house.url}/setup/AAAAAAAAAAAAAAAAAAAAAAAAAAA`);
  expect(wrong?.status()).toBe(404);
  await expect(page.getByText('重启就换新的')).toBeVisible();

  await page.goto(house.setup);
  await fill(page, {
    单位名称: '阳光社区',
    上级单位: '青穗街道',
    异议找谁: '纪检专干 方敏',
    什么时间: '周一至周五 9:00—17:00',
    到哪里: '社区服务中心二楼 205 室',
    姓名: '唐岳',
    用户名: 'tangyue'
  });
  await page.getByLabel('从哪个月开始记分').selectOption(month);
  await page.getByLabel('只写姓').check();
  await page.getByLabel('时区').fill('Mars/Base');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再输一遍密码').fill('another sentence');
  await page.getByRole('button', { name: '建立单位' }).click();

  await expect(page.getByRole('alert')).toContainText('有 2 项要改');
  await expect(page.getByText('没有“Mars/Base”这个时区')).toBeVisible();
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
  await expect(page.getByLabel('单位名称')).toHaveValue('阳光社区');
  await expect(page.getByLabel('从哪个月开始记分')).toHaveValue(month);
  await expect(page.getByLabel('只写姓')).toBeChecked();
  await expect(page.getByLabel('再输一遍密码')).toHaveValue('');

  await page.getByLabel('时区').fill('Asia/Shanghai');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再输一遍密码').fill(password);
  await page.getByRole('button', { name: '建立单位' }).click();
  await expect(page.getByRole('status')).toContainText('单位建好了');
  await signIn(page, 'tangyue', password);
  await expect(page.getByRole('heading', { name: '开始的四步' })).toBeVisible();
  await expect(page.getByRole('link', { name: '开账号' })).toBeVisible();

  const used = await page.goto(house.setup);
  expect(used?.status()).toBe(410);
  await expect(page.getByRole('heading', { name: '这个网址用过了' })).toBeVisible();
  await context.close();
});
