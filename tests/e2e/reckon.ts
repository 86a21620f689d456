import type { Page } from '@playwright/test';

/** The figures of one's own month as numbers: each line's, and the total below them. */
export async function reckon(page: Page): Promise<{ lines: number[]; total: number; score: number }> {
  const numbers = (texts: string[]) =>
    texts.map((text) => Number(text.replace('−', '-').replace(/[^\d.-]/g, '')));
  const why = page.locator('section:not(.open) .why');
  const own = await why
    .locator('> li:not(.total) > .p')
    .evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''));
  const [total = NaN] = numbers(await why.locator('> li.total > .p').allTextContents());
  const [points = NaN] = numbers(
    await page.locator('.score').evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''))
  );
  return { lines: numbers(own), total, score: points };
}
