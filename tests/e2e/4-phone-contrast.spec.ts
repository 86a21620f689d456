import type { Page } from '@playwright/test';
import { awake } from './awake';
import { expectNoViolations } from './axe';
import { expect, test, type ServedApp } from './served-app';
import { syncedPhone } from './synced-phone';

const pages = ['/me', '/me/standings', '/me/notice', '/me/claims', '/me/claims/new?item=mediation'];

async function opened(page: Page, app: ServedApp, path: string): Promise<void> {
  await page.goto(app.url + path);
  await awake(page);
  await expect(page.locator('.sync')).toContainText('已同步');
}

const colourOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).color);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`4 more contrast, ${colorScheme}: all text stands out by 7, and what is faint otherwise has the colour of the rest`, async ({
    app,
    page
  }) => {
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    await syncedPhone(page, app);
    for (const path of pages) {
      await opened(page, app, path);
      await expectNoViolations(page, path, { enhanced: true });
    }
    await opened(page, app, '/me');
    expect(await colourOf(page, '.hero .lbl')).toBe(await colourOf(page, '.hero .score'));
  });

  test(`4 the system’s own colours, ${colorScheme}: what is selected, focused or today has a line or a ground of its own`, async ({
    app,
    page
  }) => {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    await syncedPhone(page, app);
    for (const path of pages) {
      await opened(page, app, path);
      await expectNoViolations(page, path);
      const lines = await page
        .locator('.tabs a')
        .evaluateAll((tabs) =>
          tabs.map((tab) => [tab.classList.contains('on'), getComputedStyle(tab).borderTopStyle === 'solid'])
        );
      expect(lines.filter(([isOn]) => isOn)).toHaveLength(1);
      expect(lines.filter(([isOn, hasLine]) => isOn !== hasLine)).toEqual([]);
    }

    // A line that is drawn in the colour of the ground would change no pixel.
    const tab = page.locator('.tabs a:not(.on)').first();
    const box = await tab.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
    const around = { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 8 };
    const unfocused = await page.screenshot({ clip: around });
    await tab.focus();
    expect(unfocused.equals(await page.screenshot({ clip: around }))).toBe(false);

    await opened(page, app, '/me/notice');
    const groundOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await groundOf('.days .now')).not.toBe(await groundOf('.phone'));
    await opened(page, app, '/me');
    const [first, second] = [await groundOf('.bar .s0'), await groundOf('.bar .s1')];
    expect(new Set([first, second, await groundOf('.phone')]).size).toBe(3);
  });
}
