import type { Browser } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { decidingApp } from './deciding-app';
import { expect, signIn, test, today, type ServedApp } from './served-app';
import { stepToScene } from './step-board';

const phone = (browser: Browser) =>
  browser
    .newContext({ javaScriptEnabled: false, locale: 'zh-CN', viewport: { width: 360, height: 780 } })
    .then((context) => context.newPage());

const dashboard = async (browser: Browser, app: ServedApp, username: string, path: string) => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await signIn(page, app, username, path);
  return page;
};

test('an objection: raised on a phone without JavaScript, investigated, upheld, put right and published @core', async ({
  browser,
  app
}) => {
  const resident = await phone(browser);
  await resident.goto(`${app.url}/n/${app.founded.notice}`);
  await resident.getByRole('link', { name: '提出异议' }).click();
  await expect(resident.locator('h1')).toHaveText('提出异议');
  await resident.getByLabel('对哪一部分有异议').selectOption('0');
  await resident.getByLabel('事实和理由').fill('那天没有调解过，<b>请核查</b>。');
  await resident.getByRole('button', { name: '提交异议' }).click();
  await expect(resident).toHaveURL(/\/o\/[2-9a-z]{16}\?filed=[\w-]+$/);
  await expect(resident.locator('h1')).toHaveText('已收到，待核查');
  await expect(resident.getByRole('status')).toContainText('异议已经收到');
  const receipt = resident.url().replace(/\?.*/, '');

  // Somebody who kept only the number finds the objection again: from the notice, with the number in groups
  // and capitals as people write it down.
  const number = receipt.slice(-16);
  await resident.goto(`${app.url}/n/${app.founded.notice}`);
  await resident.getByRole('link', { name: '有回执号？在这里查答复' }).click();
  await resident.getByLabel('回执号').fill('234a-bcde');
  await resident.getByRole('button', { name: '查看' }).click();
  await expect(resident.getByRole('alert')).toContainText('没有这个回执号');
  await expect(resident.getByLabel('回执号')).toHaveValue('234a-bcde');
  await resident.getByLabel('回执号').fill((number.match(/.{4}/g) ?? []).join(' ').toUpperCase());
  await resident.getByRole('button', { name: '查看' }).click();
  await expect(resident).toHaveURL(receipt);

  // The recorder assigns somebody who isn't involved.
  const recorder = await dashboard(browser, app, 'fangmin', '/office');
  await expect(recorder.locator('.todo').last()).toContainText('2 件异议待办');
  await recorder.goto(`${app.url}/office/objections`);
  await recorder.getByRole('link', { name: /^异\d+-3$/ }).click();
  await expect(recorder.locator('main')).toContainText('<b>请核查</b>');
  await recorder.getByLabel('核查人').selectOption({ label: '何洁' });
  await recorder.getByRole('button', { name: '交给这位核查' }).click();
  await expect(recorder.locator('main').getByRole('status')).toContainText('已办理');
  const address = new URL(recorder.url()).pathname;

  const committee = await dashboard(browser, app, 'hejie', address);
  await committee.getByLabel('核查结果').fill('协议书上没有双方签字，当天没有调解成。');
  await committee.getByRole('button', { name: '记入核查情况' }).click();
  await expect(committee.locator('main').getByRole('status')).toContainText('已办理');
  await resident.goto(receipt);
  await expect(resident.locator('h1')).toHaveText('正在核查');
  await expect(resident.locator('main')).not.toContainText('签字');

  // Only a decision changes the ledger.
  await committee.goto(`${app.url}/office/meetings`);
  await committee.getByLabel('会议日期').fill(today());
  await committee.getByLabel('会议纪要编号').fill('两委会纪要更正1号');
  for (const member of await committee.locator('input[name=account]').all()) await member.check();
  await committee.getByRole('button', { name: '登记，开始认定' }).click();
  await committee.waitForURL(/\/office\/meetings\/.+/);
  await committee.goto(`${app.url}${address}`);
  await committee.getByLabel('成立', { exact: true }).check();
  await committee.getByLabel('答复内容').fill('经查属实，这一条已经更正。');
  await committee.locator('input[name=entry]').first().check();
  await committee.getByLabel('更正依据的会议').selectOption({ index: 1 });
  await committee.getByRole('button', { name: '答复', exact: true }).click();
  await expect(committee.getByRole('heading', { name: '补充公示' })).toBeVisible();
  await expect(committee.locator('h1')).toContainText('成立');
  await committee.getByLabel('我已核对').check();
  await committee.getByRole('button', { name: '发布补充公示' }).click();
  await committee.waitForURL(/done=published/);
  await expect(committee.locator('main').getByRole('status')).toContainText('已办理');

  await resident.goto(receipt);
  await expect(resident.locator('h1')).toHaveText('已答复：成立');
  await expect(resident.locator('.said')).toHaveText('经查属实，这一条已经更正。');
  await resident.getByRole('link', { name: '看补充公示' }).click();
  await expect(resident.locator('h1')).toContainText('补充公示');
  await expect(resident.locator('.left')).toContainText('5');
  await expect(resident.locator('.c tbody tr').first()).toContainText('分');
  // The notice itself links to it, and stays as it was.
  await resident.goto(`${app.url}/n/${app.founded.notice}`);
  await expect(resident.getByRole('link', { name: '这份公示有更正' })).toBeVisible();

  // The board in the hall shows its rows, and leads to its page.
  const hall = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } });
  await hall.goto(`${app.url}/wall/demo?theme=day`);
  await stepToScene(hall, 'supplement');
  const scene = hall.locator('.layer.seen .sup');
  await expect(scene.locator('.tr').first()).toContainText('分');
  await expect(scene.locator('.big')).toContainText('5');
  await expect(scene.getByRole('img', { name: '二维码：补充公示全文' })).toBeVisible();
  await expect.poll(() => hall.locator('body').evaluate(cutOff)).toEqual([]);

  // It hangs on paper, too, with the same check code, and the office has its page to print and pass on.
  await committee.goto(`${app.url}/office/notices`);
  const published = committee.getByRole('row', { name: '补充公示' }).first();
  const check = await published.locator('.code').innerText();
  await published.getByRole('link', { name: '张贴与转发' }).click();
  await expect(committee.locator('h1')).toContainText('补充公示：张贴与转发');
  await expect(committee.locator('.facts')).toContainText(check);
  await committee.goto(`${committee.url()}/poster?paper=a4`);
  const paper = committee.locator('main');
  await expect(paper.locator('h1')).toContainText('补充公示');
  await expect(paper).toContainText('两委会纪要更正1号');
  await expect(paper.locator('tbody tr').first()).toContainText('分');
  await expect(paper.locator('.check')).toContainText(check);

  // The ledger has the reversal in the open month, numbered after the objection.
  await recorder.goto(`${app.url}/office/ledger`);
  await expect(recorder.locator('table')).toContainText(/异\d+-3-1/);
});

test('an objection that is refused stands in its form as it was typed', async ({ browser, app }) => {
  const resident = await phone(browser);
  await resident.goto(`${app.url}/n/${app.founded.notice}/object`);
  await resident.getByLabel('对哪一部分有异议').selectOption('0');
  await resident.getByLabel('事实和理由').fill('第一行\n\u2066第二行');
  await resident.getByLabel('怎样联系您').fill('张阿姨');
  await resident.getByRole('button', { name: '提交异议' }).click();
  await expect(resident.getByRole('alert')).toBeVisible();
  await expect(resident.getByLabel('对哪一部分有异议')).toHaveValue('0');
  await expect(resident.getByLabel('事实和理由')).toHaveValue('第一行\n\u2066第二行');
  await expect(resident.getByLabel('怎样联系您')).toHaveValue('张阿姨');
});

test('a member objects to their own row, in English too, and a paper is keyed in', async ({
  browser,
  app
}) => {
  const member = await phone(browser);
  await signIn(member, app, 'liming', '/me/notice');
  await expect(member.getByRole('heading', { name: '我的异议' })).toBeVisible();
  await member.getByRole('link', { name: '在这里提异议' }).click();
  await member.getByLabel('哪里不对').selectOption({ index: 1 });
  await member.getByLabel('事实和理由').fill('数量记少了一件。');
  await member.getByRole('button', { name: '提交异议' }).click();
  await expect(member.getByRole('status').filter({ hasText: '异议已经收到' })).toBeVisible();
  await expect(member.locator('li', { hasText: '数量记少了一件' })).toContainText('待核查');

  const recorder = await dashboard(browser, app, 'fangmin', '/office/objections/paper');
  await recorder.getByLabel('纸质编号').fill('来信7号');
  await recorder.getByLabel('事实和理由').fill('名单里少了一位。');
  await recorder.getByRole('button', { name: '录入', exact: true }).click();
  await expect(recorder.locator('main').getByRole('status')).toContainText(/回执号 [2-9a-z]{16}/);

  const resident = await phone(browser);
  await resident.goto(`${app.url}/n/${app.founded.notice}/object?lang=en&l=1`);
  await resident.getByLabel('What happened').fill('x'.repeat(20));
  await resident.getByRole('button', { name: 'Send the objection' }).click();
  await expect(resident.locator('h1')).toHaveText('Received, not yet investigated');
});

test('whoever proposed, sealed or published a month steps aside from an objection to all of it, and reads why', async ({
  browser
}) => {
  const [year, monthNo] = today().split('-').map(Number) as [number, number];
  const firstPeriod = new Date(Date.UTC(year, monthNo - 2, 1)).toISOString().slice(0, 7);
  const app = await decidingApp(
    'community-cadres',
    ['沈秋月', '李明'],
    [
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' },
      { username: 'jiedao', name: '街道组织办', role: 'superior' },
      { username: 'guanli', name: '管理员', role: 'operator' }
    ],
    [{ item: 'mediation', value: '', date: `${firstPeriod}-02`, subject: 'u1' }],
    firstPeriod
  );
  const at = async (username: string, path: string) => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await app.enter(page, username, path);
    return page;
  };
  const recorder = await at('fangmin', '/office/seal');
  await recorder.locator('.confirm button.go').click();
  await expect(recorder.locator('main')).toContainText('已经提请');
  const committee = await at('hejie', '/office/seal');
  await committee.locator('form[action="?/seal"] button.go').click();
  await expect(committee.locator('main').getByRole('status')).toContainText('已核定');
  await recorder.goto(`${app.url}/office/publish?period=${firstPeriod}`);
  await recorder.locator('input[name=final]').check();
  await recorder.locator('.confirm button.go').click();
  await recorder.waitForURL(/\/office\?published=/);
  const code = new URL(recorder.url()).searchParams.get('published') ?? '';

  const resident = await phone(browser);
  await resident.goto(`${app.url}/n/${code}/object`);
  await resident
    .getByLabel('对哪一部分有异议')
    .selectOption({ label: '整份公示（如名单不全、没有按时公示）' });
  await resident.getByLabel('事实和理由').fill('名单里少了一位。');
  await resident.getByRole('button', { name: '提交异议' }).click();
  await expect(resident.locator('h1')).toHaveText('已收到，待核查');

  // Both people of the unit step aside, so it passes to the superior, and each page says why.
  await committee.goto(`${app.url}/office/objections`);
  await expect(committee.locator('tbody tr')).toContainText('由上级核查');
  await committee.getByRole('link', { name: /^异\d+-1$/ }).click();
  const main = committee.locator('main');
  await expect(main).toContainText('这一期是您核定的，须回避。这件异议由上级核查、答复。');
  const aside = committee.getByRole('list', { name: '须回避的人' });
  await expect(aside).toContainText('方敏：提请核定');
  await expect(aside).toContainText('何洁：核定');
  const address = new URL(committee.url()).pathname;
  await recorder.goto(`${app.url}${address}`);
  await expect(recorder.locator('main')).toContainText('这一期是您提请核定的，须回避。');

  const superior = await at('jiedao', '/office/subordinates');
  await superior.getByRole('link', { name: /异\d+-1/ }).click();
  await expect(superior.locator('main')).toContainText(
    '本单位能核查的人都须回避，这件异议由上级核查、答复。'
  );
  await superior.getByRole('button', { name: '交上级（街道组织办）核查' }).click();
  await superior.getByLabel('核查结果').fill('名单与花名册一致。');
  await superior.getByRole('button', { name: '记入核查情况' }).click();
  await expect(superior.locator('h1')).toContainText('待答复');

  // They can't answer it either.
  await committee.reload();
  await expect(main).toContainText('这一期是您核定的，须回避。');
  await expect(committee.getByRole('button', { name: '答复', exact: true })).toHaveCount(0);
  await superior.getByLabel('不成立', { exact: true }).check();
  await superior.getByLabel('答复内容').fill('经查，名单与花名册一致。');
  await superior.getByRole('button', { name: '答复', exact: true }).click();
  await expect(superior.locator('h1')).toContainText('不成立');
  await app.stop();
});
