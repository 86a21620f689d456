import { expect } from '@playwright/test';
import { like, words } from '../../make/words';
import type { LivedYear } from './year';

/** The superior draws entries of the filed year by a seed, and finds each in order. */
export async function audits(
  year: LivedYear,
  superior: string,
  { size, seed }: { size: number; seed: string }
): Promise<void> {
  const page = await year.at(superior, '/office/spot-checks');
  await page.getByLabel(words('spot_draw_size')).fill(String(size));
  await page.getByLabel(words('spot_draw_seed')).fill(seed);
  await page.getByRole('button', { name: words('spot_draw_now'), exact: true }).click();
  await expect(page.getByText(words('spot_same'))).toBeVisible();
  await page.getByRole('link', { name: like('spot_go_on') }).click();
  for (let place = 1; place <= size; place += 1) {
    await page.locator('input[name=finding][value=in-order]').check();
    const save = words(place < size ? 'spot_save' : 'spot_save_last');
    await page.getByRole('button', { name: save, exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(`/${place}`) || place === size);
  }
  const list = await year.at(superior, '/office/spot-checks');
  await expect(list.locator('tbody tr')).toContainText(words('spot_result_done'));
}
