import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate } from './paginate';

/** Twenty characters a line, so many lines; a paragraph costs half a line besides. */
const room = (first: number, next: number) => (page: readonly string[], index: number) =>
  page.reduce((sum, each) => sum + Math.ceil(Array.from(each).length / 20) + 0.5, 0) <=
  (index === 0 ? first : next);

test('a short text is one page of its paragraphs', () => {
  expect(paginate('甲。\n\n乙。', room(5, 9))).toEqual([['甲。', '乙。']]);
});

test('a long one goes on to further pages, at the end of a sentence', () => {
  const sentence = '社区干部将逐户查看燃气软管、取暖炉和烟道。';
  const pages = paginate(sentence.repeat(12), room(5, 9));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page.join('')).toMatch(/。$/);
});

test('a closing quotation mark stays with its sentence', () => {
  const pages = paginate('他说：“都来看看。”'.repeat(30), room(5, 9));
  for (const page of pages) expect(page[0]).toMatch(/^他/);
});

test('without sentences no page begins with a comma', () => {
  for (const page of paginate('甲乙丙丁戊，'.repeat(80), room(2, 2))) expect(page[0]).not.toMatch(/^，/);
});

test('a measure that nothing fits in makes as many pages as characters, and ends', () => {
  expect(paginate('甲𠮷乙', () => false)).toEqual([['甲'], ['𠮷'], ['乙']]);
});

test('nothing to say is one empty page', () => {
  expect(paginate(' \n ', () => true)).toEqual([[]]);
});

test('no text loses a character, no character is torn, and no page is fuller than its room', () => {
  const character = fc.constantFrom('字', '。', 'a', '，', '\n', '𠮷', '”');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 900 }), (body) => {
      const fits = room(5, 9);
      const pages = paginate(body, fits);
      expect(pages.flat().join('').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
      for (const part of pages.flat()) expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      pages.forEach((page, i) => expect(fits(page, i)).toBe(true));
    })
  );
});
