import type { Page } from '@playwright/test';
import { expect, test } from './served-app';

const said = (page: Page) => page.getByLabel('事实和理由');

for (const javaScriptEnabled of [true, false])
  test(`an objection, ${javaScriptEnabled ? 'with' : 'without'} script: a line that fails leaves its text in the form, and it is filed once`, async ({
    browser,
    app
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' });
    const page = await context.newPage();
    const send = () => page.getByRole('button', { name: '提交异议' }).click();
    await page.goto(`${app.url}/n/${app.founded.notice}/object`);
    await said(page).fill(`那天没有调解过，第 ${String(javaScriptEnabled)} 次。`);
    await page.locator('#contact').fill('138 0013 8000');
    await context.setOffline(true);
    await send();
    await page.waitForURL('chrome-error://chromewebdata/');
    await context.setOffline(false);
    await page.goBack();
    await expect(said(page)).toHaveValue(/^那天没有调解过/);
    await expect(page.locator('#contact')).toHaveValue('138 0013 8000');
    await send();
    await page.waitForURL(/\/o\//);
    const receipt = new URL(page.url()).pathname;
    await page.goBack();
    if (javaScriptEnabled) {
      // The next person at the machine finds nothing, and writes another objection.
      await expect(said(page)).toHaveValue('');
      await expect(page.locator('#contact')).toHaveValue('');
      await said(page).fill('名单里少了一位。');
      await send();
      await page.waitForURL(/\/o\//);
      expect(new URL(page.url()).pathname).not.toBe(receipt);
    } else {
      // The browser restores the form, and the key that it carries leads to the same receipt.
      await send();
      await page.waitForURL(/\/o\//);
      expect(new URL(page.url()).pathname).toBe(receipt);
    }
    await context.close();
  });

for (const javaScriptEnabled of [true, false])
  test(`an objection, ${javaScriptEnabled ? 'with' : 'without'} script: large print and English carry the text, and nothing is cut`, async ({
    browser,
    app
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' });
    const page = await context.newPage();
    const long = '字'.repeat(501);
    await page.goto(`${app.url}/n/${app.founded.notice}/object`);
    await said(page).fill(long);
    if (javaScriptEnabled) await expect(page.locator('.count').first()).toHaveText('501 / 500');
    await page.getByRole('button', { name: '大字版' }).click();
    await expect(said(page)).toHaveValue(long);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByLabel('What happened')).toHaveValue(long);
    await page.getByRole('button', { name: 'Send the objection' }).click();
    await expect(page.getByRole('alert')).toHaveText('501 characters; at most 500.');
    await expect(page.getByLabel('What happened')).toHaveValue(long);
    await page.getByLabel('What happened').fill(`x${String(javaScriptEnabled)}${long.slice(20)}`);
    await page.getByRole('button', { name: 'Send the objection' }).click();
    await page.waitForURL(/\/o\/.*l=1&lang=en/);
    await context.close();
  });

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
