import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headlineLines, textPages, widthOf } from './text-lines';

test.each([
  ['2026年10月社区干部积分结果公示', ['2026年10月社区干部', '积分结果公示']],
  ['本周六开展冬季取暖安全入户检查', ['本周六开展冬季取暖', '安全入户检查']],
  ['停水通知', ['停水通知']]
])('%s is broken by meaning', (title, lines) => {
  expect(headlineLines(title, 12)).toEqual(lines);
});

test('no headline loses a character', () => {
  const character = fc.constantFrom(...'积分结果公示2026年（）a b，');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 60 }), (title) => {
      expect(headlineLines(title, 12).join('').replace(/\s/g, '')).toBe(title.replace(/\s/g, ''));
    })
  );
});

const room = { columns: 20, first: 5, next: 9 };

test('a short text is one page of its paragraphs', () => {
  expect(textPages('甲。\n\n乙。', room)).toEqual([['甲。', '乙。']]);
});

test('a long one goes on to further pages, at the end of a sentence', () => {
  const sentence = '社区干部将逐户查看燃气软管、取暖炉和烟道。';
  const pages = textPages(sentence.repeat(12), room);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page.join('').endsWith('。')).toBe(true);
});

test('no text loses a character, and no page is fuller than its lines', () => {
  const character = fc.constantFrom('字', '。', 'a', '，', '\n', '𠮷');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 900 }), (body) => {
      const pages = textPages(body, room);
      expect(pages.flat().join('').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
      pages.forEach((page, i) => {
        const lines = page.reduce((sum, each) => sum + Math.ceil(widthOf(each) / 20) + 0.5, 0);
        expect(lines).toBeLessThanOrEqual(i === 0 ? room.first : room.next);
      });
    })
  );
});
