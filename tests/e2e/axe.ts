import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds wrong with the page as it stands, with where. The page's context lets scripts past its policy. */
export async function expectNoViolations(page: Page, name: string): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
    );
  });
  expect(found, name).toEqual([]);
}
