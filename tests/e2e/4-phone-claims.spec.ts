import { awake } from './awake';
import { becomesControlled } from './becomes-controlled';
import { expectNoViolations } from './axe';
import { keptOnPhone } from './kept-on-phone';
import { syncedPhone } from './synced-phone';
import { expect, signIn, test } from './served-app';
import { test as phoneTest } from './phone-test';

test('S4 S5 what is declared without a network waits on the phone, over a restart, and is recorded once @core', async ({
  app,
  page,
  context
}) => {
  await syncedPhone(page, app);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '申报' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('申报');
  const claims = page.locator('li', { hasText: '申20' });
  const before = await claims.count();

  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await page.locator('.page').getByRole('link', { name: '申报一项' }).click();
  await page.getByRole('searchbox').fill('调解');
  await page.getByRole('link', { name: /^调解/ }).first().click();
  await expect(page.locator('.calc strong')).toHaveText(/^\+5/);
  await page.getByRole('button', { name: '加一' }).click();
  await expect(page.locator('.calc strong')).toHaveText(/^\+10/);
  await page.getByLabel('依据文号').fill('地下室调字1号');
  await page.getByLabel('简要说明').fill('五号院两户因空调外机滴水争执，当天签了协议。');
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting).toContainText('地下室调字1号');
  await expect(waiting).toContainText('等待网络');

  // The browser is opened again, still without a network: what was filled in is there.
  await page.reload();
  await expect(waiting).toContainText('地下室调字1号');
  await page.locator('.tabs a').first().click();
  await page.getByRole('link', { name: '1 条填好了，还没有交上' }).click();
  await expect(waiting).toContainText('地下室调字1号');
  await context.setOffline(false);
  await expect(claims.filter({ hasText: '地下室调字1号' })).toContainText('待初评');
  await expect(waiting).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
  await expect(claims).toHaveCount(before + 1);
});

test('S7 a file that is too large is said to be so: before it is stored, and by whatever stands before the server', async ({
  app,
  page
}) => {
  await syncedPhone(page, app);
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await awake(page);
  await page.getByLabel('依据文号').fill('太大的12号');
  await page.locator('summary', { hasText: '佐证文件' }).click();
  const file = page.locator('input[type=file]');
  const photo = (bytes: number) => ({
    name: '照片.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(bytes, 7)
  });
  await file.setInputFiles(photo(4 * 1024 * 1024 + 1));
  const complaint = () => file.evaluate((input: HTMLInputElement) => input.validationMessage);
  await expect.poll(complaint).toContain('不超过 4 MB');
  await file.setInputFiles(photo(2 * 1024 * 1024));
  await expect.poll(complaint).toBe('');

  // A server in between takes less than the app does.
  await page.route('**/me/claims/new', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413</h1>' })
      : route.fallback()
  );
  await page.getByRole('button', { name: '提交申报' }).click();
  const refused = page.locator('section li', { hasText: '太大的12号' });
  await expect(refused).toContainText('没有收下');
  await expect(refused.getByRole('alert')).toContainText('文件太大');
  await refused.getByRole('button', { name: '不交了' }).click();
  await expect(refused).toHaveCount(0);
});

test('a scanned paper goes in parts: after a cut line it goes on where it was, with a bar', async ({
  app,
  page,
  context
}) => {
  await syncedPhone(page, app);
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await awake(page);
  await page.getByLabel('依据文号').fill('扫描件14号');
  await page.locator('summary', { hasText: '佐证文件' }).click();
  const paper = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 7)]);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '协议.pdf', mimeType: 'application/pdf', buffer: paper });
  const places: string[] = [];
  const waiting = page.locator('section', { hasText: '扫描件14号' });
  let isCut = true;
  // The worker may send as well and at any moment, so one route sees the whole window's requests. The line is cut after the
  // second part.
  await context.route('**/api/me/parts?*', async (route) => {
    if (route.request().postDataBuffer() !== null) {
      if (isCut && places.length === 2) return route.abort();
      places.push(new URL(route.request().url()).searchParams.get('place') ?? '');
      if (places.length === 4) await expect(waiting.getByRole('progressbar')).toBeVisible();
    }
    return route.continue();
  });
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(waiting).toBeVisible();
  await expect.poll(() => places).toEqual(['0', '60000']);
  isCut = false;
  await page.reload();
  await expect(page.locator('.lines > li').filter({ hasText: '扫描件14号' })).toContainText('协议.pdf', {
    timeout: 60_000
  });
  await expect.poll(() => places, { timeout: 60_000 }).toEqual(['0', '60000', '120000', '180000']);
});

test('S5 what waits for a network can be given up, and isn’t sent then', async ({ app, page, context }) => {
  await syncedPhone(page, app);
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await page.getByLabel('依据文号').fill('不交了10号');
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting).toContainText('不交了10号');
  await waiting.locator('summary', { hasText: '不交了' }).click();
  await expectNoViolations(page, 'giving up');
  await waiting.getByRole('button', { name: '确定不交' }).click();
  await expect(waiting).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.locator('.sync')).toContainText('已同步', { timeout: 40_000 });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('申报');
  await expect(page.locator('main')).not.toContainText('不交了10号');
});

test('4 a report by a colleague is said to be untrue in two steps, and an item that isn’t there is named as such, without scripts', async ({
  app,
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, app, 'liming', '/me/claims/new?item=flying');
  await expect(page.locator('main')).toContainText('现行办法里没有这一项');
  await page.goto(`${app.url}/me/claims/new?item=good-deed`);
  await page.locator('summary', { hasText: '替同事报' }).click();
  await page.getByLabel('依据文号').fill('代报11号');
  await page.getByLabel('替同事报').fill('沈秋月月');
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(page.getByRole('alert')).toContainText('是不是沈秋月');
  await page.getByLabel('替同事报').fill('沈秋月');
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(page.locator('li', { hasText: '代报11号' })).toContainText('代报：沈秋月');
  await context.clearCookies();

  await signIn(page, app, 'shenqiuyue', '/me/claims');
  const asked = page.locator('.asked', { hasText: '代报11号' });
  await asked.locator('summary', { hasText: '不属实' }).click();
  await expect(asked).toContainText('答复交上去就不能改');
  await asked.getByRole('button', { name: '确定不属实' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已答复' })).toBeVisible();
  await expect(asked).toHaveCount(0);
  await expect(page.locator('li', { hasText: '代报11号' })).toContainText('您的答复：不属实');
  await context.close();
});

test('S5 an answer that is lost on the way makes no second claim', async ({ app, page }) => {
  await signIn(page, app, 'liming', '/me');
  await becomesControlled(page);
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await page.getByLabel('依据文号').fill('丢失的回答2号');
  let posted = 0;
  let isLost = false;
  await page.route('**/me/claims/new', async (route) => {
    if (route.request().method() !== 'POST' || posted++ > 0) return route.fallback();
    await route.fetch();
    await route.abort();
    isLost = true;
  });
  await page.getByRole('button', { name: '提交申报' }).click();
  // A page that is left earlier would cancel the request.
  await expect.poll(() => isLost).toBe(true);
  await page.waitForURL(/\/me\/claims$/);
  await page.reload();
  const claims = page.locator('li', { hasText: '申20' }).filter({ hasText: '丢失的回答2号' });
  await expect(claims).toContainText('待初评');
  await expect(page.locator('section', { hasText: '待提交' })).toHaveCount(0);
  await expect(claims).toHaveCount(1);
});

test('S7 a form that the server refuses says why, and is mended and sent anew', async ({
  app,
  page,
  context
}) => {
  await signIn(page, app, 'liming', '/me');
  await becomesControlled(page);
  for (const story of ['第一次写', '再写一次']) {
    await page.goto(`${app.url}/me/claims/new?item=mediation`);
    await page.getByLabel('依据文号').fill('重复调字3号');
    await page.getByLabel('简要说明').fill(story);
    await page.getByText('同一事项、佐证文件、替同事报').click();
    await page.locator('input[type=file]').setInputFiles('static/icon-192.png');
    await page.getByRole('button', { name: '提交申报' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('申报');
    await expect(page.locator('main')).not.toContainText('请先不要关闭页面');
  }
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting.getByRole('alert')).toContainText('已经申报过');
  await waiting.getByRole('link', { name: '改一改再交' }).click();
  await expect(page.getByLabel('简要说明')).toHaveValue('再写一次');
  await expect(page.getByLabel('上次选的文件“icon-192.png”一并提交')).toBeChecked();
  await page.getByLabel('依据文号').fill('重复调字4号');
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(waiting).toHaveCount(0);
  const again = page.locator('li', { hasText: '重复调字4号' });
  await expect(again).toContainText('待初评');
  await expect(again).toContainText('简要说明：再写一次');
  await expect(again.getByRole('link', { name: /icon-192/ })).toBeVisible();

  // Taken back before anybody has checked it, in two steps, and without a network.
  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await again.locator('summary', { hasText: '撤回' }).click();
  await expect(again).toContainText('待初评');
  await again.getByRole('button', { name: '确定撤回' }).click();
  await expect(again).toContainText('撤回已填好，还没有交上');
  await expect(again.locator('summary')).toHaveCount(0);
  await context.setOffline(false);
  await expect(again.locator('.tag')).toHaveText('已撤回');
  await expect(again).not.toContainText('还没有交上');
});

test('S4 S6 files of a claim are added and deleted without a network, and wait in the outbox', async ({
  app,
  page,
  context
}) => {
  await syncedPhone(page, app);
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await page.getByLabel('依据文号').fill('附件调字13号');
  await page.getByRole('button', { name: '提交申报' }).click();
  const claim = page.locator('section li', { hasText: '申20' }).filter({ hasText: '附件调字13号' });
  await expect(claim).toContainText('待初评');

  await context.setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  const add = claim.locator('details', { hasText: '附上文件' });
  await add.locator('summary').click();
  await add.locator('input[type=file]').setInputFiles('static/icon-192.png');
  await add.getByRole('button', { name: '上传' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting.locator('li')).toHaveText(/^附上文件 申.*icon-192\.png\s*等待网络/);
  await expect(add).not.toHaveAttribute('open');
  await expect(claim).toContainText('icon-192.png：已选好，还没有交上');
  await page.reload();
  await expect(waiting).toContainText('icon-192.png');
  await context.setOffline(false);
  await expect(claim.getByRole('link', { name: /icon-192/ })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '文件已附上' })).toBeVisible();
  await expect(waiting).toHaveCount(0);

  await context.setOffline(true);
  await expect(claim).toContainText('联网后可以看文件');
  await expect(claim.getByRole('link', { name: /icon-192/ })).toHaveCount(0);
  await claim.locator('summary', { hasText: '删除文件' }).click();
  await claim.getByRole('button', { name: '删除，不再恢复' }).click();
  await expect(waiting.locator('li')).toHaveText(/^删除 申\S+ 的文件/);
  await expect(claim).toContainText('删除已填好，还没有交上');
  await expect(claim.locator('summary', { hasText: '删除文件' })).toHaveCount(0);
  await context.setOffline(false);
  await expect(claim).toContainText('文件已删除');
  await expect(waiting).toHaveCount(0);
});

phoneTest('S8 whoever signs out is told how many forms haven’t been sent', async ({ app, phone }) => {
  const page = await phone.open();
  await syncedPhone(page, app);
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await page.getByLabel('依据文号').fill('没有送出5号');
  await page.context().setOffline(true);
  await expect(page.locator('.sync')).toContainText('离线');
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  await expect(page.locator('section', { hasText: '待提交' })).toContainText('没有送出5号');
  await page.locator('.account summary').click();
  await expect(page.locator('.account')).toContainText('还有 1 条没有提交');
});

phoneTest(
  'S14 what is half filled in stands there again, with its age, after the phone was off and without a network',
  async ({ app, phone }) => {
    const first = await phone.open();
    await syncedPhone(first, app);
    await first.goto(`${app.url}/me/claims/new?item=mediation`);
    await first.getByLabel('依据文号').fill('没填完8号');
    await first.getByLabel('简要说明').fill('五号院两户因空调外机滴水');
    await first.getByRole('button', { name: '加一' }).click();
    await first.locator('summary', { hasText: '佐证文件' }).click();
    await first.locator('input[type=file]').setInputFiles('static/icon-192.png');
    await expect.poll(() => keptOnPhone(first, 'files')).toContain('"name":"icon-192.png"');
    await first.locator('.account summary').click();
    await expect(first.locator('.account')).toContainText('还有 1 条没有提交');
    await phone.close();

    const page = await phone.open();
    await page.context().setOffline(true);
    await page.goto(`${app.url}/me/claims`);
    const left = page.locator('section', { hasText: '没填完的' });
    await expect(left.locator('li')).toHaveText(/^调解.*填写于 (昨天 )?\d\d:\d\d/);
    await expectNoViolations(page, 'drafts');
    await left.getByRole('link', { name: '接着填' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已恢复' })).toContainText(
      /填写于 (昨天 )?\d\d:\d\d/
    );
    await expect(page.getByLabel('依据文号')).toHaveValue('没填完8号');
    await expect(page.getByLabel('简要说明')).toHaveValue('五号院两户因空调外机滴水');
    await expect(page.getByLabel('几件（次）', { exact: true })).toHaveValue('2');
    await expect(page.getByLabel('上次选的文件“icon-192.png”一并提交')).toBeChecked();
    await expect(page.locator('main')).not.toContainText('文件没有保留');
    await page.getByLabel('简要说明').fill('五号院两户因空调外机滴水争执，当天签了协议。');
    await page.getByRole('button', { name: '存下，联网后提交' }).click();
    await expect(page.locator('section', { hasText: '待提交' })).toContainText('没填完8号');
    await expect(left).toHaveCount(0);
    await page.reload();
    await expect(page.locator('section', { hasText: '待提交' })).toContainText('没填完8号');
    await expect(left).toHaveCount(0);
    await page.locator('.account summary').click();
    await expect(page.locator('.account')).toContainText('还有 1 条没有提交');
    // The file is the form's now, and the draft's no more.
    expect(await keptOnPhone(page, 'files')).not.toContain('"name"');

    // Signing out takes along what is being typed, too.
    await page.goto(`${app.url}/me/claims/new?item=commendation`);
    await page.getByLabel('依据文号').fill('退出时正在写');
    await page.locator('.account summary').click();
    await expect(page.locator('.account')).toContainText('还有 2 条没有提交');
    await page.getByRole('button', { name: '清除数据' }).click();
    await expect(page.locator('.account').getByRole('status')).toContainText('再点一次');
    await page.getByRole('button', { name: '清除数据' }).click();
    await expect(page.locator('.account')).toHaveCount(0);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('退出时正在写');
  }
);

test('S14 S8 what another tab has half filled in is counted at signing out, as long as it stands there', async ({
  app,
  page,
  context
}) => {
  await syncedPhone(page, app);
  await page.locator('.account summary').click();
  const account = page.locator('.account');
  await expect(account).not.toContainText('没有提交');
  const other = await context.newPage();
  await other.goto(`${app.url}/me/claims/new?item=mediation`);
  await other.getByLabel('依据文号').fill('另一个标签页10号');
  await expect(account).toContainText('还有 1 条没有提交');
  await other.goto(`${app.url}/me/claims`);
  const left = other.locator('section', { hasText: '没填完的' });
  await left.getByRole('button').click();
  await expect(left).toHaveCount(0);
  await expect(account).not.toContainText('没有提交');
});

test('S14 a phone that stores nothing says so beside the form, and keeps it as long as the window', async ({
  app,
  page
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
  });
  await signIn(page, app, 'liming', '/me/claims/new?item=mediation');
  await expect(page.locator('.plain', { hasText: '保存不了没填完的内容' })).toBeVisible();
  await page.getByLabel('依据文号').fill('不保存9号');
  await page.reload();
  await expect(page.getByLabel('依据文号')).toHaveValue('不保存9号');
});

test('S4 what a colleague reports waits at the top of one’s points, and is answered without a network', async ({
  app,
  page,
  browser
}) => {
  await signIn(page, app, 'liming', '/me/claims/new?item=good-deed');
  await page.getByLabel('依据文号').fill('代报感谢信7号');
  await page.locator('summary', { hasText: '替同事报' }).click();
  await page.getByLabel('替同事报').fill('沈秋月');
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(page.locator('li', { hasText: '代报感谢信7号' })).toContainText('代报：沈秋月');

  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  const colleague = await context.newPage();
  await signIn(colleague, app, 'shenqiuyue', '/me');
  await becomesControlled(colleague);
  const inbox = colleague.locator('section', { hasText: '等您办的' });
  await expect(inbox).toContainText('同事替您报了：好人好事');
  // The colleague's report, and the notices that this phone hasn't shown yet.
  await expect(inbox.locator('li').filter({ hasText: '公示' }).first()).toBeVisible();
  const count = await inbox.locator('li').count();
  await expect(colleague.locator('.tabs .no')).toHaveText(new RegExp(`^${count}`));
  await expect(inbox).not.toContainText('李明');
  await context.setOffline(true);
  await inbox.getByRole('link', { name: /同事替您报了/ }).click();
  await colleague.getByRole('button', { name: '属实', exact: true }).click();
  await expect(colleague.locator('section', { hasText: '待提交' })).toContainText('等待网络');
  await expect(colleague.locator('.asked')).toHaveCount(0);
  await context.setOffline(false);
  await expect(colleague.getByRole('status').filter({ hasText: '已答复' })).toBeVisible();
  await colleague.locator('.tabs a').first().click();
  await expect(colleague.locator('.score')).toBeVisible();
  await expect(inbox).toHaveCount(0);
  await context.close();
});

test('S8 the page for signing in says what this phone hasn’t sent', async ({ app, page, context }) => {
  await syncedPhone(page, app);
  await page.goto(`${app.url}/me/claims/new?item=mediation`);
  await context.setOffline(true);
  await page.getByLabel('依据文号').fill('没登录就没交成5号');
  await page.getByRole('button', { name: '存下，联网后提交' }).click();
  const waiting = page.locator('section', { hasText: '待提交' });
  await expect(waiting).toContainText('没登录就没交成5号');
  await expect(waiting).not.toContainText('请先不要关闭页面');
  // The session ends meanwhile, while the cookie with the account's id stays.
  const owner = (await context.cookies()).filter(({ name }) => name === 'sunboard-owner');
  await context.clearCookies();
  await context.addCookies(owner);
  await context.setOffline(false);
  await page.goto(`${app.url}/sign-in`);
  await expect(page.getByRole('alert').filter({ hasText: '还有 1 条没有提交' })).toContainText(
    '用原来的账号登录'
  );
});
