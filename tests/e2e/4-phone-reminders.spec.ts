import type { BrowserContext, Page } from '@playwright/test';
import { chromiumFlags, systemChromium } from '../chromium.js';
import { expectNoViolations } from './axe';
import { expect, signIn, test } from './served-app';

// The headless shell has no notifications; the whole browser has them without a window too.
test.use({
  launchOptions: { executablePath: systemChromium(), args: [...chromiumFlags, '--headless=new'] }
});

const switches = (page: Page) => page.getByRole('switch');
const allowed = (context: BrowserContext, url: string) =>
  context.grantPermissions(['notifications'], { origin: url });

test('4 each kind is off at first; a browser whose push service isn’t there says so, and nothing is on', async ({
  app,
  page,
  context
}) => {
  await page.setViewportSize({ width: 320, height: 780 });
  await allowed(context, app.url);
  await signIn(page, app, 'liming', '/me');
  await page.getByRole('link', { name: '提醒' }).click();
  await expect(switches(page)).toHaveCount(5);
  for (const each of await switches(page).all()) await expect(each).not.toBeChecked();
  await expectNoViolations(page, 'all off');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  // A private window gets no address from the push service.
  await page.getByRole('switch', { name: '新的公示' }).click();
  await expect(page.getByRole('alert')).toContainText('连不上它的推送服务');
  await expect(page.getByRole('switch', { name: '新的公示' })).not.toBeChecked();
  await expectNoViolations(page, 'no push service');
  await context.setOffline(true);
  await expect(page.getByText('打开和关闭提醒要联网')).toBeVisible();
  await expect(switches(page)).toHaveCount(0);
});

test('4 with a browser that gives out an address, a kind is on until it is switched off, and the server has it @core', async ({
  app,
  page,
  context
}) => {
  await allowed(context, app.url);
  // Chromium subscribes at Google's service only; here stands the address that it would give out.
  await page.addInitScript(() => {
    let given: object | null = null;
    const named = (key: ArrayBuffer) => ({
      endpoint: 'https://push.sunboard-check.org/send/abc',
      options: { applicationServerKey: key },
      toJSON: () => ({
        endpoint: 'https://push.sunboard-check.org/send/abc',
        keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
      }),
      unsubscribe: async () => {
        given = null;
        sessionStorage.removeItem('key');
        return true;
      }
    });
    const stored = sessionStorage.getItem('key');
    if (stored) given = named(Uint8Array.from(stored.split(','), Number).buffer);
    PushManager.prototype.getSubscription = async () => given as PushSubscription | null;
    PushManager.prototype.subscribe = async (options) => {
      const key = options?.applicationServerKey as Uint8Array<ArrayBuffer>;
      sessionStorage.setItem('key', key.join(','));
      given = named(key.buffer);
      return given as PushSubscription;
    };
  });
  const has = async () => {
    const answer = await page.request.get(`${app.url}/api/me/reminders`);
    return (await answer.json()).kinds;
  };
  await signIn(page, app, 'liming', '/me/reminders');
  const notice = page.getByRole('switch', { name: '新的公示' });
  const decided = page.getByRole('switch', { name: '申报有了结果' });
  await notice.click();
  await expect(page.getByText('已打开，从现在起提醒')).toBeVisible();
  await decided.click();
  await expect(decided).toBeChecked();
  expect(await has()).toEqual(['decided', 'notice']);
  await expectNoViolations(page, 'two are on');
  await page.reload();
  await expect(notice).toBeChecked();
  await expect(page.getByRole('switch', { name: '异议有了答复' })).not.toBeChecked();
  await notice.click();
  await expect(notice).not.toBeChecked();
  await decided.click();
  await expect(page.getByText('已关闭')).toBeVisible();
  expect(await has()).toEqual([]);
});

test('4 a message that comes shows its sentence, in place of an older one of its kind', async ({
  app,
  page,
  context
}) => {
  await allowed(context, app.url);
  const devtools = await context.newCDPSession(page);
  let registrationId = '';
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registrationId = registrations.find(({ scopeURL }) => scopeURL.endsWith('/me'))?.registrationId ?? '';
  });
  let state = '';
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    state = versions[versions.length - 1]?.status ?? state;
  });
  const complaints: string[] = [];
  devtools.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => {
    complaints.push(errorMessage.errorMessage);
  });
  await devtools.send('ServiceWorker.enable');
  await signIn(page, app, 'liming', '/me');
  // A worker that is still being activated gets no messages. The page hears of its end before the browser has it.
  await expect.poll(() => state).toBe('activated');
  for (const data of ['{"kind":"notice","sentence":"旧的"}', '{"kind":"notice","sentence":"有新的公示"}   '])
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: app.url, registrationId, data });
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        const registration = active && (await navigator.serviceWorker.getRegistration('/me'));
        return ((await registration?.getNotifications()) ?? []).map(({ title, tag }) => `${tag} ${title}`);
      })
    )
    .toEqual(['notice 有新的公示']);
  // The worker's own policy lets the app's icon through.
  expect(complaints).toEqual([]);
});

test.describe('in WeChat', () => {
  test.use({ userAgent: 'Mozilla/5.0 (Linux; Android 11) Chrome/107 MicroMessenger/8.0.30' });
  test('4 the page says where to open it instead, before anything is tapped', async ({ app, page }) => {
    await signIn(page, app, 'liming', '/me/reminders');
    await expect(page.getByText('微信里收不到提醒')).toBeVisible();
    await expect(switches(page)).toHaveCount(0);
  });
});

test('4 who once refused notifications is told where to allow them again', async ({ app, page, context }) => {
  const devtools = await context.newCDPSession(page);
  const { targetInfo } = await devtools.send('Target.getTargetInfo');
  const refused = { permission: { name: 'notifications' }, setting: 'denied', origin: app.url } as const;
  await devtools.send('Browser.setPermission', {
    ...refused,
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId })
  });
  await signIn(page, app, 'liming', '/me/reminders');
  await expect(page.getByText('把“通知”改成“允许”')).toBeVisible();
  await expectNoViolations(page, 'refused');
});
