import { expect } from '@playwright/test';
import { like, words } from '../../make/words';
import type { LivedYear } from './year';

/** One person puts a changed text up by a meeting's resolution, after looking at its effect; another one agrees. */
export async function adopts(
  year: LivedYear,
  [who, second]: readonly [who: string, second: string],
  { text, from, minutes }: { text: string; from: string; minutes: string }
): Promise<void> {
  const page = await year.at(who, '/office/scheme/adopt');
  const file = { name: 'own.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: words('office_adopt_next') }).click();
  await page.getByLabel(words('office_adopt_from')).fill(from);
  await page.getByRole('button', { name: words('office_adopt_try'), exact: true }).click();
  await page.getByLabel(words('office_decision_date')).fill(year.today());
  await page.getByLabel(words('office_decision_body')).fill(year.body);
  await page.getByLabel(words('office_decision_minutes')).fill(minutes);
  const sweep = page.getByLabel(words('office_sweep_tick'));
  if ((await sweep.count()) > 0) await sweep.check();
  await page.getByRole('button', { name: words('adoption_put_up'), exact: true }).click();
  await expect(page.getByRole('status')).toContainText(words('adoption_put_up_done'));
  const other = await year.at(second, '/office/scheme/confirm');
  await expect(other.locator('main')).toContainText(minutes);
  const known = other.getByLabel(words('office_sweep_tick'));
  if ((await known.count()) > 0) await known.check();
  await other.getByRole('button', { name: words('adoption_confirm_adopt'), exact: true }).click();
  await expect(other.locator('.history li').first()).toContainText(minutes);
}

/** Sets somebody's last day in the roster. */
export async function leaves(
  year: LivedYear,
  recorder: string,
  subject: string,
  lastDay: string
): Promise<void> {
  const page = await year.at(recorder, `/office/people/${subject}`);
  await page.locator('summary', { hasText: like('begin_leave') }).click();
  await page.getByLabel(words('begin_leave_day')).fill(lastDay);
  await page.getByLabel(words('begin_leave_reason')).selectOption('other');
  await page.getByRole('button', { name: words('begin_leave_do'), exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
}
