import { expect, test } from './served-app';

for (const javaScriptEnabled of [true, false])
  test(`an objection, ${javaScriptEnabled ? 'with' : 'without'} script: what was typed outlives Back${javaScriptEnabled ? ' and a reload' : ''}`, async ({
    browser,
    app
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' })).newPage();
    await page.goto(`${app.url}/n/${app.founded.notice}/object`);
    await page.getByLabel('对哪一部分有异议').selectOption('1');
    await page.getByLabel('事实和理由').fill('那天没有调解过。');
    await page.locator('#contact').fill('138 0013 8000');
    const stands = async () => {
      await expect(page.getByLabel('事实和理由')).toHaveValue('那天没有调解过。');
      await expect(page.getByLabel('对哪一部分有异议')).toHaveValue('1');
      await expect(page.locator('#contact')).toHaveValue('138 0013 8000');
    };
    await page.goto(`${app.url}/n/${app.founded.notice}`);
    await page.goBack();
    await stands();
    if (!javaScriptEnabled) return;
    await page.reload();
    await stands();
    // The form is empty for whoever opens it anew in this window.
    await page.goto(`${app.url}/n/${app.founded.notice}`);
    await page.getByRole('link', { name: '提出异议' }).click();
    await expect(page.getByLabel('事实和理由')).toHaveValue('');
    // The next person at the machine finds nothing of what was sent.
    await page.getByLabel('事实和理由').fill('那天没有调解过。');
    await page.locator('#contact').fill('138 0013 8000');
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/o\//);
    await page.goBack();
    await page.reload();
    await expect(page.getByLabel('事实和理由')).toHaveValue('');
    await expect(page.locator('#contact')).toHaveValue('');
  });
