import type { Browser } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { expect, signIn, test, today, type House } from './house';

const phone = (browser: Browser) =>
  browser
    .newContext({ javaScriptEnabled: false, locale: 'zh-CN', viewport: { width: 360, height: 780 } })
    .then((context) => context.newPage());

const desk = async (browser: Browser, house: House, username: string, path: string) => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await signIn(page, house, username, path);
  return page;
};

test('an objection: raised on a phone without JavaScript, investigated, upheld, put right and published', async ({
  browser,
  house
}) => {
  const resident = await phone(browser);
  await resident.goto(`${house.url}/n/${house.founded.notice}`);
  await resident.getByRole('link', { name: '提出异议' }).click();
  await expect(resident.locator('h1')).toHaveText('提出异议');
  await resident.getByLabel('对哪一部分有异议').selectOption('0');
  await resident.getByLabel('事实和理由').fill('那天没有调解过，<b>请核查</b>。');
  await resident.getByRole('button', { name: '提交异议' }).click();
  await expect(resident).toHaveURL(/\/o\/[2-9a-z]{16}\?filed=yes$/);
  await expect(resident.locator('h1')).toHaveText('已收到，待核查');
  await expect(resident.getByRole('status')).toContainText('异议已经收到');
  const receipt = resident.url().replace('?filed=yes', '');

  // Who kept nothing but the number finds it again: from the notice, in groups and capitals as one writes them down.
  const number = receipt.slice(-16);
  await resident.goto(`${house.url}/n/${house.founded.notice}`);
  await resident.getByRole('link', { name: '有回执号？在这里查答复' }).click();
  await resident.getByLabel('回执号').fill('234a-bcde');
  await resident.getByRole('button', { name: '查看' }).click();
  await expect(resident.getByRole('alert')).toContainText('没有这个回执号');
  await expect(resident.getByLabel('回执号')).toHaveValue('234a-bcde');
  await resident.getByLabel('回执号').fill((number.match(/.{4}/g) ?? []).join(' ').toUpperCase());
  await resident.getByRole('button', { name: '查看' }).click();
  await expect(resident).toHaveURL(receipt);

  // The recorder gives it to somebody who isn't involved.
  const recorder = await desk(browser, house, 'fangmin', '/office');
  await expect(recorder.locator('.todo')).toContainText('2 件异议待办');
  await recorder.goto(`${house.url}/office/objections`);
  await recorder.getByRole('link', { name: /^异\d+-3$/ }).click();
  await expect(recorder.locator('main')).toContainText('<b>请核查</b>');
  await recorder.getByLabel('核查人').selectOption({ label: '何洁' });
  await recorder.getByRole('button', { name: '交给这位核查' }).click();
  await expect(recorder.getByRole('status')).toContainText('已办理');
  const address = new URL(recorder.url()).pathname;

  const committee = await desk(browser, house, 'hejie', address);
  await committee.getByLabel('核查结果').fill('协议书上没有双方签字，当天没有调解成。');
  await committee.getByRole('button', { name: '记入核查情况' }).click();
  await expect(committee.getByRole('status')).toContainText('已办理');
  await resident.goto(receipt);
  await expect(resident.locator('h1')).toHaveText('正在核查');
  await expect(resident.locator('main')).not.toContainText('签字');

  // Only a decision changes the ledger.
  await committee.goto(`${house.url}/office/meetings`);
  await committee.getByLabel('会议日期').fill(today());
  await committee.getByLabel('会议纪要编号').fill('两委会纪要更正1号');
  await committee.getByRole('button', { name: '登记，开始认定' }).click();
  await committee.waitForURL(/\/office\/meetings\/.+/);
  await committee.goto(`${house.url}${address}`);
  await committee.getByLabel('成立', { exact: true }).check();
  await committee.getByLabel('答复内容').fill('经查属实，这一条已经冲正。');
  await committee.locator('input[name=entry]').first().check();
  await committee.getByLabel('更正依据的会议').selectOption({ index: 1 });
  await committee.getByRole('button', { name: '答复', exact: true }).click();
  await expect(committee.getByRole('heading', { name: '补充公示' })).toBeVisible();
  await expect(committee.locator('h1')).toContainText('成立');
  await committee.getByLabel('我已核对').check();
  await committee.getByRole('button', { name: '发布补充公示' }).click();
  await expect(committee.getByRole('status')).toContainText('已办理');

  await resident.goto(receipt);
  await expect(resident.locator('h1')).toHaveText('已答复：成立');
  await expect(resident.locator('.said')).toHaveText('经查属实，这一条已经冲正。');
  await resident.getByRole('link', { name: '看补充公示' }).click();
  await expect(resident.locator('h1')).toContainText('补充公示');
  await expect(resident.locator('.left')).toContainText('5');
  await expect(resident.locator('.c tbody tr').first()).toContainText('分');
  // The notice itself leads to it, and stays as it was.
  await resident.goto(`${house.url}/n/${house.founded.notice}`);
  await expect(resident.getByRole('link', { name: '这份公示有更正' })).toBeVisible();

  // And the hall reads of it: the board has its rows, and leads to its page.
  const hall = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } });
  await hall.goto(`${house.url}/wall/demo?theme=day`);
  await expect(async () => {
    await hall.keyboard.press('ArrowLeft');
    await expect(hall.locator('.layer.seen > .scene[data-scene=supplement]')).toBeVisible({ timeout: 700 });
  }).toPass({ timeout: 30_000 });
  const scene = hall.locator('.layer.seen .sup');
  await expect(scene.locator('.tr').first()).toContainText('分');
  await expect(scene.locator('.big')).toContainText('5');
  await expect(scene.getByRole('img', { name: '二维码：补充公示全文' })).toBeVisible();
  expect(await hall.locator('body').evaluate(cutOff)).toEqual([]);

  // The ledger has the reversal in the open month, numbered after the objection.
  await recorder.goto(`${house.url}/office/ledger`);
  await expect(recorder.locator('table')).toContainText(/异\d+-3-1/);
});

test('a member objects to their own row, in English too, and a paper is keyed in', async ({
  browser,
  house
}) => {
  const member = await phone(browser);
  await signIn(member, house, 'liming', '/mine/objections');
  await member.getByLabel('哪一条积分').selectOption({ index: 1 });
  await member.getByLabel('事实和理由').fill('数量记少了一件。');
  await member.getByRole('button', { name: '提交异议' }).click();
  await expect(member.getByRole('status')).toContainText('异议已经收到');
  await expect(member.locator('li', { hasText: '数量记少了一件' })).toContainText('待核查');

  const recorder = await desk(browser, house, 'fangmin', '/office/objections/paper');
  await recorder.getByLabel('纸质编号').fill('来信7号');
  await recorder.getByLabel('事实和理由').fill('名单里少了一位。');
  await recorder.getByRole('button', { name: '录入', exact: true }).click();
  await expect(recorder.getByRole('status')).toContainText(/回执号 [2-9a-z]{16}/);

  const resident = await phone(browser);
  await resident.goto(`${house.url}/n/${house.founded.notice}/object?lang=en&l=1`);
  await resident.getByLabel('What happened').fill('x'.repeat(20));
  await resident.getByRole('button', { name: 'Send the objection' }).click();
  await expect(resident.locator('h1')).toHaveText('Received, not yet investigated');
});
