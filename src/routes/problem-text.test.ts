import { messageOf, type ProblemCode } from '$lib/points';
import { expect, test } from 'vitest';
import { problemText } from './problem-text';

test.each([
  [{ code: 'duplicate-id', params: { value: 'e1' } }, 'e1'],
  [{ code: 'duplicate-id', params: { value: 'e1', differs: '日期' } }, '日期'],
  [{ code: 'unknown-subject', params: { value: 'u9' } }, 'u9'],
  [{ code: 'unknown-scheme', params: { value: 'gone' } }, 'gone'],
  [{ code: 'not-begun', params: { period: '2026-12' } }, '2026年12月还没有开始'],
  [{ code: 'not-begun', params: { period: '1000-01' } }, '1000-01'],
  [{ code: 'not-begun', params: { period: '1899-Q4' } }, '1899-Q4'],
  [{ code: 'assembly-due', params: { quarter: '2026-Q4', body: '党员大会' } }, '2026年第四季度的党员大会'],
  [{ code: 'not-sealed', params: { period: 'nonsense' } }, '不能公示'],
  [{ code: 'unnumbered-namesakes', params: { name: '王芳', count: 2, known: 1 } }, '王芳'],
  [{ code: 'sign-in-too-often', params: { seconds: 40 } }, '40 秒'],
  [{ code: 'sign-in-unknown-device', params: { seconds: 75 } }, '2 分钟']
] as const)('%o names what it is about', (reported, what) => {
  expect(problemText(reported)).toContain(what);
});

test('a sentence with a hole is never shown', () => {
  const holed = { code: 'unknown-subject' as ProblemCode, params: {} };
  expect(() => messageOf(holed, 'zh')).toThrow('{value}');
});
