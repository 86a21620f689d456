import { expect, type Page } from '@playwright/test';
import { like, words } from '../../make/words';
import type { LivedYear } from './year';

/** The fields of a claim's form: the item's id and whatever else it asks for. */
export interface ClaimForm {
  item: string;
  date?: string;
  quantity?: string;
  value?: string;
  matterText?: string;
  basis?: string;
}

/** Fills in the paper form, which has the fields of all items. */
async function fill(
  page: Page,
  { item, date, quantity, value, matterText, basis }: ClaimForm
): Promise<void> {
  await page.getByLabel(words('claim_mine_what')).selectOption(item);
  if (date) await page.getByLabel(words('claim_mine_day')).fill(date);
  if (quantity) await page.getByLabel(words('claim_mine_times')).fill(quantity);
  if (value) await page.getByLabel(words('claim_mine_value')).fill(value);
  if (matterText) await page.getByLabel(words('claim_mine_matter')).fill(matterText);
  if (basis) await page.getByLabel(words('claim_mine_basis')).fill(basis);
}

/** A member declares on the phone, for themselves or what they saw a colleague do. */
export async function declares(year: LivedYear, who: string, params: ClaimForm, of?: string): Promise<void> {
  const { item, date, quantity, value, matterText, basis } = params;
  const page = await year.at(who, `/me/claims/new?item=${item}`);
  if (date) await page.getByLabel(words('claim_mine_day')).fill(date);
  if (quantity) await page.getByLabel(words('claim_mine_times')).fill(quantity);
  if (value) {
    const level = page.locator('.levels label', { hasText: new RegExp(`^${value}`) });
    if ((await level.count()) > 0) await level.click();
    else await page.locator('input[name=value]').fill(value);
  }
  if (basis) await page.getByLabel(words('claim_mine_basis')).fill(basis);
  if (matterText || of) await page.locator('summary', { hasText: words('declare_more') }).click();
  if (matterText) await page.getByLabel(words('claim_mine_matter')).fill(matterText);
  if (of) await page.getByLabel(words('declare_colleague')).fill(of);
  await page.getByRole('button', { name: words('claim_mine_send') }).click();
  await expect(page.getByRole('status').filter({ hasText: words('claim_mine_sent') })).toBeVisible();
}

/** The person of a colleague's report confirms it. */
export async function saysThatItIsSo(year: LivedYear, who: string): Promise<void> {
  const page = await year.at(who, '/me/claims');
  await page.getByRole('button', { name: words('claim_mine_yes'), exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: words('claim_mine_answered') })).toBeVisible();
}

/** The recorder keys in a paper claim. */
export async function keysIn(
  year: LivedYear,
  recorder: string,
  { subject, paper, ...reported }: ClaimForm & { subject: string; paper: string }
): Promise<void> {
  const page = await year.at(recorder, '/office/claims/paper');
  await page.getByLabel(words('office_paper_who')).selectOption(subject);
  await page.getByLabel(words('office_paper_no')).fill(paper);
  await fill(page, reported);
  await page.getByRole('button', { name: words('office_paper_save'), exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
}

/** The recorder goes through the inbox and puts each claim before the meeting. */
export async function checks(year: LivedYear, recorder: string, count: number): Promise<void> {
  const page = await year.at(recorder, '/office/claims');
  for (let left = count; left > 0; left -= 1) {
    await expect(page.locator('.q li')).toHaveCount(left);
    const forward = page.getByRole('button', { name: new RegExp(`^${words('claim_forward')}`) });
    await forward.first().click();
  }
  await expect(page.getByText(words('office_claims_none'))).toBeVisible();
}

/** The committee meets without the absent ones, and the minutes are recorded. Ends on the meeting's page. */
export async function meets(
  year: LivedYear,
  recorder: string,
  { minutes, absent = [] }: { minutes: string; absent?: readonly string[] }
): Promise<Page> {
  const page = await year.at(recorder, '/office/meetings');
  await page.getByLabel(words('office_decision_date')).fill(year.today());
  await page.getByLabel(words('office_decision_body')).fill(year.body);
  await page.getByLabel(words('office_decision_minutes')).fill(minutes);
  for (const member of await page.locator('input[name=account]').all()) await member.check();
  for (const each of absent) await page.getByLabel(year.nameOf(each), { exact: true }).uncheck();
  await page.getByRole('button', { name: words('office_meetings_open') }).click();
  await page.waitForURL(/\/office\/meetings\/[\w-]{20,}/);
  return page;
}

/** A meeting grants all claims before it, which puts them into the ledger. */
export async function decides(
  year: LivedYear,
  recorder: string,
  meeting: { minutes: string; absent?: readonly string[] },
  count: number
): Promise<void> {
  const page = await meets(year, recorder, meeting);
  if (year.hasScripts) {
    const book = page.getByRole('button', { name: words('office_meeting_book', { count }) });
    await expect(async () => {
      await page.getByRole('button', { name: words('office_meeting_grant_all') }).click();
      await expect(book).toBeVisible({ timeout: 500 });
    }).toPass();
    await book.click();
  } else {
    const rulings = page.getByLabel(like('office_meeting_ruling'));
    await expect(rulings).toHaveCount(count);
    for (const ruling of await rulings.all()) await ruling.selectOption('granted');
    await page.getByRole('button', { name: like('office_meeting_book') }).click();
  }
  await expect(page.locator('tbody tr')).toHaveCount(count);
}
