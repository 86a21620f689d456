import type { Browser, Page } from '@playwright/test';
import { workbook } from '../make/workbook';
import { expect, test } from './base-test';
import { decidingApp } from './deciding-app';

type SheetCells = (string | number | null)[];
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const year = Number(today.slice(0, 4)) - 1;

/** Sheets as recorders keep them; they are made up. */
const file = (rows: SheetCells[], name: string) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(workbook({ 表: rows }))
});
const wide = (month: number, more: SheetCells[] = []): SheetCells[] => [
  [`河东街道${year}年${month}月积分登记表`],
  ['姓名', '任务分', null, null, '合计', '备注'],
  ['姓名', '参加活动（次）', '矛盾调解（起）', '帮老人办事', '合计', '备注'],
  ['李 明', 2, 1, 1, 14, null],
  ['韩冰', '１', null, null, 3, '新来'],
  ...more,
  ['合计', 3, 1, 1, 17, null]
];

const opened = (browser: Browser, javaScriptEnabled = true) =>
  browser
    .newContext({ javaScriptEnabled, locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
    .then((context) => context.newPage());

const app = () =>
  decidingApp(
    'community-cadres',
    ['李明', '韩冰', '沈秋月'],
    [{ username: 'fangmin', role: 'recorder' }],
    [],
    `${year}-01`
  );

async function confirm(page: Page, minutes: string) {
  await page.getByLabel('会议日期').fill(today);
  await page.getByLabel('会议纪要编号').fill(minutes);
  await page.getByRole('button', { name: /确认登记/ }).click();
  await page.waitForURL(/\/office\/import\?done/);
}

test('a wide sheet: chosen, its mapping corrected, previewed and booked; the next month’s is mapped by itself @core', async ({
  browser
}) => {
  const here = await app();
  const dashboard = await opened(browser);
  await here.enter(dashboard, 'fangmin', '/office/import');
  await dashboard.locator('input[type=file]').setInputFiles(file(wide(1), '一月.xlsx'));
  await dashboard.waitForURL(/\/office\/import\/sheet\?file=/);
  await expect(dashboard.getByLabel('哪个月的表')).toHaveValue(`${year}-01`);
  await expect(dashboard.getByLabel(/^依据/)).toHaveValue(`河东街道${year}年1月积分登记表`);
  const meaning = (header: string) => dashboard.getByLabel(`“${header}”记成`);
  const chosen = (header: string) => meaning(header).locator('option:checked');
  await expect(chosen('任务分 / 参加活动（次）')).toHaveText('参加活动');
  await expect(chosen('任务分 / 矛盾调解（起）')).toHaveText('调解纠纷');
  await expect(chosen('任务分 / 帮老人办事')).toHaveText('不导入');
  await expect(dashboard.locator('tr', { hasText: '帮老人办事' })).toContainText('没有认出，请选');

  await meaning('任务分 / 帮老人办事').selectOption('好人好事');
  await dashboard.getByRole('button', { name: '预览' }).click();
  await expect(dashboard.getByRole('heading', { name: '新增事项 4 条', exact: true })).toBeVisible();
  const entries = dashboard.locator('table', { hasText: '流水号' }).locator('tbody tr');
  await expect(entries).toHaveCount(4);
  await expect(entries.filter({ hasText: '好人好事' })).toContainText('+5');
  // The sheet's own total differs from what the rules give.
  await expect(dashboard.locator('[data-code=sheet-total-differs]')).toContainText(
    '表中合计 3；按办法，表中各栏共 2'
  );
  await expect(dashboard.locator('[data-code=sheet-total-differs] .num')).toHaveText('5');
  await confirm(dashboard, '两委会纪要1号');
  await expect(dashboard.getByRole('status')).toContainText('已登记 4 条');

  // A repeated import of the sheet changes nothing.
  await dashboard.locator('input[type=file]').setInputFiles(file(wide(1), '一月（再）.xlsx'));
  await dashboard.waitForURL(/sheet\?file=/);
  await dashboard.getByRole('button', { name: '预览' }).click();
  await expect(dashboard.getByRole('status').filter({ hasText: '没有新的内容' })).toBeVisible();

  // The next month is chosen by itself; a stranger in it refuses the whole sheet, with row and column.
  await dashboard.goto(`${here.url}/office/import`);
  await dashboard
    .locator('input[type=file]')
    .setInputFiles(file(wide(2, [['王一', 1, null, null, 2, null]]), '二月.xlsx'));
  await dashboard.waitForURL(/sheet\?file=/);
  await expect(dashboard.getByLabel('哪个月的表')).toHaveValue(`${year}-02`);
  await expect(chosen('任务分 / 帮老人办事')).toHaveText('好人好事');
  await dashboard.getByRole('button', { name: '预览' }).click();
  const problem = dashboard.locator('[data-code=sheet-unknown-person]');
  await expect(problem).toContainText('名册里没有“王一”');
  await expect(problem.locator('.num')).toHaveText('6');
  await expect(problem.locator('.column')).toHaveText('姓名');
  await expect(dashboard.getByLabel('会议纪要编号')).toHaveCount(0);
  await here.stop();
});

test('attendance, pasted without JavaScript: marks become facts, and standing awards differ', async ({
  browser
}) => {
  const here = await app();
  const dashboard = await opened(browser, false);
  await here.enter(dashboard, 'fangmin', '/office/import');
  await dashboard.getByText('从 Excel、WPS 粘贴').click();
  const days = Array.from({ length: 31 }, (_, at) => at + 1);
  const cells = [
    [`河东街道${year}年1月考勤表`],
    ['姓名', ...days],
    ['李明', ...days.map((day) => (day === 5 ? '迟' : day === 6 ? '△' : '√'))],
    ['韩冰', ...days.map((day) => (day === 7 ? '公' : '√'))],
    ['沈秋月', ...days.map(() => '√')]
  ];
  await dashboard.getByLabel('粘贴的格子').fill(cells.map((row) => row.join('\t')).join('\n'));
  await dashboard.getByRole('button', { name: '核对粘贴的内容' }).click();
  await dashboard.waitForURL(/\/office\/import\/sheet\?file=/);
  await expect(dashboard.getByLabel('“迟”表示').locator('option:checked')).toHaveText('迟到');
  await expect(dashboard.getByLabel('“公”表示').locator('option:checked')).toContainText('不记');
  await dashboard.getByLabel('“△”表示').selectOption('事假');
  await dashboard.getByRole('button', { name: '预览' }).click();
  const entries = dashboard.locator('table', { hasText: '流水号' }).locator('tbody tr');
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText(`${year}-01-05`);
  // Both of January's awards are lost: 28 points of standing awards become 10.
  const effect = dashboard.locator('table', { hasText: '变化' }).locator('tbody tr');
  await expect(effect).toHaveCount(1);
  await expect(effect).toContainText('李明');
  await expect(effect.locator('.num')).toHaveText(['28', '10', '−18']);
  await confirm(dashboard, '两委会纪要2号');
  await expect(dashboard.getByRole('status')).toContainText('已登记 2 条');
  await here.stop();
});

test('a line that the ledger has is asked about, and left out as the same thing, also without a script', async ({
  browser
}) => {
  const here = await app();
  const dashboard = await opened(browser, false);
  await here.enter(dashboard, 'fangmin', '/office/import');
  const row = `流水号,编号,事项,日期,依据\na1,u1,参加活动,${year}-01-12,签到表3号\n`;
  const csv = { name: '活动.csv', mimeType: 'text/csv', buffer: Buffer.from(row) };
  await dashboard.locator('input[type=file]').setInputFiles(csv);
  await dashboard.getByRole('button', { name: '核对文件' }).click();
  await confirm(dashboard, '两委会纪要1号');
  await dashboard.locator('input[type=file]').setInputFiles(file(wide(1), '一月.xlsx'));
  await dashboard.getByRole('button', { name: '核对文件' }).click();
  await dashboard.getByRole('button', { name: '预览' }).click();
  const question = dashboard.locator('[data-code=alike-in-sheet]');
  await expect(question).toHaveCount(1);
  await expect(question).toContainText(`a1（${year}-01-12 签到表3号）`);
  await question.getByLabel('同一件事，不记').check();
  await dashboard.getByLabel('已逐条核对').check();
  await confirm(dashboard, '两委会纪要2号');
  await expect(dashboard.getByText('1 行是同一件事，没有入账。')).toBeVisible();
});
