import type { Page } from '@playwright/test';
import { changedScheme } from '../make/scheme-text';
import { expect, signIn, test, today as unitToday, type ServedApp } from './served-app';

// Every page here works without JavaScript.
test.use({ javaScriptEnabled: false });

const today = unitToday();
const name = 'own.yaml';
const upload = (text: string) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) });

/** The open month's totals by number, as sealing would fix them. */
async function totals(page: Page, app: ServedApp): Promise<Map<string, number>> {
  await page.goto(`${app.url}/office/seal`);
  const rows = page.locator('tbody tr');
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? ''))
  );
  return new Map(cells.map((row) => [row[5] ?? '', Number((row[2] ?? '').replace('−', '-'))]));
}

async function choose(page: Page, app: ServedApp, text: string): Promise<void> {
  await page.goto(`${app.url}/office/scheme`);
  await page.getByRole('link', { name: '采用办法' }).click();
  await page.locator('input[type=file]').setInputFiles(upload(text));
  await page.getByRole('button', { name: '下一步' }).click();
}

/** The page of a member of the committee, who is the second person. */
async function secondPage(page: Page, app: ServedApp): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const second = await context.newPage();
  await signIn(second, app, 'hejie', '/office');
  return second;
}

async function answer(second: Page, app: ServedApp, button: string): Promise<void> {
  await second.goto(`${app.url}/office/scheme/confirm`);
  await second.getByRole('button', { name: button }).click();
  await expect(second.getByRole('status')).toBeVisible();
}

test('8 a changed scheme: what-if shows who moves, it is adopted as shown, and the month is scored by it @core', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/scheme');
  const before = await totals(page, app);

  await choose(page, app, changedScheme({ 'section: base': 'section: bass' }));
  await expect(page.getByRole('alert')).toContainText(/第 \d+ 行/);
  await expect(page.locator('.findings code')).toHaveText('section: bass');

  await choose(page, app, changedScheme());
  const earliest = await page.getByLabel('从哪天起施行').getAttribute('min');
  await page.getByLabel('从哪天起施行').fill(earliest ?? '');
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.getByRole('heading', { name: /^如果/ }).first()).toBeVisible();
  const moves = page.locator('.scroll:not(.numbers) tbody tr');
  await expect(moves.first()).toContainText('−5');
  await page.waitForLoadState();
  expect(await moves.count()).toBeGreaterThan(3);
  // Nothing has changed yet, and what was shown is what gets adopted.
  const other = await page.context().newPage();
  expect(await totals(other, app)).toEqual(before);
  await other.close();
  // The meeting decides after the trial.
  await page.getByLabel('会议日期').fill('2099-01-01');
  await page.getByLabel('会议纪要编号').fill('两委会议纪要〔2026〕77号');
  await page.getByLabel('我知道，仍然采用').check();
  await page.getByRole('button', { name: '提请采用' }).click();
  await expect(page.locator('.confirm')).toContainText('2099');
  await expect(page.getByLabel('会议纪要编号')).toHaveValue('两委会议纪要〔2026〕77号');
  await expect(moves.first()).toContainText('−5');
  await page.getByLabel('会议日期').fill(today);
  await page.getByLabel('我知道，仍然采用').check();
  await page.getByRole('button', { name: '提请采用' }).click();
  await expect(page.getByRole('status')).toContainText('已提请');
  // Nothing is in force before a second person agrees, and nobody is their own second person.
  expect(await totals(page, app)).toEqual(before);
  await page.goto(`${app.url}/office/scheme/confirm`);
  await expect(page.getByRole('button', { name: '确认采用' })).toHaveCount(0);

  const second = await secondPage(page, app);
  await second.goto(`${app.url}/office`);
  await second.getByRole('link', { name: /办法等您确认/ }).click();
  await expect(second.locator('main')).toContainText('两委会议纪要〔2026〕77号');
  await expect(second.locator('.scroll:not(.numbers) tbody tr').first()).toContainText('−5');
  await second.getByLabel('我知道，仍然采用').check();
  await second.getByRole('button', { name: '确认采用' }).click();
  await expect(second.getByRole('status')).toContainText('已采用');
  await page.goto(`${app.url}/office/scheme`);
  await expect(page.locator('.history li').first()).toContainText('两委会议纪要〔2026〕77号');
  await expect(page.getByText('按时上下班').first()).toBeVisible();

  const after = await totals(page, app);
  const changes = [...after].map(([subject, total]) => total - (before.get(subject) ?? NaN));
  expect(new Set(changes)).toEqual(new Set([-5, 0]));

  // The version in force stays, and whether a coming one is withdrawn is up to two people.
  await expect(page.getByRole('button', { name: '提请撤回' })).toHaveCount(0);
  await page.goto(`${app.url}/office/scheme`);
  await page.getByText('停用现行办法').click();
  await page.getByLabel('会议日期').fill(today);
  await page.getByLabel('会议纪要编号').fill('两委会议纪要〔2026〕78号');
  await page.getByLabel('会议已决定停用').check();
  await page.getByRole('button', { name: '提请停用' }).click();
  await expect(page.getByRole('alert')).toContainText('提请自');
  await answer(second, app, '确认停用');
  await page.goto(`${app.url}/office/scheme`);
  await page.getByRole('button', { name: '提请撤回' }).click();
  await expect(page.getByRole('status')).toContainText('已提请');
  await second.goto(`${app.url}/office/scheme/confirm`);
  await second.getByLabel('退回的原因').fill('先开会，再撤回');
  await second.getByRole('button', { name: '不同意，退回' }).click();
  await expect(second.getByRole('status')).toContainText('已退回');
  await page.goto(`${app.url}/office/scheme`);
  await page.getByText('没有采用的提请').click();
  await expect(page.getByText('先开会，再撤回')).toBeVisible();
  await page.getByRole('button', { name: '提请撤回' }).click();
  await answer(second, app, '确认撤回');
  await page.goto(`${app.url}/office/scheme`);
  await expect(page.locator('.history li').first()).toContainText('已撤回');
  await second.context().close();
});

test('8 numbers are changed row by row, tried, put up and taken back; the file goes down and up', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/scheme');
  const before = await totals(page, app);
  await page.goto(`${app.url}/office/scheme`);
  await page.getByRole('link', { name: '改数字' }).click();
  const points = page.locator('input[name="number-items/mediation/points"]');
  await points.fill('两分');
  await page.getByRole('button', { name: '用这些数试算' }).click();
  await expect(page.locator('li', { has: points }).getByRole('alert')).toContainText('两分');
  await expect(points).toHaveValue('两分');
  await points.fill('９');
  await page.getByRole('button', { name: '用这些数试算' }).click();
  await expect(page.locator('tr', { hasText: '调解纠纷' }).first()).toContainText('9');
  await expect(page.locator('td.by').first()).toContainText('+');
  await page.getByLabel('会议日期').fill(today);
  await page.getByLabel('会议纪要编号').fill('两委会议纪要〔2026〕79号');
  const known = page.getByLabel('我知道，仍然采用');
  await page.waitForLoadState();
  if ((await known.count()) > 0) await known.check();
  await page.getByRole('button', { name: '提请采用' }).click();
  await page.getByRole('link', { name: '核对' }).click();
  const put = await (await page.request.get(`${app.url}/office/scheme/file?waiting`)).text();
  expect(put).toContain('#   调解纠纷，每起分值：5 → 9');
  await page.getByRole('button', { name: '撤回提请' }).click();
  await expect(page.getByRole('status')).toContainText('提请已撤回');
  expect(await totals(page, app)).toEqual(before);

  // The file that goes down comes up again: what was changed by hand is found line by line.
  await page.goto(`${app.url}/office/scheme`);
  const link = page.getByRole('link', { name: '下载办法文件' });
  const down = await (await page.request.get(`${app.url}${await link.getAttribute('href')}`)).text();
  await choose(page, app, down.replace('name: 好人好事', 'name: 转发点赞'));
  await page.getByRole('button', { name: '试算', exact: true }).click();
  const finding = page.locator('.findings li', { hasText: '点赞' });
  await expect(finding).toContainText(/第 \d+ 行/);
  await expect(finding.locator('code')).toHaveText('- id: good-deed');
});
