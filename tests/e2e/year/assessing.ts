import { expect } from '@playwright/test';
import { like, words } from '../../make/words';
import type { LivedYear } from './year';

/** B: a community scores itself; the assessors' figures will stand beside it. */
export async function scoresItself(
  year: LivedYear,
  who: string,
  figures: Readonly<Record<string, string>>
): Promise<void> {
  const page = await year.at(who, '/me/assessment');
  for (const [indicator, figure] of Object.entries(figures))
    await page.getByLabel(indicator, { exact: true }).fill(figure);
  await page.getByRole('button', { name: words('office_mine_save') }).click();
  // Without scripts the server answers with the number of scores; with them the outbox says that they were received.
  const said = year.hasScripts ? words('own_self_received') : like('office_mine_saved');
  await expect(page.locator('main').getByRole('status').first()).toContainText(said);
}

/** B: a department enters its figures, by the label of each cell, on the basis of its document. */
export async function assesses(
  year: LivedYear,
  department: string,
  figures: Readonly<Record<string, string>>,
  document: string
): Promise<void> {
  const page = await year.at(department, `/office/assess?year=${year.of}`);
  for (const [label, figure] of Object.entries(figures)) await page.getByLabel(label).fill(figure);
  await page.getByLabel(words('office_assess_document')).fill(document);
  await page.getByRole('button', { name: words('office_assess_save') }).click();
  await expect(page.getByRole('status')).toContainText(like('office_assess_saved'));
}

/** A department takes points off a community by the detail table: how often a clause applied. */
export async function takesOff(
  year: LivedYear,
  department: string,
  { subject, clause, times }: { subject: string; clause: string; times: string },
  document: string
): Promise<void> {
  const page = await year.at(department, `/office/assess?year=${year.of}&community=${subject}`);
  await page.locator('tr', { hasText: clause }).getByRole('textbox').last().fill(times);
  await page.getByLabel(words('office_assess_document')).fill(document);
  await page.getByRole('button', { name: words('office_assess_save') }).click();
  await expect(page.getByRole('status')).toContainText(like('office_assess_saved'));
}

const csv = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n'))
});

/** E: imports the papers of the year's ballot as a list; a second person checks them and closes it. */
export async function ballots(
  year: LivedYear,
  [one, other]: readonly [string, string],
  rows: readonly string[]
): Promise<void> {
  const first = await year.at(one, `/office/ballot?year=${year.of}`);
  await first.getByRole('button', { name: words('office_ballot_open', { year: year.of }) }).click();
  // Not everybody who votes is assessed, so that the roster has fewer.
  for (const [at, group] of ['leaders', 'staff'].entries()) {
    const form = first.locator('form:has(input[name=voters])');
    if (!(await form.isVisible()))
      await first.getByText(words('office_ballot_state'), { exact: true }).click();
    await form.locator(`input[value=${group}]`).check();
    await form.getByLabel(words('office_ballot_voters'), { exact: true }).fill('5');
    await form.getByLabel(words('office_ballot_voters_why')).fill('含不参加考核的干部');
    await form.getByRole('button', { name: words('office_ballot_voters_save') }).click();
    await expect(first.getByRole('status').first()).toContainText(words('office_ballot_stated'));
    // The sentence stands there from the first group on; the count tells that the page is drawn anew.
    await expect(first.getByText('填报能投票的 5 人')).toHaveCount(at + 1);
  }
  await first.getByText(words('office_ballot_list'), { exact: true }).click();
  await first.locator('input[name=list]').setInputFiles(csv('票.csv', ['编号,类别,得分', ...rows]));
  await first.getByRole('button', { name: words('office_ballot_list_take'), exact: true }).click();
  await expect(first.getByRole('status').first()).toContainText(like('office_ballot_listed'));
  const second = await year.at(other, `/office/ballot?year=${year.of}`);
  await second.getByRole('button', { name: words('office_ballot_check') }).click();
  await expect(second.getByRole('status').first()).toContainText(words('office_ballot_checked_now'));
  await second.getByRole('button', { name: words('office_ballot_close', { year: year.of }) }).click();
  await expect(second.getByRole('status').first()).toContainText(words('office_ballot_closed_now'));
}

/** Imports a meeting's assessments as a sheet. */
export async function imports(
  year: LivedYear,
  recorder: string,
  { rows, minutes }: { rows: readonly string[]; minutes: string }
): Promise<void> {
  const page = await year.at(recorder, '/office/import');
  await page.locator('input[name=files]').setInputFiles(csv('积分.csv', rows));
  if (!year.hasScripts) await page.getByRole('button', { name: words('office_check_file') }).click();
  await page.getByLabel(words('office_decision_date')).fill(year.today());
  await page.getByLabel(words('office_decision_body')).fill(year.body);
  await page.getByLabel(words('office_decision_minutes')).fill(minutes);
  await page.locator('form[action="?/confirm"] button.go').click();
  await expect(page.locator('form[action="?/confirm"]')).toHaveCount(0);
  await expect(page.getByRole('status').first()).toBeVisible();
}
