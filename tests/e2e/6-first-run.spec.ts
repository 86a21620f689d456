import type { Browser, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from './base-test';
import { previousMonth } from '../../src/lib/calendar';
import readXlsxFile from 'read-excel-file/node';
import { workbook, type MadeSheetRow } from '../make/workbook';
import { emptyApp, type EmptyApp } from './empty-app';
import { today } from './served-app';

const password = 'a sentence to remember';
/** This month is over, so that it can be sealed. */
const month = previousMonth(today().slice(0, 7));
const [year, number] = month.split('-').map(Number);

let app: EmptyApp;
test.beforeEach(async () => {
  app = await emptyApp();
});
test.afterEach(() => app.stop());

/** The files of examples/, moved to the month before this one. */
function example(name: string) {
  const text = readFileSync(`examples/${name}`, 'utf8')
    .replaceAll('2026-10', month)
    .replaceAll('2026/10', month.replace('-', '/'))
    .replaceAll('2026年10月', `${year}年${number}月`);
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** The people of examples/ in a list as an office has it; it is made up. */
const usualRoster = {
  name: '花名册.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '序号,姓名,性别,入职日期,电话',
      '1,李 明,男,,13800000000',
      '2,沈秋月,女,,13800000001',
      '3,欧阳文静,女,2026/3/2,13800000002',
      '4,阿依努尔·热合曼,女,,13800000003'
    ].join('\n')
  )
};

async function fillUnit(page: Page): Promise<void> {
  const texts = {
    单位名称: '阳光社区',
    上级单位: '青穗街道',
    异议找谁: '纪检专干 方敏',
    什么时间: '周一至周五 9:00—17:00',
    到哪里: '社区服务中心二楼 205 室',
    姓名: '唐岳',
    用户名: 'tangyue'
  };
  for (const [label, value] of Object.entries(texts))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('从哪个月开始记分').selectOption(month);
  await page.getByLabel('只写姓').check();
}

async function fillPasswords(page: Page, repeated = password): Promise<void> {
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再输一遍密码').fill(repeated);
}

async function signIn(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(secret);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('6 an empty folder: the address in the log, one page without JavaScript, and then it is void @core', async ({
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await context.newPage();
  for (const path of ['/', '/office', '/n/whatever', '/nowhere']) {
    await page.goto(app.url + path);
    await expect(page.getByRole('heading', { name: '这里还没有设置好' })).toBeVisible();
  }
  const wrong = await page.goto(`${app.url}/setup/AAAAAAAAAAAAAAAAAAAAAAAAAAA`);
  expect(wrong?.status()).toBe(404);
  await expect(page.getByText('网址就换新的')).toBeVisible();

  await page.goto(app.setup);
  await fillUnit(page);
  await page.getByLabel('时区').fill('Mars/Base');
  await fillPasswords(page, 'another sentence');
  await page.getByRole('button', { name: '建立单位' }).click();

  await expect(page.getByRole('alert')).toContainText('有 2 项要改');
  await expect(page.getByText('没有“Mars/Base”这个时区')).toBeVisible();
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
  await expect(page.getByLabel('单位名称')).toHaveValue('阳光社区');
  await expect(page.getByLabel('从哪个月开始记分')).toHaveValue(month);
  await expect(page.getByLabel('只写姓')).toBeChecked();
  await expect(page.getByLabel('再输一遍密码')).toHaveValue('');

  await page.getByLabel('时区').fill('Asia/Shanghai');
  await fillPasswords(page);
  await page.getByRole('button', { name: '建立单位' }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('单位建好了');
  await signIn(page, 'tangyue', password);
  await expect(page.getByRole('heading', { name: '开始的几步' })).toBeVisible();

  const used = await page.goto(app.setup);
  expect(used?.status()).toBe(410);
  await expect(page.getByRole('heading', { name: '这个网址用过了' })).toBeVisible();
  await context.close();
});

test('6 from there to a public page: an account, the roster and ledger of examples/, sealed and published @core', async ({
  browser,
  page
}) => {
  await page.goto(app.setup);
  await fillUnit(page);
  await fillPasswords(page);
  await page.getByRole('button', { name: '建立单位' }).click();
  await signIn(page, 'tangyue', password);

  await page.getByRole('link', { name: '开账号' }).click();
  await page.getByText('添加账号', { exact: true }).click();
  const form = page.locator('form[action="?/add"]');
  await form.getByLabel('姓名').fill('方敏');
  await form.getByLabel('用户名').fill('fangmin');
  await form.getByLabel('角色').selectOption({ label: '纪检专干' });
  await form.getByRole('button', { name: '添加并生成密码单' }).click();
  const handed = await page.locator('.slip .secret').innerText();

  const office = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await office.goto(`${app.url}/sign-in?next=/office`);
  await signIn(office, 'fangmin', handed);
  await office.locator('input[name=old]').fill(handed);
  await office.locator('input[name=next]').fill(`${password} too`);
  await office.locator('input[name=again]').fill(`${password} too`);
  await office.getByRole('button', { name: '修改', exact: true }).click();
  await expect(office).toHaveURL(/\/office(?:[/?]|$)/);

  await office.goto(`${app.url}/office`);
  await expect(office.getByRole('heading', { name: '开始的几步' })).toBeVisible();
  await office.getByRole('link', { name: '导入名册' }).click();
  await office.locator('input[type=file]').setInputFiles([example('roster.csv'), example('entries.csv')]);
  await office.getByLabel('会议日期').fill(today());
  await office.getByLabel('会议纪要编号').fill('两委会议纪要〔2026〕1号');
  await office.getByRole('button', { name: /^确认登记/ }).click();
  await expect(office.locator('main').getByRole('status')).toContainText('已登记 8 条，新增 4 人');

  await office.goto(`${app.url}/office/seal`);
  await office.getByRole('button', { name: /^提请核定/ }).click();
  await page.goto(`${app.url}/office/accounts`);
  const second = await firstSignIn(browser, 'hejie', await openAccount(page, '何洁', 'hejie', '社区两委'));
  await second.goto(`${app.url}/office/seal`);
  await expect(second.getByText('方敏于')).toBeVisible();
  await second.getByRole('button', { name: /^核定/ }).click();
  await expect(second.locator('main').getByRole('status')).toContainText('已核定');
  await second.context().close();
  await office.goto(`${app.url}/office`);
  await office.getByRole('link', { name: '预览并公示' }).click();
  await office.getByLabel('我看过了，同意发布').check();
  await office.getByRole('button', { name: '现在公示' }).click();
  await expect(office.getByRole('heading', { name: '开始的几步' })).toHaveCount(0);
  const notice = await office.getByRole('status').getByRole('link').first().getAttribute('href');

  // M15: nobody gets anything for the months before the unit began, and the balance says so.
  await office.goto(`${app.url}/office/people/001?period=${month}`);
  const since = office.getByText(`自${year}年${number}月起记分`);
  await (month.endsWith('-01') ? expect(since).toHaveCount(0) : expect(since).toBeVisible());

  const resident = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await resident.goto(`${app.url}${notice}`);
  await expect(resident.getByRole('heading', { level: 1 })).toContainText(`${number}月`);
  // The unit has chosen to publish family names only.
  await expect(resident.getByRole('row', { name: /沈\*/ }).first()).toBeVisible();
  await resident.context().close();
  await office.context().close();
});

test('6 starting in mid-year: the months on paper are taken over, and the first notice counts them', async ({
  browser,
  page
}) => {
  const months = Array.from({ length: number! - 1 }, (_, n) => n + 1);
  await page.goto(app.setup);
  await fillUnit(page);
  await fillPasswords(page);
  await page.getByRole('button', { name: '建立单位' }).click();
  await signIn(page, 'tangyue', password);
  await page.getByRole('link', { name: '开账号' }).click();
  await page.getByText('添加账号', { exact: true }).click();
  const form = page.locator('form[action="?/add"]');
  await form.getByLabel('姓名').fill('方敏');
  await form.getByLabel('用户名').fill('fangmin');
  await form.getByLabel('角色').selectOption({ label: '纪检专干' });
  await form.getByRole('button', { name: '添加并生成密码单' }).click();
  const handed = await page.locator('.slip .secret').innerText();

  const office = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await office.goto(`${app.url}/sign-in?next=/office`);
  await signIn(office, 'fangmin', handed);
  await office.locator('input[name=old]').fill(handed);
  await office.locator('input[name=next]').fill(`${password} too`);
  await office.locator('input[name=again]').fill(`${password} too`);
  await office.getByRole('button', { name: '修改', exact: true }).click();
  await expect(office).toHaveURL(/\/office(?:[/?]|$)/);

  await office.goto(`${app.url}/office`);
  await expect(office.getByText('个月可以核定')).toHaveCount(0);
  await office.getByRole('link', { name: '导入名册' }).click();
  await expect(office.getByLabel('名册', { exact: true })).toBeChecked();
  await office.locator('input[type=file]').setInputFiles(usualRoster);
  await expect(office.getByLabel('“入职日期”记成')).toHaveValue('3:from');
  await expect(office.getByText('不读入，也不保存：序号、性别、电话。')).toBeVisible();
  await office.getByRole('button', { name: '更新名册：4 人' }).click();
  await expect(office.locator('main').getByRole('status')).toContainText('名册已更新：新增 4 人');
  await office.goto(`${app.url}/office`);
  await expect(office.getByText('个月可以核定，还没有任何记录')).toBeVisible();

  await office.goto(`${app.url}/office/import`);
  await office.locator('input[type=file]').setInputFiles([example('entries.csv')]);
  await office.getByLabel('会议日期').fill(today());
  await office.getByLabel('会议纪要编号').fill('两委会议纪要〔2026〕1号');
  await office.getByRole('button', { name: /^确认登记/ }).click();
  await expect(office.locator('main').getByRole('status')).toContainText('已登记 8 条');

  await office.goto(`${app.url}/office`);
  const step = office.getByRole('link', { name: '结转今年以前的月份' });
  if (months.length === 0) {
    // The ledger begins with the year, so nothing lies before it.
    await expect(step).toHaveCount(0);
    return;
  }
  await step.click();
  const template = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('link', { name: '下载结转表' }).click()
  ]);
  const [points] = await readXlsxFile(readFileSync(await template[0].path()));
  const [head = [], ...people] = points?.data ?? [];
  expect(head.slice(0, 3)).toEqual(['编号', '姓名', '1月']);
  const filled = [head, ...people.map(([id, name]) => [id, name, ...months.map((n) => 40 + n)])];
  const basis = [
    ['月份', '会议日期', '评定机构', '会议纪要编号'],
    ...months.map((n) => [
      `${n}月`,
      `${year}-${String(n).padStart(2, '0')}-28`,
      '两委会',
      `纸〔${year}〕${n}号`
    ])
  ];
  const send = async (dashboard: Page, rows: unknown[][]) => {
    const bytes = workbook({ 积分: rows as MadeSheetRow[], 依据: basis });
    await dashboard.locator('input[type=file]').setInputFiles({
      name: 'paper.xlsx',
      buffer: Buffer.from(bytes),
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    });
    await dashboard.getByRole('button', { name: '核对文件' }).click();
  };
  await send(office, [
    head,
    ...filled.slice(1).map((row, n) => (n === 0 ? [...row.slice(0, 2), null, ...row.slice(3)] : row))
  ]);
  await expect(office.locator('[data-code="takeover-points-missing"]')).toContainText('1月');
  await page.goto(`${app.url}/office/accounts`);
  const second = await firstSignIn(browser, 'hejie', await openAccount(page, '何洁', 'hejie', '社区两委'));
  await send(office, filled);
  await expect(office.getByRole('heading', { name: /将要结转的/ })).toBeVisible();
  await office.getByRole('button', { name: '提请结转' }).click();
  await expect(office.getByText('已经提请结转，等何洁确认').first()).toBeVisible();
  // Nothing is sealed before it is confirmed, and the second person's dashboard says that it waits.
  await office.goto(`${app.url}/office/seal`);
  await expect(office.getByText('还没有确认').first()).toBeVisible();
  await expect(office.getByRole('button', { name: /^提请核定/ })).toBeDisabled();
  await office.goto(`${app.url}/office/takeover`);
  await second.goto(`${app.url}/office`);
  await expect(second.getByText('已经提请，等您确认')).toBeVisible();
  await second.getByRole('link', { name: /份纸质结转等您确认/ }).click();
  await send(second, [
    head,
    ...filled.slice(1).map((row, n) => (n === 0 ? [...row.slice(0, 2), 99, ...row.slice(3)] : row))
  ]);
  await expect(second.getByText('与方敏提请的不一致')).toBeVisible();
  await expect(second.getByRole('button', { name: '结转', exact: true })).toHaveCount(0);
  await send(second, filled);
  await second.getByRole('button', { name: '结转', exact: true }).click();
  await expect(second.locator('main').getByRole('status')).toContainText('结转完成');
  await office.goto(`${app.url}/office/takeover`);
  await expect(office.getByRole('cell', { name: '两委会 纸〔' }).first()).toBeVisible();

  await office.goto(`${app.url}/office/seal`);
  await office.getByRole('button', { name: /^提请核定/ }).click();
  await expect(office.getByText('已经提请，等')).toBeVisible();
  await second.goto(`${app.url}/office/seal`);
  await expect(second.getByText('方敏于')).toBeVisible();
  await second.getByRole('button', { name: /^核定/ }).click();
  await expect(second.locator('main').getByRole('status')).toContainText('已核定');
  await second.context().close();
  await office.goto(`${app.url}/office`);
  await expect(office.getByRole('link', { name: '纸质结转' }).first()).toBeVisible();
  await office.getByRole('link', { name: '预览并公示' }).click();
  await office.getByLabel('我看过了，同意发布').check();
  await office.getByRole('button', { name: '现在公示' }).click();
  const notice = await office.getByRole('status').getByRole('link').first().getAttribute('href');

  const resident = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await resident.goto(`${app.url}${notice}`);
  await expect(resident.getByRole('columnheader', { name: '本年累计' })).toBeVisible();
  await expect(resident.getByText('从纸质台账结转')).toBeVisible();
  const [, , own = '', sum = ''] = await resident
    .getByRole('row', { name: /沈\*/ })
    .first()
    .locator('th, td')
    .allInnerTexts();
  const paper = months.reduce((total, n) => total + 40 + n, 0);
  expect(Number(sum)).toBe(100 + paper + Number(own));
  await resident.context().close();
  await office.context().close();
});

/**
 * Opens an account as the operator.
 * @returns the password on its slip
 */
async function openAccount(page: Page, name: string, username: string, role: string): Promise<string> {
  await page.getByText('添加账号', { exact: true }).click();
  const form = page.locator('form[action="?/add"]');
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel('用户名').fill(username);
  await form.getByLabel('角色').selectOption({ label: role });
  await form.getByRole('button', { name: '添加并生成密码单' }).click();
  return page.locator('.slip .secret').innerText();
}

/** Signs in with the handed-out password, and changes it. */
async function firstSignIn(browser: Browser, username: string, handed: string): Promise<Page> {
  const office = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await office.goto(`${app.url}/sign-in?next=/office`);
  await signIn(office, username, handed);
  await office.locator('input[name=old]').fill(handed);
  await office.locator('input[name=next]').fill(`${password} too`);
  await office.locator('input[name=again]').fill(`${password} too`);
  await office.getByRole('button', { name: '修改', exact: true }).click();
  await expect(office).toHaveURL(/\/office(?:[/?]|$)/);
  return office;
}
