import type { Browser } from '@playwright/test';
import { createHash } from 'node:crypto';
import { expect, signIn, test, today, type ServedApp } from './served-app';

const dashboard = async (browser: Browser, app: ServedApp, username: string, path: string) => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await signIn(page, app, username, path);
  return page;
};

test('a period that was filed: the superior sees the very thing, and accepts it', async ({
  browser,
  app
}) => {
  const superior = await dashboard(browser, app, 'xuexiaodangwei', '/office/filings');
  await expect(superior.locator('main header')).toContainText('有 1 件等您办理');
  await superior
    .getByRole('link', { name: /^备\d{4}-\d+$/ })
    .first()
    .click();
  await expect(superior.getByLabel('核对', { exact: true })).toContainText('内容与报送时一致');
  const no = /备\d{4}-\d+/.exec((await superior.locator('main header').textContent()) ?? '')?.[0] ?? '-';
  await expect(superior.locator('main')).toContainText('都已补学');
  // The filed document can be downloaded, and has its digest.
  const shown = await superior.locator('.digest').textContent();
  const file = await superior.request.get(`${superior.url()}/document`);
  expect(shown).toContain(
    createHash('sha256')
      .update(await file.body())
      .digest('hex')
  );
  // Returning works without a script.
  await superior.getByRole('button', { name: '退回' }).click();
  await expect(superior.getByRole('alert')).toContainText('理由');
  await superior.getByRole('button', { name: '准予备案' }).click();
  await expect(superior.locator('main header')).toContainText('已准予备案');
  await expect(superior.getByRole('button', { name: '准予备案' })).toHaveCount(0);

  const recorder = await dashboard(browser, app, 'zhibu', '/office/filings');
  await expect(
    recorder.locator('tr', { has: recorder.getByRole('link', { name: no, exact: true }) })
  ).toContainText('已准予备案');
});

test('outcomes: the committee decides, the recorder sees no discipline at any endpoint', async ({
  browser,
  app
}) => {
  const committee = await dashboard(browser, app, 'hejie', '/office/outcomes');
  const form = committee.locator('main form[method=POST]');
  await form.locator('select[name=ruled]').first().selectOption('set-aside');
  await form.getByRole('button', { name: '记入决定' }).click();
  await expect(committee.getByRole('alert')).toContainText('理由');
  await form.locator('select[name=ruled]').first().selectOption('confirmed');
  await form.getByRole('button', { name: '记入决定' }).click();
  await expect(committee.locator('main').getByRole('status')).toContainText('已记入 1 项决定');
  await expect(committee.locator('.ruled').first()).toHaveText('已确定');

  const recorder = await dashboard(browser, app, 'fangmin', '/office/people');
  const people = await recorder
    .locator('main a[href^="/office/people/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(people.length).toBeGreaterThan(3);
  const counts = { committee: 0, recorder: 0 };
  for (const path of people) {
    const address = `${app.url}${path}?period=${today().slice(0, 4)}`;
    if ((await (await committee.request.get(address)).text()).includes('后三名')) counts.committee += 1;
    if ((await (await recorder.request.get(address)).text()).includes('后三名')) counts.recorder += 1;
  }
  expect(counts.committee).toBeGreaterThan(0);
  expect(counts.recorder).toBe(0);
  await recorder.goto(`${app.url}/office/outcomes`);
  await expect(recorder.locator('main')).toContainText('谈话、处理类的结果只有');
  await expect(recorder.locator('main')).not.toContainText('后三');
});

test('a talk: the discipline commission sees those that it holds alone, and records one', async ({
  browser,
  app
}) => {
  const commission = await dashboard(browser, app, 'xianjiwei', '/office');
  await expect(commission).toHaveURL(/\/office\/talks$/);
  const forms = commission.getByRole('form', { name: /^登记与.+的谈话$/ });
  await expect(forms).toHaveCount(2);
  await expect(commission.locator('main')).toContainText('诫勉谈话（末位）');
  const first = forms.first();
  await first.getByLabel('谈话中提出的要求').fill('写出书面检查，按季度报告改进情况');
  await first.getByLabel('整改期限').fill(today());
  await first.getByRole('button', { name: '登记谈话' }).click();
  await expect(commission.locator('main').getByRole('status')).toContainText('谈话已登记');
  await expect(forms).toHaveCount(1);
  await expect(commission.locator('main')).toContainText('写出书面检查');
  await commission.goto(`${app.url}/office/outcomes/corrections`);
  await expect(commission.locator('main')).toContainText('诫勉谈话（末位）');
  for (const path of ['ledger', 'claims', 'outcomes', 'people', 'objections', 'filings', 'audit'])
    expect((await commission.request.get(`${app.url}/office/${path}`)).status(), path).toBe(403);
});

test('a spot check: drawn, followed to its basis, and what is wrong has to be answered', async ({
  browser,
  app
}) => {
  const committee = await dashboard(browser, app, 'hejie', '/office');
  await expect(committee.getByRole('region', { name: '等您办理' })).toContainText('条审核抽查等您核对');
  await committee.goto(`${app.url}/office/spot-checks`);
  await committee.getByText('抽一次').click();
  await committee.getByLabel('抽几条').fill('2');
  await committee.getByLabel('种子').fill('福彩3D 407');
  await committee.getByRole('button', { name: '抽取' }).click();
  await expect(committee.locator('main').getByRole('status')).toContainText('已抽取');
  await expect(committee.locator('main')).toContainText('按同一种子重抽一遍，结果相同');
  const sheet = committee.url().replace('?drawn=yes', '');

  await committee.getByRole('link', { name: '核对下一条（第 1 条）' }).click();
  await expect(committee.locator('.facts')).toContainText('纪要');
  const entry = (await committee.locator('main header p').first().textContent())
    ?.trim()
    .split('\u3000')
    .at(-1);
  await committee.getByRole('radio', { name: '不符' }).check();
  await committee.getByLabel('说明').fill('签到表上没有这个人。');
  await committee.getByRole('button', { name: '记下，看下一条' }).click();
  await expect(committee.locator('main').getByRole('status')).toContainText(/并提出异议 异\d{4}-3/);
  await expect(committee.locator('main header')).toContainText('第 2 条，共 2 条');
  await committee.getByRole('radio', { name: '相符' }).check();
  await committee.getByLabel('看到了依据原件').check();
  await committee.getByRole('button', { name: '记下' }).click();
  await expect(committee.locator('main').getByRole('status')).toContainText('已记下：相符');

  await committee.goto(`${sheet}/result`);
  await expect(committee.locator('main')).toContainText('相符 1，不符 1，待补查 0，未核对 0');
  await expect(committee.locator('main')).toContainText('签到表上没有这个人');

  // Somebody else has to answer, because the checker who found it can't.
  const recorder = await dashboard(browser, app, 'fangmin', sheet.replace(app.url, ''));
  await expect(recorder.locator('main')).toContainText('由社区两委或上级核对');
  await recorder.getByRole('link', { name: /异议 异\d{4}-3/ }).click();
  await expect(recorder.locator('main')).toContainText(/审核抽查（抽\d{4}-2）/);
  await expect(recorder.locator('main')).toContainText(entry ?? '-');
});

test('days of leave stand beside the names of those who have bought them', async ({ app, page }) => {
  await signIn(page, app, 'hejie', '/office/outcomes/leave');
  const granted = page.locator('.grant li');
  await expect(granted.filter({ hasText: '李明' })).toHaveCount(1);
  await expect(granted.filter({ hasText: '抵消事假' })).toHaveCount(0);
});
