import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BoardFeed } from '../../src/lib/sync';
import { builtApp } from '../make/built-app';
import { preloaded } from '../make/preloaded';
import { stepUntil } from './step-board';
import { expect, sealedBy, signIn, test as base, today, type ServedApp } from './served-app';

/**
 * The demo is dated to the last day of the last June that is over, so that the next seal ends a half-year.
 */
const year = Number(today().slice(0, 4)) - (today().slice(5) > '06-30' ? 0 : 1);
const month = `${year}-06`;
const half = `${year}-H1`;
const halfTitle = `${year}年上半年`;

const test = base.extend<{ june: ServedApp }>({
  june: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-june-'));
    const { foundDemo } = await import(pathToFileURL(resolve('build/found-demo.js')).href);
    await foundDemo({
      only: ['demo'],
      dataDir,
      publicUrl: 'http://localhost',
      now: new Date(`${month}-30T10:00:00+08:00`),
      progress: () => undefined
    });
    const { url, start, stop } = await builtApp(dataDir, {
      SUNBOARD_DEMO: '1',
      ...preloaded('cheap-scrypt.mjs')
    });
    await start();
    await use({
      url,
      dataDir,
      founded: { notice: '', sample: '' },
      start,
      stop: async () => void (await stop())
    });
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a half-year is sealed with its last month, published, and on board, phone and public page', async ({
  june,
  page,
  browser
}) => {
  await signIn(page, june, 'fangmin', '/office/seal');
  await expect(page.locator('.confirm')).toContainText(`同时核定：${year}年第二季度、${halfTitle}`);
  await expect(page.locator('details', { hasText: halfTitle })).toContainText('半年表彰');
  await page.locator('.confirm button.go').click();
  await expect(page.getByText('已经提请，等何洁核定。')).toBeVisible();
  await sealedBy(browser, june);
  await page.goto(`${june.url}/office`);
  await expect(page.locator('.todo').last()).toContainText(`公示${halfTitle}结果`);

  for (const period of [month, half]) {
    await page.goto(`${june.url}/office/publish?period=${period}`);
    await page.locator('input[name=final]').check();
    await page.locator('.confirm button.go').click();
    await page.waitForURL(/\/office\?published=/);
  }
  await expect(page.locator('.todo').last()).not.toContainText(halfTitle);

  const feed = (await (await fetch(`${june.url}/api/board/demo`)).json()) as BoardFeed;
  expect(feed.notice?.snapshot.period).toBe(month);
  const published = feed.alsoOpen.find(({ snapshot }) => snapshot.period === half);
  const snapshot = published?.snapshot;
  if (!snapshot) throw new Error('the half-year hangs beside its last month');
  const best = snapshot.rows[0];

  // The board shows the half-year's standings beside the month's; their first page has the best.
  const wall = await browser.newPage();
  await wall.goto(`${june.url}/wall/demo`);
  const standings = wall
    .locator('.layer.seen [data-scene=standings]', { hasText: '半年' })
    .filter({ hasText: best?.name ?? '' });
  await stepUntil(wall, standings);
  await expect(standings).toContainText('本期积分');
  // The plain page names its columns after the period too; all its pages are in the document.
  await wall.goto(`${june.url}/wall/lite?board=demo`);
  const plain = wall.locator('section.page', { hasText: '积分榜' }).filter({ hasText: '半年' }).first();
  await expect(plain).toContainText('本期积分');
  await expect(plain).toContainText('本期主要事项');
  await expect(plain).not.toContainText('本月');
  await wall.close();

  // The public page names the rewards with their clause.
  const resident = await browser.newPage();
  await resident.goto(`${june.url}/n/${snapshot.code}`);
  await expect(resident.locator('h1')).toHaveText(`关于${halfTitle}社区干部积分情况的公示`);
  await expect(resident.locator('main')).toContainText('半年表彰');
  await expect(resident.locator('main')).toContainText('五（二）');
  await resident.close();

  // The phone lists the half-year among the periods, with every reason and its own sum.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const me = await phone.newPage();
  await signIn(me, june, 'liming', '/me');
  await me.locator('.months summary').click();
  await me.locator('.months nav a', { hasText: halfTitle }).click();
  await expect(me.locator('.hero')).toContainText(`${halfTitle} · 公示中`);
  await expect(me.locator('.hero')).toContainText('上半年积分');
  await expect(me.locator('main')).toContainText('本机核算一致');
  // The month's notice is the newest one; the half-year's still tells how far its reward is.
  await expect(me.locator('.where')).toContainText(/距“半年表彰”还差 [\d.]+ 分/);
  await phone.close();
});
