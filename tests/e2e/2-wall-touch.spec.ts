import type { Locator, Page } from '@playwright/test';
import { cutOff } from '../fixtures/cut-off';
import { expect, test } from './served-app';

test.use({ hasTouch: true });

const sceneOf = (page: Page) => page.locator('.layer.seen > .scene[data-scene]');
const bar = (page: Page) => page.getByRole('toolbar', { name: '触摸操作' });

async function open(page: Page, url: string, query = ''): Promise<void> {
  await page.goto(`${url}/wall/demo?theme=day${query}`);
  await expect(sceneOf(page)).toBeVisible();
}

/** Taps the middle of the picture, where there is nothing to press. */
async function touch(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.touchscreen.tap(width / 2, height / 2);
}

const texts = (buttons: Locator) => buttons.allTextContents();

for (const [hung, width, height] of [
  ['landscape', 1920, 1080],
  ['portrait', 1080, 1920]
] as const) {
  test(`a finger brings large controls along the lower edge, and finds a name: ${hung}`, async ({
    page,
    app
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, app.url);
    await expect(bar(page)).toHaveCount(0);
    await touch(page);
    await expect(bar(page)).toBeVisible();
    expect((await texts(bar(page).getByRole('button'))).map((text) => text.trim())).toEqual([
      '上一页',
      '下一页',
      '放大',
      '找名字',
      '继续轮播'
    ]);
    for (const button of await bar(page).getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(64);
      expect(box?.y).toBeGreaterThan(height * 0.85);
    }
    expect(await bar(page).evaluate(cutOff)).toEqual([]);

    await bar(page).getByRole('button', { name: '找名字' }).tap();
    const names = page.getByRole('region', { name: '找名字' });
    const first = names.locator('li button').first();
    const box = await first.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(64);
    const surname = (await first.innerText()).trim();
    await first.tap();
    const person = names.locator('li button').last();
    await expect(person).toHaveText(new RegExp(`^\\s*${surname}.`));
    const name = (await person.innerText()).trim();
    await person.tap();
    await expect(names).toHaveCount(0);
    await expect(page.locator('.layer.seen .tr.marked .name')).toHaveText(name);
  });
}

test('a person leafs and enlarges; half a minute after the last touch the board goes on, with nothing left on it @core', async ({
  page,
  app
}) => {
  await page.clock.install();
  await open(page, app.url, '&lang=en');
  await touch(page);
  const controls = page.getByRole('toolbar', { name: 'Touch controls' });
  const before = await sceneOf(page).innerText();
  await controls.getByRole('button', { name: 'Next' }).tap();
  await expect.poll(() => sceneOf(page).innerText()).not.toBe(before);
  await expect(page.locator('.paused')).toBeVisible();

  await controls.getByRole('button', { name: 'Enlarge' }).tap();
  await expect(page.locator('.stage.enlarged .layer.seen')).toHaveCSS('transform', /matrix\(1\.7/);
  await controls.getByRole('button', { name: 'Usual size' }).tap();
  await expect(page.locator('.stage.enlarged')).toHaveCount(0);
  await controls.getByRole('button', { name: 'Enlarge' }).tap();

  await page.clock.fastForward(25_000);
  await touch(page);
  await page.clock.fastForward(25_000);
  await expect(controls).toBeVisible();
  await page.clock.fastForward(6_000);
  await expect(controls).toHaveCount(0);
  await expect(page.locator('.stage.enlarged')).toHaveCount(0);
  await expect(page.locator('.paused')).toHaveCount(0);
});

test('a mouse brings no controls', async ({ page, app }) => {
  await open(page, app.url);
  const scene = page.locator('.layer.seen > .scene');
  const before = await scene.innerText();
  await page.mouse.click(300, 300);
  await page.keyboard.press('ArrowRight');
  await expect(scene).not.toHaveText(before, { useInnerText: true });
  await expect(bar(page)).toHaveCount(0);
});
