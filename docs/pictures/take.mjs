// Takes the README's pictures, and those with which a browser offers the phone's app, from a running demo: `npm run demo`, then `npm run pictures`.
import { chromium } from 'playwright';
import { systemChromium } from '../../tests/chromium.js';

const url = process.argv[2] ?? 'http://localhost:4000';
const password = 'yangguang';

const browser = await chromium.launch({
  executablePath: systemChromium(),
  args: ['--no-sandbox', '--disable-gpu']
});
const place = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

const here = import.meta.url;
/** pictures that the app's manifest names */
const screenshots = new URL('../../static/screenshots/', here);

/**
 * @param {string} name
 * @param {{ width: number, height: number, scale: number }} size
 * @param {(page: import('playwright').Page) => Promise<unknown>} show
 */
async function take(name, { width, height, scale }, show, folder = new URL('.', here)) {
  const context = await browser.newContext({
    ...place,
    viewport: { width, height },
    deviceScaleFactor: scale
  });
  const page = await context.newPage();
  await show(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname });
  await context.close();
}

/**
 * @param {import('playwright').Page} page
 * @param {string} username
 * @param {string} next
 */
async function signIn(page, username, next) {
  await page.goto(`${url}/sign-in?next=${next}`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(url + next);
}

const phone = { width: 390, height: 844, scale: 2 };
const feed = await (await fetch(`${url}/api/board/demo`)).json();

await take('board', { width: 1920, height: 1080, scale: 1 }, async (page) => {
  await page.goto(`${url}/wall/demo?theme=day`);
  await page.getByRole('heading', { name: '积分榜' }).first().waitFor();
  // The first scene fades in.
  await page.waitForFunction(() => {
    const seen = document.querySelector('.layer.seen');
    return seen?.querySelector('.tr') && getComputedStyle(seen).opacity === '1';
  });
});
await take('phone', phone, async (page) => {
  await signIn(page, 'liming', '/me');
  await page.getByText('为什么是').waitFor();
});
await take(
  'me',
  phone,
  async (page) => {
    await signIn(page, 'liming', '/me');
    await page.getByText('为什么是').waitFor();
  },
  screenshots
);
await take(
  'declare',
  phone,
  async (page) => {
    await signIn(page, 'liming', '/me/claims/new?item=mediation');
    await page.getByText('按办法可计').waitFor();
  },
  screenshots
);
await take('public', phone, (page) => page.goto(`${url}/n/${feed.notice.snapshot.code}`));
await take('office', { width: 1440, height: 900, scale: 1 }, (page) => signIn(page, 'fangmin', '/office'));
await browser.close();
