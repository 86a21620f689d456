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

test('8 a changed scheme: what-if shows who moves, it is adopted as shown, and the month is scored by it', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/scheme');
  const before = await totals(page, app);

  await choose(page, app, changedScheme({ 'section: base': 'section: bass' }));
  await expect(page.getByRole('alert')).toContainText(/第 \d+ 行/);

  await choose(page, app, changedScheme());
  const earliest = await page.getByLabel('从哪天起施行').getAttribute('min');
  await page.getByLabel('从哪天起施行').fill(earliest ?? '');
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.getByRole('heading', { name: /^如果/ }).first()).toBeVisible();
  const moves = page.locator('.scroll tbody tr');
  await expect(moves.first()).toContainText('−5');
  expect(await moves.count()).toBeGreaterThan(3);
  // Nothing has changed yet, and what was shown is what gets adopted.
  const other = await page.context().newPage();
  expect(await totals(other, app)).toEqual(before);
  await other.close();
  // The meeting decides after the trial.
  await page.getByLabel('会议日期').fill('2099-01-01');
  await page.getByLabel('会议纪要编号').fill('两委会议纪要〔2026〕77号');
  await page.getByLabel('我知道，仍然采用').check();
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await expect(page.locator('.confirm')).toContainText('2099');
  await expect(page.getByLabel('会议纪要编号')).toHaveValue('两委会议纪要〔2026〕77号');
  await expect(moves.first()).toContainText('−5');
  await page.getByLabel('会议日期').fill(today);
  await page.getByLabel('我知道，仍然采用').check();
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('已采用');
  await expect(page.locator('.history li').first()).toContainText('两委会议纪要〔2026〕77号');
  await expect(page.getByText('按时上下班').first()).toBeVisible();

  const after = await totals(page, app);
  const changes = [...after].map(([subject, total]) => total - (before.get(subject) ?? NaN));
  expect(new Set(changes)).toEqual(new Set([-5, 0]));

  // The version in force stays, and the coming one is withdrawn.
  await expect(page.getByRole('button', { name: '撤回' })).toHaveCount(0);
  await page.goto(`${app.url}/office/scheme`);
  await page.getByText('停用现行办法').click();
  await page.getByLabel('会议日期').fill(today);
  await page.getByLabel('会议纪要编号').fill('两委会议纪要〔2026〕78号');
  await page.getByLabel('会议已决定停用').check();
  await page.getByRole('button', { name: '停用', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('已停用');
  await page.getByRole('button', { name: '撤回' }).click();
  await expect(page.getByRole('status')).toContainText('已撤回');
  await expect(page.locator('.history li').first()).toContainText('已撤回');
});
