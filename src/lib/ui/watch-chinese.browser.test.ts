import { afterEach, expect, it, vi } from 'vitest';
import { watchChinese } from './watch-chinese';

let end = () => {};
afterEach(() => {
  end();
  document.body.replaceChildren();
});

const languages = () =>
  [...document.querySelectorAll('#page [lang]')].map(
    (element) => `${element.id}: ${String(element.getAttribute('lang'))}`
  );

/** Draws a page in English. */
function drawn(...children: [id: string, text: string][]): HTMLElement {
  document.documentElement.lang = 'en';
  const page = Object.assign(document.createElement('main'), { id: 'page' });
  for (const [id, textContent] of children)
    page.append(Object.assign(document.createElement('p'), { id, textContent }));
  document.body.append(page);
  return page;
}

it('marks what is Chinese, and nothing else', () => {
  end = watchChinese(drawn(['name', '李明'], ['mixed', 'declared by 李明'], ['number', '20']));
  expect(languages()).toEqual(['name: zh-CN']);
});

it('marks what is drawn later, and takes the mark from what is Chinese no more', async () => {
  const page = drawn(['name', '李明']);
  end = watchChinese(page);
  page.append(Object.assign(document.createElement('p'), { id: 'later', textContent: '韩冰' }));
  await vi.waitFor(() => expect(languages()).toEqual(['name: zh-CN', 'later: zh-CN']));
  const [text] = page.querySelector('#name')?.childNodes ?? [];
  if (text instanceof Text) text.data = 'Nobody';
  await vi.waitFor(() => expect(languages()).toEqual(['later: zh-CN']));
});
