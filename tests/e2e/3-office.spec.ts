import type { Page } from '@playwright/test';
import { workbook as madeWorkbook } from '../make/workbook';
import { expect, sealedBy, signIn, test, today as unitToday } from './served-app';
import { stepToScene } from './step-board';

type Rows = (string | number)[][];

const today = unitToday();
const month = Number(today.slice(5, 7));
const minutes = '两委会议纪要〔2026〕99号';
const rosterHead = ['编号', '姓名', '到岗'];
const entryHead = ['流水号', '编号', '姓名', '事项', '日期', '数量', '依据'];

function workbook(name: string, sheets: Record<string, Rows>) {
  const buffer = Buffer.from(madeWorkbook(sheets));
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer };
}

/** The import page as a recorder uses it. */
class Import {
  constructor(
    readonly page: Page,
    readonly url: string
  ) {}

  open = () => this.page.goto(`${this.url}/office/import`);
  choose = (...files: ReturnType<typeof workbook>[]) =>
    this.page.locator('input[type=file]').setInputFiles(files);
  /** row, column and sentence of each problem */
  problems = () => this.page.locator('.findings').first().locator('tbody tr');
  get confirm() {
    return this.page.getByRole('button', { name: /^确认登记/ });
  }

  async decide(): Promise<void> {
    await this.page.getByLabel('会议日期').fill(today);
    await this.page.getByLabel('会议纪要编号').fill(minutes);
    await this.confirm.click();
  }
}

const good: Rows = [
  entryHead,
  ['E2E-1', 'YG099', '周小川', '调解纠纷', today, 9, '调字〔2026〕1号'],
  ['E2E-2', 'YG002', '李明', '好人好事', today, 1, '居民感谢信']
];
const roster: Rows = [rosterHead, ['YG099', '周小川', `${today.slice(0, 7)}-01`]];

test('3 a file that is chosen before the page’s script runs goes off when it does', async ({ page, app }) => {
  await signIn(page, app, 'fangmin', '/office');
  let release = () => {};
  const held = new Promise<void>((go) => (release = go));
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  const dashboard = new Import(page, app.url);
  await page.goto(`${app.url}/office/import`, { waitUntil: 'commit' });
  await dashboard.choose(workbook('十一月.xlsx', { 名册: roster, 积分: good }));
  await expect(dashboard.confirm).toHaveCount(0);
  release();
  await expect(dashboard.confirm).toBeVisible();
});

test('3 from a workbook to the wall: import, seal, publish, announce; the open board changes by itself @core', async ({
  page,
  browser,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office');
  const dashboard = new Import(page, app.url);
  await dashboard.open();

  await dashboard.choose(
    workbook('十一月.xlsx', {
      名册: roster,
      积分: [
        ['阳光社区积分登记表'],
        entryHead,
        ['E2E-1', 'YG098', '周小川', '调解纠纷', today, 9, ''],
        ['E2E-2', 'YG002', '=HYPERLINK("http://x.example","李明")', '唱歌', '2026-13-40', 1, ''],
        ['合计', '', '', 2, '', '', '']
      ]
    })
  );
  const cells = (row: number) => dashboard.problems().nth(row).locator('td');
  await expect(dashboard.problems()).toHaveCount(4);
  await expect(cells(0).nth(0)).toHaveText('3');
  await expect(cells(0).nth(1)).toHaveText('编号');
  await expect(cells(1).nth(0)).toHaveText('4');
  await expect(dashboard.problems().filter({ hasText: '是公式' })).toContainText('姓名');
  await expect(dashboard.problems().filter({ hasText: '唱歌' })).toContainText('事项');
  await expect(dashboard.problems().filter({ hasText: '2026-13-40' })).toContainText('日期');
  await expect(page.getByText('第 5 行“合计”是合计，没有读入。')).toBeVisible();
  await expect(dashboard.confirm).toHaveCount(0);

  await dashboard.choose(workbook('十一月.xlsx', { 名册: roster, 积分: good }));
  await expect(page.getByText('新增事项 2 条，新增人员 1 人')).toBeVisible();
  await expect(page.getByRole('row', { name: /E2E-1/ })).toContainText('+45');
  await dashboard.decide();
  await expect(page.getByRole('status')).toContainText('已登记 2 条，新增 1 人');

  const hall = await browser.newContext();
  const board = await hall.newPage();
  await board.goto(`${app.url}/wall/demo?theme=day`);
  const seen = board.locator('.layer.seen > .scene');
  // The hour decides which scene is on.
  await stepToScene(board, 'standings');
  await expect(seen).not.toContainText(/周\s*小川/);
  await board.evaluate(() => Object.assign(window, { sameDocument: true }));

  await page.goto(`${app.url}/office`);
  await page.getByRole('link', { name: '核定', exact: true }).click();
  await expect(page.getByText(/本月还有 \d+ 天/)).toBeVisible();
  await page.getByLabel('我知道，仍然提前核定').check();
  await page.getByRole('button', { name: /^提请核定/ }).click();
  await expect(page.getByText('已经提请，等何洁、街道组织人事科核定。')).toBeVisible();
  await sealedBy(browser, app);
  await page.goto(`${app.url}/office`);
  await page.getByRole('link', { name: '预览并公示' }).click();
  await expect(page.getByRole('row', { name: /周小川/ })).toContainText('调解纠纷');
  await expect(page.getByText('第二百零一条')).toBeVisible();
  await page.locator('input[name=channel][value=group]').check();
  await page.getByLabel('我看过了，同意发布').check();
  await page.getByRole('button', { name: '现在公示' }).click();
  // Somebody with 45 points from one item stands on the first page.
  await expect(seen).toContainText('周小川');
  await expect(page.getByRole('status')).toContainText(`${month}月积分结果已公示`);
  await expect(page.getByRole('heading', { name: `${month}月公示期还剩` })).toBeVisible();
  // A half-year that ends with the month is sealed with it, and waits for its own notice.
  const next = month % 6 === 0 ? /期积分榜已核定，待公示/ : '现在没有要做的。';
  await expect(page.getByText(next)).toBeVisible();
  await page.getByRole('link', { name: '张贴与转发' }).first().click();
  await expect(page.getByRole('textbox')).toHaveValue(/公示[\s\S]*\/n\/\w+/);
  const paper = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '打开 A4 版' }).click();
  await expect((await paper).locator('body')).toContainText('周小川');
  await (await paper).waitForLoadState();
  const poster = (await (await paper).pdf({ preferCSSPageSize: true })).toString('latin1');
  // The poster is one sheet of A4, measured in points.
  expect(poster.match(/\/MediaBox \[0 0 594\S* 841/g)).toHaveLength(1);
  await (await paper).close();
  await page.goto(`${app.url}/office`);

  await page.getByRole('link', { name: '公告', exact: true }).click();
  await page.getByLabel('标题').fill('周六上午大扫除');
  await page.getByLabel('正文').fill('请自带工具，八点在广场集合。');
  await expect(page.getByText('7 / 40 字')).toBeVisible();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(seen).toContainText('周六上午大扫除');
  await expect(page.getByRole('status')).toContainText('已发布');
  expect(await board.evaluate(() => 'sameDocument' in window)).toBe(true);

  await page.getByRole('button', { name: /撤下.*周六上午大扫除/ }).click();
  await expect(seen).not.toContainText('周六上午大扫除');
  await page.getByRole('button', { name: '撤销，重新挂出' }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('已发布');
  await hall.close();
});

test('3 the same file twice changes nothing, and one bad row refuses the whole @core', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office');
  const dashboard = new Import(page, app.url);
  const ledger = async () => {
    await page.goto(`${app.url}/office/ledger`);
    return page.getByText(/^已登记 \d+ 条/).innerText();
  };
  const before = await ledger();

  await dashboard.open();
  const oneBad = [...good, ['E2E-3', 'YG002', '李明', '好人好事', '昨天', 1, '']];
  await dashboard.choose(workbook('a.xlsx', { 名册: roster, 积分: oneBad }));
  await expect(dashboard.problems()).toHaveCount(1);
  await expect(dashboard.confirm).toHaveCount(0);
  expect(await ledger()).toBe(before);
  await page.goto(`${app.url}/office/people`);
  await expect(page.getByText('YG099')).toHaveCount(0);

  await dashboard.open();
  await dashboard.choose(workbook('a.xlsx', { 名册: roster, 积分: good }));
  await dashboard.decide();
  await expect(page.getByRole('status')).toContainText('已登记 2 条');
  const after = await ledger();
  expect(after).not.toBe(before);
  await dashboard.open();
  await dashboard.choose(workbook('a.xlsx', { 名册: roster, 积分: good }));
  await expect(page.getByText('没有新的内容，不需要导入。')).toBeVisible();
  await expect(dashboard.confirm).toHaveCount(0);
  expect(await ledger()).toBe(after);
});

test('3 a 50 MB file is refused in words, by the page and by the server', async ({ page, app }) => {
  await signIn(page, app, 'fangmin', '/office');
  const dashboard = new Import(page, app.url);
  await dashboard.open();
  const answer = await page.evaluate(async () => {
    const form = new FormData();
    form.append('files', new File([new Uint8Array(50 * 1024 * 1024)], 'large.xlsx'));
    const response = await fetch('/office/import?/preview', {
      method: 'POST',
      body: form,
      headers: { 'x-sveltekit-action': 'true', accept: 'application/json' }
    });
    return response.text();
  });
  expect(answer).toContain('每份不超过 5 MB');
  // The visible button has the page's language; the one that is pressed is the browser's own.
  await expect(page.getByText('选择文件')).toBeVisible();
  await page.getByLabel('选择文件').focus();
  await expect(page.getByLabel('选择文件')).toBeFocused();
  await page.getByLabel('选择文件').setInputFiles({
    name: 'large.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(6 * 1024 * 1024)
  });
  await expect(page.getByRole('alert')).toContainText('超过 5 MB，没有上传');
});

test('3 without JavaScript: sign in, import, confirm @core', async ({ browser, app }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'fangmin', '/office/import');
  const dashboard = new Import(page, app.url);
  await dashboard.choose(workbook('a.xlsx', { 名册: roster, 积分: good }));
  await page.getByRole('button', { name: '核对文件' }).click();
  await dashboard.decide();
  await expect(page.getByRole('status')).toContainText('已登记 2 条');
  await context.close();
});

test('3 each role finds its own dashboard, and no other @core', async ({ page, app }) => {
  await page.goto(`${app.url}/office/ledger`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Foffice%2Fledger$/);
  await page.getByLabel('用户名').fill('liming');
  await page.getByLabel('密码').fill('wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('用户名或密码不对。');

  await signIn(page, app, 'liming', '/office');
  await expect(page.getByRole('heading')).toContainText('这里不对您开放');
  await page.getByRole('button', { name: '退出，换个账号登录' }).click();
  await expect(page.getByRole('status')).toHaveText('已退出。');
  await signIn(page, app, 'xuanchuan', '/office');
  await expect(page).toHaveURL(/\/office\/announcements$/);
  await expect(page.getByRole('navigation').getByRole('link', { name: '台账' })).toHaveCount(0);
  await page.goto(`${app.url}/office/ledger`);
  await expect(page.getByRole('heading')).toContainText('您的角色不能做这件事');

  // Since when somebody serves reveals why they aren't ranked, so editors don't see it.
  await page.goto(`${app.url}/office/people`);
  await expect(page.getByRole('columnheader')).toHaveText(['编号', '姓名']);

  // An unknown address below the office gets the office's own error page, with the way back.
  await page.goto(`${app.url}/office/nowhere/at/all`);
  await expect(page.getByRole('heading')).toContainText('找不到这一页');
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(await page.locator('.bar').evaluate((bar) => bar.getBoundingClientRect().left)).toBe(0);
});

test('3 what isn’t a form is refused in words, not as a fault of the server', async ({ page, app }) => {
  const post = async (path: string, type: string) => {
    const answer = await page.request.post(app.url + path, {
      headers: { 'content-type': type, origin: app.url, accept: 'text/html' },
      data: Buffer.from('--b\r\nbroken')
    });
    return [answer.status(), (await answer.text()).includes('收到的不是完整的表单')];
  };
  const broken = 'multipart/form-data; boundary=b';
  expect(await post('/sign-in', 'text/plain')).toEqual([415, true]);
  expect(await post('/sign-in', broken)).toEqual([400, true]);
  await signIn(page, app, 'fangmin', '/office');
  for (const path of ['import?/preview', 'import?/confirm', 'seal?/seal', 'publish', 'announcements?/post']) {
    expect(await post(`/office/${path}`, 'text/plain'), path).toEqual([415, true]);
    expect(await post(`/office/${path}`, broken), path).toEqual([400, true]);
  }
});

test('3 why somebody has these points: two clicks from anywhere, down to the ledger’s line, without JavaScript @core', async ({
  app,
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'fangmin', '/office');
  await page.getByRole('link', { name: /^人员/ }).click();
  await page.getByRole('link', { name: '李明' }).click();
  await page.waitForLoadState();
  const figure = (text: string | null) => Number(/[−\d.]+ *$/.exec(text ?? '')?.[0].replace('−', '-'));
  const sums = await page.locator('main h3 b').allTextContents();
  const total = figure(await page.locator('main .total').textContent());
  expect(sums.reduce((sum, text) => sum + Number(text.replace('−', '-')), 0)).toBe(total);

  const booked = page.locator('li.effect > details', { has: page.locator('li.decision') }).first();
  await booked.locator('> summary').click();
  await expect(booked).toContainText(/规定：.+三（.+依据：.+评定：社区两委/s);
  const number =
    /[^：\s]+(?=：\d{4}-)/.exec((await booked.locator('li.entry').textContent()) ?? '')?.[0] ?? '';
  await booked.getByRole('link', { name: '看这一条积分事项' }).click();
  await expect(page.locator('tr:target')).toContainText(number);
  await context.close();
});
