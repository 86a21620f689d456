import { afterEach, expect, it, vi } from 'vitest';
import { joinChinese } from './join-chinese';
import { watchChinese } from './watch-chinese';

let end = () => {};
afterEach(() => {
  end();
  document.body.replaceChildren();
});

const languages = () =>
  [...document.querySelectorAll('#page p[lang]')].map(
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

const parts = () =>
  [...document.querySelectorAll('#page bdi[lang]')].map(
    ({ textContent, parentElement }) => `${parentElement?.parentElement?.id ?? ''}: ${textContent}`
  );

it('marks the Chinese parts of a text, until it changes or goes', async () => {
  const page = drawn(['mixed', 'declared by 李明 and 韩冰'], ['other', '第 3 of 9']);
  end = watchChinese(page);
  expect(parts()).toEqual(['mixed: 李明', 'mixed: 韩冰', 'other: 第']);
  const mixed = page.querySelector('#mixed') ?? expect.fail('no text');
  const [text] = mixed.childNodes;
  if (!(text instanceof Text)) return expect.fail('no text');
  expect(mixed.textContent).toBe('declared by 李明 and 韩冰');
  text.data = 'declared by 沈秋月 today';
  await vi.waitFor(() => expect(parts()).toEqual(['mixed: 沈秋月', 'other: 第']));
  expect(mixed.textContent).toBe('declared by 沈秋月 today');
  text.data = 'declared by ';
  await vi.waitFor(() => expect(mixed.textContent).toBe('declared by '));
  text.data = 'declared by 沈秋月 today';
  await vi.waitFor(() => expect(parts()).toEqual(['mixed: 沈秋月', 'other: 第']));
  page.append(text);
  await vi.waitFor(() => expect(parts()).toEqual(['other: 第', 'page: 沈秋月']));
  expect(page.textContent).toBe('第 3 of 9declared by 沈秋月 today');
  text.remove();
  await vi.waitFor(() => expect(parts()).toEqual(['other: 第']));
  expect(page.textContent).toBe('第 3 of 9');
});

it('splits no text before the page has hydrated', async () => {
  let awake = false;
  const page = drawn(['mixed', 'declared by 李明']);
  end = watchChinese(page, () => awake);
  expect(parts()).toEqual([]);
  awake = true;
  page.append(document.createElement('hr'));
  await vi.waitFor(() => expect(parts()).toEqual(['mixed: 李明']));
});

it('leaves drawings and lists of choices as they are', () => {
  const page = drawn();
  page.innerHTML = '<select><option>A 李明</option></select><svg><text>A 李明</text></svg>';
  end = watchChinese(page);
  expect(parts()).toEqual([]);
});

it('joins what the server split, so that the page hydrates with whole texts', () => {
  const page = drawn();
  page.innerHTML =
    '<p><bdi>by <bdi lang="zh-CN">李明</bdi> and <bdi lang="zh-CN">韩冰</bdi></bdi><!-- -->.</p>';
  joinChinese(page);
  expect(page.innerHTML).toBe('<p>by 李明 and 韩冰<!-- -->.</p>');
  expect(page.firstChild?.childNodes).toHaveLength(3);
});
