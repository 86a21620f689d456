import { expect } from '@playwright/test';
import { like, words } from '../../make/words';
import type { LivedYear } from './year';

const monthTitle = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** One person proposes the seal and another seals (four eyes), with all periods that end with the month. */
export async function seal(year: LivedYear, [one, other]: readonly [string, string], month: string) {
  const first = await year.at(one, '/office/seal');
  await first.getByRole('button', { name: words('seal_propose', { month: monthTitle(month) }) }).click();
  await expect(first.getByText(like('seal_waits'))).toBeVisible();
  const second = await year.at(other, '/office/seal');
  await second.getByRole('button', { name: words('office_seal_now', { month: monthTitle(month) }) }).click();
  await expect(second.locator('main').getByRole('status')).toContainText(
    words('office_sealed_done', { month: monthTitle(month) })
  );
}

/**
 * Publishes a sealed period as previewed.
 * @returns the notice's code
 */
export async function publishes(year: LivedYear, who: string, period: string): Promise<string> {
  const page = await year.at(who, `/office/publish?period=${period}`);
  await page.getByLabel(words('office_publish_tick')).check();
  await page.getByRole('button', { name: words('office_publish_now'), exact: true }).click();
  await page.waitForURL(/published=/);
  return new URL(page.url()).searchParams.get('published') ?? '';
}

/** The public standings of each pool, as lines: `1 李明 421`. */
export async function standings(year: LivedYear, code: string): Promise<string[]> {
  const page = await year.passerBy(`/n/${code}`);
  return page.locator('table.s tbody tr').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children]
        .slice(0, 3)
        .map((cell) => cell.textContent?.trim())
        .join(' ')
    )
  );
}

/** Checks that the page calls the notice confirmed, once its window is over and every objection answered. */
export async function isConfirmed(year: LivedYear, code: string): Promise<void> {
  const page = await year.passerBy(`/n/${code}`);
  await expect(page.getByText(like('objection_confirmed'))).toBeVisible();
}
