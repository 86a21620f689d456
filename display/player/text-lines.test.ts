import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headlineLines, rememberWordsIn } from './text-lines';

test.each([
  ['关于2026年10月社区干部积分情况的公示', ['关于2026年10月社区', '干部积分情况的公示']],
  ['本周六开展冬季取暖安全入户检查', ['本周六开展冬季取暖', '安全入户检查']],
  ['停水通知', ['停水通知']],
  // Lines are parted by sense rather than in halves; one word before a mark makes no line.
  ['【演练】暴雨红色预警：请不要外出', ['【演练】暴雨红色预警：', '请不要外出']],
  ['注意：本周六开展冬季取暖安全入户检查', ['注意：本周六开展冬季', '取暖安全入户检查']]
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

test('words of a headline are kept for the next start; what doesn’t fit its text is split anew', () => {
  const kept = new Map<string, unknown>();
  rememberWordsIn(kept);
  const lines = headlineLines('停水通知', 12);
  expect(kept.get('words 停水通知')).toEqual(['停水', '通知']);
  expect(headlineLines('停水通知', 12)).toEqual(lines);
  kept.set('words 停水通知', ['停', '水通知']);
  expect(headlineLines('停水通知', 3)).toEqual(['停', '水通知']);
  for (const broken of [['停水'], '停水通知', null]) {
    kept.set('words 停水通知', broken);
    expect(headlineLines('停水通知', 12)).toEqual(lines);
  }
});
