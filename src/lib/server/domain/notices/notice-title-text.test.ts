import { expect, test } from 'vitest';
import { builtInScheme } from '$lib/schemes';
import { noticeTitleText } from './notice-title-text';

test.each([
  ['community-cadres', '2026-10', '关于2026年10月社区干部积分情况的公示'],
  ['community-organisation', '2026', '关于2026年度社区考核得分的公示'],
  ['county-officials', '2026-Q3', '关于2026年第三季度科级领导干部及后备干部日常积分情况的公示'],
  ['party-members', '2026-10', '关于2026年10月党员积分初评结果的公示'],
  ['party-members', '2026-Q3', '关于2026年第三季度党员积分情况的公示'],
  ['town-thousand', '2026-10', '关于2026年10月机关干部考核得分的公示']
])('%s: the heading of %s as offices write it', (id, period, title) => {
  expect(noticeTitleText(builtInScheme(id) ?? expect.fail(id), period)).toBe(title);
});

test('a scheme of one’s own without nouns takes them from its name', () => {
  expect(noticeTitleText({ name: '村民积分管理办法' }, '2026-H1')).toBe('关于2026年上半年村民积分情况的公示');
});
