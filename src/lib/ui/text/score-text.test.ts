import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scoreHeading, scoreText, totalHeading } from './score-text';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(() => 'zh-CN'));

const own = { name: '考核得分', english: 'assessment points' };

test.each([
  ['zh-CN', '积分', '考核得分', '考核得分'],
  ['en', 'points', 'assessment points', 'Assessment points']
] as const)('%s', (locale, usual, text, heading) => {
  overwriteGetLocale(() => locale);
  expect([scoreText(undefined), scoreText(own), scoreHeading(own)]).toEqual([usual, text, heading]);
});

test('a balance is named as such, except where the document has a word of its own', () => {
  expect(totalHeading({ ranks: 'points' }, '本月积分')).toBe('本月积分');
  expect(totalHeading({ ranks: 'balance' }, '本月积分')).toBe('累计积分');
  expect(totalHeading({ ranks: 'balance', score: own }, '本月积分')).toBe('考核得分');
});
