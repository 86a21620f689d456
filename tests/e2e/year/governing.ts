import { expect } from '@playwright/test';
import { like, words } from '../../make/words';
import type { LivedYear } from './year';

/** Adopts a changed text from a day on by a meeting's resolution, after looking at its effect. */
export async function adopts(
  year: LivedYear,
  who: string,
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
  await page.getByRole('button', { name: words('office_adopt_now'), exact: true }).click();
  await expect(page.locator('.history li').first()).toContainText(minutes);
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
  await page.getByRole('button', { name: words('begin_leave_do'), exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
}
