import type { Page } from '@playwright/test';

/** The faults of a page's HTML that a validator finds and a browser forgives, as far as pages here have had them. */
export function invalidMarkup(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const head = (element: Element) => element.outerHTML.slice(0, 120);
    const nested = document.querySelectorAll(
      ':is(h1, h2, h3, h4, p, label, button, summary > span) :is(form, div, ul, ol, table, fieldset, section)'
    );
    const named = document.querySelectorAll(
      'label[aria-busy], label[aria-label], :is(div, span, p, b, i)[aria-label]:not([role])'
    );
    const unwrapped = document.querySelectorAll('textarea[wrap=off]');
    const unchosen = [...document.querySelectorAll<HTMLSelectElement>('select[required]')].filter(
      ({ multiple, size, options }) => !multiple && size <= 1 && options[0]?.value !== ''
    );
    const refreshes = [...document.querySelectorAll('noscript, meta[http-equiv=refresh]')].filter((element) =>
      /content="\d+;\S/.test(element.textContent + element.outerHTML)
    );
    return [...nested, ...named, ...unwrapped, ...unchosen, ...refreshes].map(head);
  });
}
