import { expect, test, type Page } from '@playwright/test';
import { decidingHouse } from './deciding-house';

/** A page whose scripts come late, as on a slow line; `come` lets them, and waits until the page has woken. */
async function drowsy(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_app\/.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return async () => {
    release();
    await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  };
}

test('what is typed and chosen before the scripts have come is still there when they have', async ({
  page
}) => {
  const house = await decidingHouse(
    'community-cadres',
    ['李明'],
    [
      { username: 'liming', role: 'member', subject: 'u1' },
      { username: 'fangmin', role: 'recorder' }
    ]
  );
  await house.enter(page, 'liming', '/mine/claims');
  const come = await drowsy(page);
  await page.goto(`${house.url}/mine/claims`, { waitUntil: 'commit' });
  await page.getByLabel('做了什么').selectOption('mediation');
  await page.getByLabel('几件（次）').fill('2');
  await page.getByLabel('依据文号').fill('调字31号');
  await page.getByLabel('简要说明').fill('两户争执。');
  await come();
  await expect(page.getByLabel('做了什么')).toHaveValue('mediation');
  await expect(page.getByLabel('几件（次）')).toHaveValue('2');
  await expect(page.getByLabel('依据文号')).toHaveValue('调字31号');
  await expect(page.getByLabel('简要说明')).toHaveValue('两户争执。');
  await house.stop();
});
