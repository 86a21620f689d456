import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Fails softly with what axe finds wrong on the page as it stands. Axe is injected past the page's policy, as
 * the console's own input is.
 * @param enhanced whether text wants a contrast of 7, and not of 4.5 (WCAG AAA); large text 4.5 instead of 3
 */
export async function expectNoViolations(page: Page, name: string, { enhanced = false } = {}): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Runtime.evaluate', { expression: `${axe.source};0` });
  await devtools.detach();
  const found = await page.evaluate(async (enhanced) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    // Only violations are read, and their elements as HTML: other results, selectors of every element that was
    // looked at, and style sheets for rules of other kinds aren't collected.
    const { violations } = await inPage.run(document, {
      resultTypes: ['violations'],
      selectors: false,
      preload: false,
      rules: { 'color-contrast-enhanced': { enabled: enhanced } }
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
    );
  }, enhanced);
  // The expectation is soft, so that the rest of the test is reported too.
  expect.soft(found, name).toEqual([]);
}
