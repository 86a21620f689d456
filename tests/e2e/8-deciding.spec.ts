import type { Browser } from '@playwright/test';
import { expect, test } from './base-test';
import { decidingApp } from './deciding-app';

const without = (browser: Browser) =>
  browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' }).then((context) => context.newPage());

test('B a department enters its indicator, the unit scores itself, the recorder sees the sheet', async ({
  browser
}) => {
  const app = await decidingApp(
    'community-organisation',
    ['东风社区', '阳光社区'],
    [
      { username: 'zuzhi', role: 'department', department: '组织人事科' },
      { username: 'dongfeng', role: 'member', subject: 'u1' },
      { username: 'fangmin', role: 'recorder' }
    ]
  );
  const unit = await without(browser);
  await app.enter(unit, 'dongfeng', '/me/assessment');
  await unit.getByLabel('贯彻执行与完成任务').fill('2.8');
  await expect(unit.getByLabel('关心下一代工作')).toHaveCount(0);
  await unit.getByRole('button', { name: '保存自评分' }).click();
  await expect(unit.locator('main').getByRole('status')).toContainText('已保存 1 项');

  const dashboard = await without(browser);
  await app.enter(dashboard, 'zuzhi', '/office');
  await expect(dashboard).toHaveURL(/\/office\/assess/);
  await expect(dashboard.getByText('党风廉政建设')).toHaveCount(0);
  await dashboard.getByLabel('东风社区 关心下一代工作').fill('２．５');
  await dashboard.getByLabel('文件编号').fill('组考〔2026〕8号');
  await dashboard.getByRole('button', { name: '保存评分' }).click();
  await expect(dashboard.locator('main').getByRole('status')).toContainText('1 格有变动');
  const row = dashboard.locator('tr', { has: dashboard.getByLabel('东风社区 关心下一代工作') });
  await expect(row).toContainText('已评');
  await dashboard.getByLabel('东风社区 关心下一代工作').fill('3.5');
  await dashboard.getByLabel('文件编号').fill('组考〔2026〕9号');
  await dashboard.getByRole('button', { name: '保存评分' }).click();
  await expect(dashboard.getByRole('alert')).toContainText('“3.5”不是 0 到 3 之间的数');
  await expect(dashboard.getByLabel('东风社区 关心下一代工作')).toHaveValue('3.5');

  await dashboard.getByRole('link', { name: '填写细则 东风社区' }).click();
  await expect(dashboard.locator('tr', { hasText: '贯彻执行与完成任务' })).toContainText('自评 2.8');
  await dashboard.locator('tr', { hasText: '社区党组织书记' }).getByRole('textbox').first().fill('1');
  await dashboard.getByLabel('文件编号').fill('组考〔2026〕10号');
  await dashboard.getByRole('button', { name: '保存评分' }).click();
  await expect(dashboard.locator('main').getByRole('status')).toContainText('1 格有变动');

  const recorder = await without(browser);
  await app.enter(recorder, 'fangmin', '/office/assess');
  await expect(recorder.locator('li', { hasText: '纪工委' })).toContainText('还差 2 格');
  await expect(recorder.locator('tfoot')).toContainText('未评完');
  await app.stop();
});

test('D an assembly is recorded, evaluates and fixes the quarter', async ({ browser }) => {
  const year = Number(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 4)) - 1;
  const [quarter, end] = [`${year}-Q4`, `${year}-12-31`];
  const app = await decidingApp(
    'party-members',
    ['周岚', '陈静', '李明'],
    [{ username: 'shuji', role: 'committee' }],
    [{ item: 'perform-service', value: '10', date: end }],
    `${year}-01`
  );
  const page = await without(browser);
  await app.enter(page, 'shuji', `/office/assembly?quarter=${quarter}`);
  await page.getByLabel('开会日期').fill(end);
  await page.getByLabel('应到人数').fill('3');
  await page.getByLabel('实到人数').fill('１');
  await page.getByLabel('会议记录编号').fill('党员大会3号');
  await page.getByRole('button', { name: '保存记录' }).click();
  await expect(page.getByRole('alert')).toContainText('不到法定的 2 人');
  await page.getByText('更正记录').click();
  await page.getByLabel('开会日期').fill(end);
  await page.getByLabel('应到人数').fill('3');
  await page.getByLabel('实到人数').fill('2');
  await page.getByLabel('会议记录编号').fill('党员大会3号');
  await page.getByRole('button', { name: '保存记录' }).click();
  await expect(page.locator('tr', { hasText: '周岚' }).first()).toContainText('+10');
  await page.getByLabel('党员 1', { exact: true }).selectOption('u2');
  await page.getByLabel('事项 1', { exact: true }).selectOption('fault');
  await page.getByLabel('分值 1', { exact: true }).fill('2');
  await page.getByRole('button', { name: '记入台账' }).click();
  await expect(page.locator('tr', { hasText: '陈静' }).first()).toContainText('−2');
  await page.getByRole('button', { name: '按上表确定' }).click();
  await expect(page.getByRole('status').first()).toContainText('已由');
  await page.getByLabel('可列为不合格 陈静：决定').selectOption('set-aside');
  await page.getByRole('button', { name: '记录大会评定' }).click();
  await expect(page.getByRole('alert')).toContainText('理由');
  await expect(page.getByLabel('可列为不合格 陈静：决定')).toHaveValue('set-aside');
  await page.getByLabel('可列为不合格 陈静：理由').fill('已限期改正');
  await page.getByRole('button', { name: '记录大会评定' }).click();
  await expect(page.getByText('理由：已限期改正')).toBeVisible();
  await expect(page.getByRole('button', { name: '记入台账' })).toHaveCount(0);
  await app.stop();
});

test('E papers are keyed in by the keyboard alone, checked by another and closed', async ({
  page,
  browser
}) => {
  const year = new Date().getFullYear();
  const app = await decidingApp(
    'town-thousand',
    ['周岚', '陈静'],
    [
      { username: 'fangmin', role: 'recorder' },
      { username: 'zhuren', role: 'committee' }
    ]
  );
  await app.enter(page, 'fangmin', '/office/ballot');
  await page.getByRole('button', { name: '开始录入' }).click();
  await expect(page.locator('.progress li').first()).toContainText('班子成员 0 张票 至少 5 张');
  for (const group of ['班子成员', '一般干部']) {
    const form = page.locator('form:has(input[name=voters])');
    await form.getByRole('radio', { name: group }).check();
    await form.getByLabel('人数', { exact: true }).fill('5');
    await form.getByRole('button', { name: '保存人数' }).click();
    await expect(page.getByText('填报能投票的 5 人')).toHaveCount(group === '班子成员' ? 1 : 2);
  }
  for (const group of ['班子成员', '一般干部'])
    for (let no = 1; no <= 5; no += 1) {
      await page.getByRole('radio', { name: group }).check();
      const first = page.locator('input[name=typed]').first();
      await first.focus();
      await page.keyboard.type('90');
      await page.keyboard.press('Tab');
      if (no < 5) await page.keyboard.type('80');
      await page.keyboard.press('Enter');
      await expect(page.locator('main').getByRole('status')).toContainText(
        `${group === '班子成员' ? no : no + 5} 号票已录入`
      );
    }
  await expect(page.locator('tr', { hasText: '周岚' }).last()).toContainText('有结果');
  await expect(page.locator('tr', { hasText: '陈静' }).last()).toContainText('无结果');
  await expect(page.getByRole('button', { name: '已与纸票核对无误' })).toBeDisabled();

  const other = await without(browser);
  await app.enter(other, 'zhuren', '/office/ballot');
  await other.getByRole('button', { name: '已与纸票核对无误' }).click();
  await expect(other.getByText('zhuren 于')).toBeVisible();
  await other.getByRole('button', { name: `结束 ${year} 年评议` }).click();
  await expect(other.getByRole('status').first()).toContainText('评议已结束');
  await expect(other.getByRole('button', { name: '作废' })).toHaveCount(0);
  await app.stop();
});
