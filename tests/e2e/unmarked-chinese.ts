import type { Page } from '@playwright/test';

/**
 * Chinese on a page in English that has no mark of its language. Also marks that tear a text apart, since each would be an item of
 * a flexible box or a grid. Lists of choices and drawings can't be marked within.
 */
export function unmarkedChinese(page: Page): Promise<string[]> {
  return page.locator('body').evaluate((body) => {
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { parentElement: element, textContent } = texts.currentNode;
      if (!element || !/\p{sc=Han}/u.test(textContent ?? '')) continue;
      if (element.closest('script, style, noscript, option, select, textarea, svg')) continue;
      if (element.closest('[lang]')?.getAttribute('lang') !== 'zh-CN')
        found.push(`unmarked: ${element.outerHTML.slice(0, 160)}`);
    }
    const says = (node: Node | null) => node instanceof Text && node.data.trim() !== '';
    for (const part of body.querySelectorAll('bdi[lang]')) {
      const { parentElement: element, previousSibling, nextSibling } = part;
      if (element && /flex|grid/.test(getComputedStyle(element).display))
        if (says(previousSibling) || says(nextSibling))
          found.push(`torn apart: ${element.outerHTML.slice(0, 200)}`);
    }
    return found;
  });
}
