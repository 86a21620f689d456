import { expect, signIn, test } from './served-app';

test('what gets into a page doesn’t run: no inline script, no markup from a string, no code from a string @core', async ({
  app,
  browser
}) => {
  const page = await browser.newPage();
  await signIn(page, app, 'fangmin', '/office');
  for (const path of ['/office', '/me', '/wall', '/wall/demo', '/sign-in']) {
    await page.goto(app.url + path, { waitUntil: 'load' });
    const outcome = await page.evaluate(async () => {
      // The test tool itself may use eval until it has waited once.
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
    // Violations are reported in tasks of their own, which a busy page reaches after its frames.
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'broken').length), { message: path })
      .toBeGreaterThan(3);
  }
  await page.close();
});

test('a page can’t be framed, and a foreign page can’t post in a visitor’s name @core', async ({
  app,
  browser
}) => {
  const page = await browser.newPage();
  await signIn(page, app, 'fangmin', '/office');
  // Under another name the same server is another site, for the browser and for the server.
  const foreign = app.url.replace('localhost', '127.0.0.1');
  await page.route(`${foreign}/elsewhere`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${app.url}/sign-in"></iframe><form method="post" action="${app.url}/sign-out"><button>Go</button></form>`
    })
  );
  await page.goto(`${foreign}/elsewhere`);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  expect(await framed?.evaluate(() => document.forms.length)).toBe(0);
  const answered = page.waitForResponse(`${app.url}/sign-out`);
  await page.getByRole('button').click();
  expect((await answered).status()).toBe(403);
  await expect(page.locator('[data-code=foreign-origin]')).toBeVisible();
  await page.goto(`${app.url}/office`);
  expect(page.url()).toBe(`${app.url}/office`);
  await page.close();
});
