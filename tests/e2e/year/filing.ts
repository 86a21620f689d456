import { expect } from '@playwright/test';
import { like, words } from '../../make/words';
import type { LivedYear } from './year';

/**
 * Files a confirmed period with the superior, exactly as shown.
 * @returns its address
 */
export async function files(year: LivedYear, who: string, period: string, to: string): Promise<string> {
  const page = await year.at(who, '/office/filings');
  await page.locator(`a[href="/office/filings/file?period=${period}"]`).click();
  await page.getByRole('button', { name: words('filing_file_now', { to }) }).click();
  await expect(page.getByRole('status')).toContainText(like('filing_done'));
  const filed = page.locator('tr', { hasText: words('filing_state_filed') }).getByRole('link');
  return (await filed.first().getAttribute('href')) ?? '';
}

/** The superior asks a question before anything else. */
export async function asksAbout(
  year: LivedYear,
  superior: string,
  address: string,
  what: string
): Promise<void> {
  const page = await year.at(superior, address);
  await expect(page.getByText(like('filing_whole'))).toBeVisible();
  await page.getByLabel(words('filing_review_words')).fill(what);
  await page.getByRole('button', { name: words('filing_action_ask'), exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: what })).toBeVisible();
}

/** The unit answers the superior's question. */
export async function answers(year: LivedYear, who: string, address: string, said: string): Promise<void> {
  const page = await year.at(who, address);
  await page.getByLabel(words('filing_answer_words')).fill(said);
  await page.getByRole('button', { name: words('filing_action_answer'), exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: said })).toBeVisible();
}

/**
 * The superior checks that the document is the filed one, and accepts it.
 * @returns the filed results: `1 李明 421 421`
 */
export async function accepts(year: LivedYear, superior: string, address: string): Promise<string[]> {
  const page = await year.at(superior, address);
  await expect(page.getByText(like('filing_whole'))).toBeVisible();
  await page.getByRole('button', { name: words('filing_action_accept'), exact: true }).click();
  await page.waitForLoadState();
  await expect(page.locator('main header')).toContainText(words('filing_state_accepted'));
  return page
    .locator('table', { has: page.getByRole('columnheader', { name: words('filing_status') }) })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children]
          .slice(0, -2)
          .map((cell) => cell.textContent?.trim())
          .join(' ')
      )
    );
}
