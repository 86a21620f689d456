import { expect } from '@playwright/test';
import { words } from '../../make/words';
import type { LivedYear } from './year';

/** The assembly of all members met today: records how many were entitled, and how many came. */
export async function recordsAssembly(
  year: LivedYear,
  who: string,
  quarter: string,
  { entitled, present, minutes }: { entitled: number; present: number; minutes: string }
): Promise<void> {
  const page = await year.at(who, `/office/assembly?quarter=${quarter}`);
  await page.getByLabel(words('office_assembly_date')).fill(year.today());
  await page.getByLabel(words('office_assembly_entitled')).fill(String(entitled));
  await page.getByLabel(words('office_assembly_present')).fill(String(present));
  await page.getByLabel(words('office_assembly_minutes')).fill(minutes);
  await page.getByRole('button', { name: words('office_assembly_save_record') }).click();
  await expect(page.getByRole('status').first()).toContainText(words('office_assembly_recorded'));
}

/** The assembly adds or takes off points. */
export async function evaluates(
  year: LivedYear,
  who: string,
  quarter: string,
  { subject, item, value }: { subject: string; item: string; value: string }
): Promise<void> {
  const page = await year.at(who, `/office/assembly?quarter=${quarter}`);
  const first = (key: string) => page.getByLabel(`${words(key)} 1`, { exact: true });
  await first('office_assembly_member').selectOption(subject);
  await first('office_col_item').selectOption(item);
  await first('office_assembly_value').fill(value);
  await page.getByRole('button', { name: words('office_assembly_book') }).click();
  await expect(page.getByRole('status').first()).toContainText(words('office_assembly_evaluated'));
}

/** Fixes the quarter's points as shown. */
export async function concludes(year: LivedYear, who: string, quarter: string): Promise<void> {
  const page = await year.at(who, `/office/assembly?quarter=${quarter}`);
  await page.getByRole('button', { name: words('office_assembly_conclude_now') }).click();
  await expect(page.getByRole('status').first()).toBeVisible();
  await expect(page.getByRole('button', { name: words('office_assembly_book') })).toHaveCount(0);
}

/** Hears the answer to an objection, which is on the assembly's agenda. */
export async function hearsAnswers(
  year: LivedYear,
  who: string,
  quarter: string,
  said: string
): Promise<void> {
  const page = await year.at(who, `/office/assembly?quarter=${quarter}`);
  await expect(page.getByRole('heading', { name: words('objection_agenda') })).toBeVisible();
  await expect(page.getByRole('row', { name: said })).toBeVisible();
}
