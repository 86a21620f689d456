import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headlineLines } from './text-lines';

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
