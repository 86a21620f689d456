import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDocx, aPng } from '../make/media';
import { cutOff } from '../fixtures/cut-off';
import { aFilm } from '../../src/cli/bench/boards/a-film';
import { drowsy } from './drowsy';
import { expect, signIn, test, type ServedApp } from './served-app';
import { awake } from './awake';
import { stepUntil } from './step-board';

const picture = { name: '停水范围.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) };
const paper = { name: '停水通知原文.docx', mimeType: '', buffer: Buffer.from(aDocx()) };
const captions = {
  name: '关总阀.vtt',
  mimeType: 'text/vtt',
  buffer: Buffer.from('WEBVTT\n\n00:00.000 --> 01:00.000\n先找到<b>总阀</b>\n')
};
const body = '# 明天九点起\n**三号楼**停水四小时。\n[图1]\n- 请提前备水\n- <script>alert(1)</script>';

/** Writes an announcement with a picture, a film and a paper through the plain form, without a script. */
async function writeOne(context: BrowserContext, app: ServedApp, film: Buffer): Promise<string> {
  const page = await context.newPage();
  await signIn(page, app, 'fangmin', '/office/announcements');
  await page.locator('input[name=title]').fill('三号楼明天停水');
  await page.getByLabel('正文').fill(body);
  await page.getByText('图片、视频、附件').click();
  await page.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText('每张图片、每段视频都要写明')).toBeVisible();
  await expect(page.getByLabel('正文')).toHaveValue(body);

  await page.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await page.getByLabel('图片 1 的画面内容').fill('停水范围示意图');
  await page
    .getByLabel('视频', { exact: true })
    .setInputFiles({ name: 'a.webm', mimeType: 'video/webm', buffer: film });
  await page.getByLabel('视频的画面内容').fill('怎样关总阀');
  await page.getByLabel('视频的字幕').setInputFiles(captions);
  await page.getByLabel('附件 1').setInputFiles(paper);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('三号楼明天停水');
  return new URL(page.url()).searchParams.get('posted') ?? '';
}

/** The captions of a film, as far as they are shown. */
const captionsOf = (film: HTMLVideoElement) =>
  Array.from(film.textTracks, ({ kind, mode, cues }) => [
    ...[kind, mode, ...Array.from(cues ?? [], (cue) => (cue as VTTCue).text)]
  ]);

const shownOnBoard = (page: Page) => page.locator('.layer.seen > .scene[data-scene=announcement]');

async function stepToPicture(page: Page): Promise<void> {
  const img = shownOnBoard(page).locator('figure img');
  await stepUntil(page, img);
  await expect.poll(() => img.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(320);
}

test('9 an announcement with a picture: written without script, read on its page, on the board, and there without a line', async ({
  browser,
  app
}) => {
  test.setTimeout(600_000);
  const easel = await browser.newPage();
  const film = await aFilm(easel);
  await easel.close();
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const code = await writeOne(plain, app, film);

  const dashboard = await plain.newPage();
  await dashboard.goto(`${app.url}/office/announcements`);
  await dashboard.getByRole('link', { name: '三号楼明天停水' }).first().click();
  await dashboard.getByRole('link', { name: '改文字、图片、时间或公示屏' }).click();
  await dashboard.getByLabel('结束').fill('2099-01-01T18:00');
  await dashboard.getByRole('button', { name: '保存改动' }).click();
  await expect(dashboard.locator('main').getByRole('status')).toContainText('已改好');
  await expect(dashboard.locator('dl.facts')).toContainText('挂到 2099年1月1日 18:00');
  await dashboard.getByRole('link', { name: '照这份再写一份' }).click();
  await expect(dashboard.getByLabel('正文')).toHaveValue(body);

  const resident = await plain.newPage();
  const asked: string[] = [];
  resident.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const answer = await resident.goto(`${app.url}/a/${code}`);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(resident.getByRole('heading', { level: 2 }).first()).toHaveText('明天九点起');
  await expect(resident.getByText('<script>alert(1)</script>')).toBeVisible();
  await expect(resident.locator('script')).toHaveCount(0);
  const drawn = resident.getByRole('img', { name: '停水范围示意图' });
  await drawn.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await drawn.boundingBox())?.height ?? 0).toBeGreaterThan(100);
  expect(await drawn.getAttribute('width')).toBe('320');
  const clip = resident.locator('video');
  await expect(clip).toHaveAttribute('preload', 'none');
  expect(asked).not.toContain(await clip.getAttribute('src'));
  const track = clip.locator('track[kind=captions][srclang=zh-CN][label=字幕]');
  await expect(track).toHaveCount(1);
  expect(asked).not.toContain(await track.getAttribute('src'));
  const captions = await resident.request.get(app.url + (await track.getAttribute('src')));
  expect(captions.headers()).toMatchObject({
    'content-type': 'text/vtt; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'"
  });
  expect(await captions.text()).toBe('WEBVTT\n\n00:00:00.000 --> 00:01:00.000\n先找到<b>总阀</b>\n');
  const scripted = await browser.newPage();
  await scripted.goto(`${app.url}/a/${code}`);
  const watched = scripted.locator('video');
  expect(await watched.evaluate(captionsOf)).toEqual([['captions', 'disabled']]);
  // A viewer switches captions on, as the player's own button does.
  await watched.evaluate((film: HTMLVideoElement) => {
    for (const each of film.textTracks) each.mode = 'showing';
  });
  await expect
    .poll(() => watched.evaluate(captionsOf))
    .toEqual([['captions', 'showing', '先找到<b>总阀</b>']]);
  await scripted.close();
  const download = await resident.request.get(
    app.url + (await resident.getByRole('link', { name: '停水通知原文' }).getAttribute('href'))
  );
  expect(download.headers()).toMatchObject({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('停水通知原文.docx')}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable'
  });

  // The plain board shows the picture too, in a box of the final size, and says where the film is.
  const lite = await plain.newPage();
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920]
  ] as const) {
    await lite.setViewportSize({ width, height });
    const found = new Set<string>();
    for (let n = 1, of = 1; n <= of; n += 1) {
      await lite.goto(`${app.url}/wall/lite?board=demo&theme=day&page=${n}`);
      of = await lite.locator('.page').count();
      const page = lite.locator('.page.seen.announcement');
      if ((await page.count()) === 0 || !(await page.innerText()).includes('三号楼明天停水')) continue;
      expect(await lite.locator('body').evaluate(cutOff)).toEqual([]);
      const drawn = page.getByRole('img', { name: '停水范围示意图' });
      if ((await drawn.count()) > 0) {
        await expect.poll(() => drawn.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(320);
        const { width: wide = 0, height: high = 0 } = (await drawn.boundingBox()) ?? {};
        expect([wide > width / 3, high > height / 4, high < height]).toEqual([true, true, true]);
        found.add('picture');
      } else if ((await page.innerText()).includes('怎样关总阀')) {
        await expect(page).toContainText(`/a/${code}`);
        await expect(page.locator('video')).toHaveCount(0);
        found.add('film');
      } else {
        await expect(page.locator('b').first()).toHaveText('明天九点起');
        found.add('words');
      }
    }
    expect([...found].sort()).toEqual(['film', 'picture', 'words']);
  }

  // Files that can't be loaded are replaced by their descriptions.
  const poor = await browser.newPage();
  await poor.route('**/media/**', (route) => route.abort());
  await poor.goto(`${app.url}/wall/demo?theme=day`);
  await stepUntil(poor, shownOnBoard(poor).filter({ hasText: '停水范围示意图' }));
  expect(await shownOnBoard(poor).locator('img, figcaption').count()).toBe(0);
  await poor.close();

  const profile = mkdtempSync(join(tmpdir(), 'sunboard-media-'));
  const { launchOptions } = test.info().project.use;
  const own = await chromium.launchPersistentContext(profile, { ...launchOptions, locale: 'zh-CN' });
  const page = await own.newPage();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${app.url}/wall/demo?theme=day`);
  await stepToPicture(page);
  await expect(shownOnBoard(page).locator('figcaption')).toHaveText('停水范围示意图');
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() =>
      shownOnBoard(page)
        .locator('video')
        .evaluate((each: HTMLVideoElement) => each.currentTime)
    )
    .toBeGreaterThan(0);
  expect(
    await shownOnBoard(page)
      .locator('video')
      .evaluate((each: HTMLVideoElement) => each.muted)
  ).toBe(true);
  expect(await shownOnBoard(page).locator('video').evaluate(captionsOf)).toEqual([]);
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('sb-media-v1')).keys()).length))
    .toBe(2);

  await dashboard.goto(`${app.url}/office/announcements/${code}/change`);
  await dashboard.getByText('图片、视频、附件').click();
  await expect(dashboard.getByLabel('视频的字幕')).toHaveCount(0);
  await dashboard.getByLabel('在公示屏上显示字幕').check();
  await dashboard.getByRole('button', { name: '保存改动' }).click();
  await expect(dashboard.locator('main').getByRole('status')).toContainText('已改好');
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('sb-media-v1')).keys()).length))
    .toBe(3);

  await app.stop();
  await page.reload();
  await stepToPicture(page);
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() =>
      shownOnBoard(page)
        .locator('video')
        .evaluate((each: HTMLVideoElement) => each.currentTime)
    )
    .toBeGreaterThan(0);
  await expect
    .poll(() => shownOnBoard(page).locator('video').evaluate(captionsOf))
    .toEqual([['captions', 'showing', '先找到<b>总阀</b>']]);
  await own.close();
  rmSync(profile, { recursive: true, force: true });
  await app.start();
});

test('9 an announcement’s editor: what is pasted from Word comes out clean, buttons set the signs @core', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/announcements');
  const area = page.getByLabel('正文');
  await expect(page.getByRole('toolbar')).toBeVisible();
  await area.evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      `<style>p.MsoNormal{mso-x:1}</style><h1>冬季取暖</h1><p class=MsoNormal style='mso-x:1'>请<b>留人</b><o:p></o:p></p><script>alert(1)</script>`
    );
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    );
  });
  await expect(area).toHaveValue('# 冬季取暖\n请**留人**');
  const preview = page.getByRole('region', { name: '公告页上的样子' });
  await expect(preview.getByRole('heading', { name: '冬季取暖' })).toBeVisible();
  await expect(preview.locator('b')).toHaveText('留人');
  await area.press('End');
  await page.keyboard.type('\n社区办');
  await page.getByRole('button', { name: '列表' }).click();
  await expect(area).toHaveValue('# 冬季取暖\n请**留人**\n- 社区办');
});

test('9 a picture is seen before it is sent; one that no board could draw isn’t taken', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/announcements');
  await awake(page);
  await page.locator('input[name=title]').fill('四号楼明天停水');
  await page.getByLabel('正文').fill('请提前备水。');
  await page.getByText('图片、视频、附件').click();
  const input = page.getByLabel('图片 1', { exact: true });
  await input.setInputFiles({ ...picture, buffer: Buffer.from('停水') });
  await page.getByLabel('图片 1 的画面内容').fill('停水范围示意图');
  await expect(page.getByRole('alert')).toHaveText('这张图片打不开，请换一张。');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  expect(await input.evaluate((field: HTMLInputElement) => field.validationMessage)).toContain('打不开');
  await expect(input).toBeFocused();

  await input.setInputFiles(picture);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const drawn = page
    .getByRole('region', { name: '公告页上的样子' })
    .getByRole('img', { name: '停水范围示意图' });
  await expect.poll(() => drawn.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(320);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('四号楼明天停水');
});

test('9 a picture without its words, folded away, opens the fold at what is missing', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/announcements');
  await page.locator('input[name=title]').fill('三号楼明天停水');
  await page.getByLabel('正文').fill('请提前备水');
  const fold = page.getByText('图片、视频、附件');
  await fold.click();
  await page.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await expect(page.getByLabel('图片 1 的画面内容')).toHaveAttribute('required', '');
  await fold.click();
  await expect(page.getByLabel('图片 1 的画面内容')).toBeHidden();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByLabel('图片 1 的画面内容')).toBeFocused();
});

test('9 a picture that is chosen before the scripts have come is drawn when they have, and wants its words', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office');
  const come = await drowsy(page);
  await page.goto(`${app.url}/office/announcements`, { waitUntil: 'commit' });
  await page.getByText('图片、视频、附件').click();
  await page.getByLabel('图片 1', { exact: true }).setInputFiles(picture);
  await come();
  await expect(page.getByLabel('图片 1 的画面内容')).toHaveAttribute('required', '');
  await page.locator('input[name=title]').fill('三号楼明天停水');
  await page.getByLabel('正文').fill('请提前备水');
  await page.getByLabel('图片 1 的画面内容').fill('停水范围');
  const drawn = page.getByRole('region', { name: '公告页上的样子' }).getByRole('img', { name: '停水范围' });
  await expect.poll(() => drawn.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(320);
});
