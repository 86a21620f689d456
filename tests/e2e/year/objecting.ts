import { expect } from '@playwright/test';
import { words } from '../../make/words';
import type { LivedYear } from './year';

/**
 * A resident objects on the public page, without an account.
 * @returns the receipt's address
 */
export async function residentObjects(
  year: LivedYear,
  code: string,
  { row, said }: { row: RegExp; said: string }
): Promise<string> {
  const page = await year.passerBy(`/n/${code}`);
  await page.getByRole('link', { name: words('objection_title') }).click();
  const about = page.getByLabel(words('objection_about'));
  const option = await about.locator('option', { hasText: row }).getAttribute('value');
  await about.selectOption(option ?? '');
  await page.getByLabel(words('objection_said')).fill(said);
  await page.getByRole('button', { name: words('objection_send') }).click();
  await expect(page.getByRole('status')).toContainText(words('objection_filed'));
  return new URL(page.url()).pathname;
}

/** A member objects to their own result on the phone. */
export async function memberObjects(year: LivedYear, who: string, said: string): Promise<void> {
  const page = await year.at(who, '/me/notice/object');
  await page.getByLabel(words('objection_said')).fill(said);
  await page.getByRole('button', { name: words('objection_send') }).click();
  await expect(page.getByRole('status').filter({ hasText: words('objection_filed') })).toBeVisible();
}

/**
 * The recorder assigns the newest objection to somebody who isn't involved.
 * @returns its address
 */
export async function assigns(year: LivedYear, recorder: string, investigator: string): Promise<string> {
  const page = await year.at(recorder, '/office/objections');
  await page
    .locator('main')
    .getByRole('link', { name: /^异\d+-\d+$/ })
    .first()
    .click();
  // When only the superior is left, one button assigns it.
  const list = page.getByLabel(words('objection_investigator'));
  const superior = page.locator('button[name=account]', { hasText: year.nameOf(investigator) });
  await list.or(superior).first().waitFor();
  if ((await superior.count()) > 0) await superior.click();
  else {
    await list.selectOption({ label: year.nameOf(investigator) });
    await page.getByRole('button', { name: words('objection_assign') }).click();
  }
  await expect(page.getByRole('status')).toContainText(words('objection_done'));
  return new URL(page.url()).pathname;
}

/** The investigator records the findings. */
export async function findsOut(year: LivedYear, who: string, address: string, found: string): Promise<void> {
  const page = await year.at(who, address);
  await page.getByLabel(words('objection_findings')).fill(found);
  await page.getByRole('button', { name: words('objection_record_findings') }).click();
  await expect(page.getByRole('status')).toContainText(words('objection_done'));
}

/**
 * Upholds an objection: the line is undone in the open month by a meeting's minutes; `instead` is booked in
 * its place.
 */
export async function upholds(
  year: LivedYear,
  who: string,
  address: string,
  {
    minutes,
    line,
    says,
    instead,
    paper
  }: {
    minutes: string;
    line?: RegExp;
    says: string;
    instead?: { item: string; value: string };
    /** E: a row of a ballot list to be read differently */
    paper?: { no: string; row: string; score: string };
  }
): Promise<void> {
  const page = await year.at(who, `${address}${instead ? '?correct=yes' : paper ? '?papers=yes' : ''}`);
  await page.getByLabel(words('objection_upheld'), { exact: true }).check();
  await page.getByLabel(words('objection_answer_words')).fill(says);
  if (line) await page.getByRole('checkbox', { name: line }).check();
  if (paper) {
    await page.getByLabel(words('reread_no'), { exact: true }).first().fill(paper.no);
    await page.getByLabel(words('reread_row'), { exact: true }).first().fill(paper.row);
    await page.getByLabel(words('reread_score'), { exact: true }).first().fill(paper.score);
  }
  if (instead) {
    await page.getByLabel(words('claim_mine_what')).selectOption(instead.item);
    await page.getByLabel(words('claim_mine_value')).fill(instead.value);
  }
  const meeting = page.getByLabel(words('objection_meeting'));
  const held = await meeting.locator('option', { hasText: minutes }).getAttribute('value');
  await meeting.selectOption(held ?? '');
  await page.getByRole('button', { name: words('objection_give_answer'), exact: true }).click();
  await expect(page.locator('h1')).toContainText(words('objection_upheld'));
}

/**
 * Publishes the changed rows with a window of their own.
 * @returns these: `王雪：33 … → 28 …`
 */
export async function publishesSupplement(year: LivedYear, who: string, address: string): Promise<string[]> {
  const page = await year.at(who, address);
  await expect(page.getByRole('heading', { name: words('objection_supplement') })).toBeVisible();
  const rows = await page
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(' → '))
    );
  await page.getByLabel(words('objection_publish_final')).check();
  await page.getByRole('button', { name: words('objection_publish') }).click();
  await expect(page.getByRole('status')).toContainText(words('objection_done'));
  return rows;
}

/** Dismisses an objection: nothing in the ledger changes. */
export async function dismisses(year: LivedYear, who: string, address: string, says: string): Promise<void> {
  const page = await year.at(who, address);
  await page.getByLabel(words('objection_dismissed'), { exact: true }).check();
  await page.getByLabel(words('objection_answer_words')).fill(says);
  await page.getByRole('button', { name: words('objection_give_answer'), exact: true }).click();
  await expect(page.getByRole('status')).toContainText(words('objection_done'));
}

/** D: whoever objected takes the answer to the superior. */
export async function appeals(year: LivedYear, who: string, why: string): Promise<void> {
  const page = await year.at(who, '/me/notice');
  await page.getByLabel(words('objection_appeal_why')).fill(why);
  await page.getByRole('button', { name: words('objection_appeal_send') }).click();
  await expect(page.getByRole('status').filter({ hasText: words('objection_mine_appealed') })).toBeVisible();
}
