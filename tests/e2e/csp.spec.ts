import type { Page } from '@playwright/test';
import { kitDoors } from '../doors/kit-doors';
import { expect, signIn, test } from './house';

/** What the browser holds against a page: broken policies, and whatever else it calls an error. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      said.push(`${page.url()} ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`${page.url()} ${error.message}`));
  return said;
}

/** Told on purpose: an unpaired wall asks what it may not see yet, and somebody is sent to a page that isn't theirs. */
const refusal = /Failed to load resource: the server responded with a status of (?:401|403|404|410)/;

/** One for each kind of desk; whoever comes later opens only the pages that nobody before could. */
const visitors = [null, 'fangmin', 'hejie', 'xuanchuan', 'guanli', 'liming'] as const;

/** Which of these paths answer this visitor with a page. */
async function openTo(page: Page, url: string, paths: readonly string[]): Promise<string[]> {
  const answered = await Promise.all(
    paths.map(async (path) => {
      const answer = await page.request.get(url + path, { maxRedirects: 0 });
      return answer.ok() && answer.headers()['content-type']?.startsWith('text/html') ? [path] : [];
    })
  );
  return answered.flat();
}

test('no page breaks the policy that it came with', async ({ house, browser }) => {
  test.setTimeout(240_000);
  const doors = (await kitDoors()).filter(
    ({ kind, route }) => kind === 'page' || (kind === 'file' && /^\/\w+$/.test(route))
  );
  let left = doors.map(({ route }) =>
    route.replace('[code]', house.founded.notice).replace('[board]', 'demo').replace('[...path]', 'nothing')
  );
  const said: string[] = [];
  for (const username of visitors) {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (username !== null) await signIn(page, house, username);
    const open = await openTo(page, house.url, left);
    left = left.filter((path) => !open.includes(path));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error('violation', violatedDirective, blockedURI, sample)
      )
    );
    const heard = complaints(page);
    for (const path of open) {
      await page.goto(house.url + path, { waitUntil: 'load' });
      await expect(page.locator('body')).not.toBeEmpty();
      await page.evaluate(
        () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
      );
    }
    said.push(...heard);
    // A refusal is a page too: one for each visitor.
    if (left[0] !== undefined) await page.goto(house.url + left[0]);
    await context.close();
  }
  expect(said.filter((line) => !refusal.test(line))).toEqual([]);
  // What is left takes an id, or is over: the guide of a unit that is set up.
  expect(doors.length - left.length).toBeGreaterThan(45);
});

test('what gets into a page doesn’t run: no inline script, no markup from a string, no code from a string', async ({
  house,
  browser
}) => {
  const page = await browser.newPage();
  await signIn(page, house, 'fangmin', '/office');
  for (const path of ['/office', '/me', '/wall', '/wall/demo', '/sign-in']) {
    await page.goto(house.url + path, { waitUntil: 'load' });
    const outcome = await page.evaluate(async () => {
      // What the test's own tool evaluates may use eval, until it has waited once.
      await new Promise((painted) => requestAnimationFrame(painted));
      const broken: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        broken.push(violatedDirective)
      );
      Reflect.set(window, 'broken', broken);
      const tried = (run: () => unknown) => {
        try {
          run();
          return 'ran';
        } catch (error) {
          return error instanceof Error ? error.name : 'threw';
        }
      };
      const markup = tried(
        () => (document.createElement('div').innerHTML = '<img src=x onerror="window.hit = 1">')
      );
      const code = tried(() => Reflect.apply(Reflect.get(window, 'eval'), window, ['window.hit = 2']));
      const later = tried(() =>
        Reflect.apply(Reflect.get(window, 'setTimeout'), window, ['window.hit = 3', 0])
      );
      const policy = tried(() => window.trustedTypes?.createPolicy('mine', { createHTML: (text) => text }));
      const script = document.createElement('script');
      script.append('window.hit = 4');
      const inline = tried(() => document.body.append(script));
      await new Promise((painted) => requestAnimationFrame(painted));
      return {
        markup,
        code,
        later,
        policy,
        inline,
        hit: Reflect.get(window, 'hit') ?? null
      };
    });
    expect(outcome, path).toMatchObject({
      markup: 'TypeError',
      code: 'EvalError',
      policy: 'TypeError',
      hit: null
    });
    expect(outcome.later, path).not.toBe('ran');
    // Told in tasks of their own, which a busy page gets to after its frames.
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'broken').length), { message: path })
      .toBeGreaterThan(3);
  }
  await page.close();
});

test('a page can’t be framed, and a foreign page can’t post in a visitor’s name', async ({
  house,
  browser
}) => {
  const page = await browser.newPage();
  await signIn(page, house, 'fangmin', '/office');
  // The same server by another name is another site, to a browser as to the server.
  const foreign = house.url.replace('localhost', '127.0.0.1');
  await page.route(`${foreign}/elsewhere`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${house.url}/sign-in"></iframe><form method="post" action="${house.url}/sign-out"><button>Go</button></form>`
    })
  );
  await page.goto(`${foreign}/elsewhere`);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  expect(await framed?.evaluate(() => document.forms.length)).toBe(0);
  const answered = page.waitForResponse(`${house.url}/sign-out`);
  await page.getByRole('button').click();
  expect((await answered).status()).toBe(403);
  await expect(page.locator('[data-code=foreign-origin]')).toBeVisible();
  await page.goto(`${house.url}/office`);
  expect(page.url()).toBe(`${house.url}/office`);
  await page.close();
});
