import { afterEach, expect, test, vi } from 'vitest';
import { fromHtml } from './index';

afterEach(() => vi.restoreAllMocks());

/** How often a text is read from: once for each piece taken, and once for each character that a search passes. */
function looksIn(read: () => void): number {
  let looks = 0;
  const { indexOf, charAt } = String.prototype;
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, what, from = 0) {
    const found = indexOf.call(this, what, from);
    looks += (found < 0 ? this.length : found) - from + 1;
    return found;
  });
  vi.spyOn(String.prototype, 'charAt').mockImplementation(function (this: string, at) {
    looks += 1;
    return charAt.call(this, at);
  });
  read();
  vi.restoreAllMocks();
  return looks;
}

test.each([
  ['tags that end nowhere', '<a '],
  ['tags whose quotes end nowhere', '<a "'],
  ['tags of both quotes', `<a "'`],
  ['bold that ends nowhere', '<b>'],
  ['bold of nothing', '<b></b> '],
  ['links in links', '<a href="https://a.cn">字'],
  ['links that were never begun', '字</a>'],
  ['comments that end nowhere', '<!-'],
  ['comments', '<!---->'],
  ['scripts', '<script></script>'],
  ['lists in lists', '<ul><li>'],
  ['cells of nothing', '<td></td>'],
  ['signs that are hidden', '<span style="mso-list:Ignore">'],
  ['signs of less', '<'],
  ['entities that end nowhere', '&amp']
])('%s, twenty thousand of them, are looked at a few times each', (_, piece) => {
  const html = piece.repeat(20_000);
  let text = '';
  expect(looksIn(() => (text = fromHtml(html)))).toBeLessThan(4 * html.length);
  expect(text.length).toBeLessThan(2 * html.length);
});

test('a row of empty cells behind a dash is a row', () => {
  const row = `<tr><td>-</td>${'<td></td>'.repeat(60)}<td>尾</td></tr>`;
  expect(fromHtml(`<table>${row}</table>`)).toBe(`-${'\u3000'.repeat(61)}尾`);
});

test('a link within another ends it; one over two paragraphs is one in each', () => {
  expect(fromHtml('<a href="https://a.cn">一<a href="https://b.cn">二</a>三</a>')).toBe(
    '[一](https://a.cn)[二](https://b.cn)三'
  );
  expect(fromHtml('<a href="https://a.cn"><h3>题</h3><p>文</p></a>')).toBe(
    '# [题](https://a.cn)\n[文](https://a.cn)'
  );
});
