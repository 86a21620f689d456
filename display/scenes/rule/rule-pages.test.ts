import { expect, test } from 'vitest';
import { rulePages } from './rule-pages';

const rule = (...counts: number[]) => ({
  title: '社区干部积分管理办法',
  version: '2024-01-01',
  parts: counts.map((count, part) => ({
    title: `第${part + 1}部分`,
    lines: Array.from({ length: count }, (_, i) => ({
      text: `事项 ${i + 1}`,
      points: '+5',
      clause: '第八条'
    }))
  }))
});
const heads = (pages: ReturnType<typeof rulePages>) =>
  pages.map((page) =>
    page.map((line) => (line.kind === 'part' ? (line.again ? '（续）' : '＃') : '·')).join('')
  );
const most = (count: number) => (page: readonly unknown[]) => page.length <= count;

test('parts follow one another while they fit', () => {
  expect(heads(rulePages(rule(2, 3), most(8)))).toEqual(['＃··＃···']);
});

test('a part that goes on says so at the head of its next page', () => {
  expect(heads(rulePages(rule(6), most(4)))).toEqual(['＃···', '（续）···']);
});

test('no part’s title stands alone at the foot', () => {
  expect(heads(rulePages(rule(2, 2), most(4)))).toEqual(['＃··', '＃··']);
});

test('no lines, no pages; a line too large for any page has one of its own', () => {
  expect(rulePages(rule(), most(4))).toEqual([]);
  expect(
    rulePages(rule(2), () => false)
      .flat()
      .filter(({ kind }) => kind === 'line')
  ).toHaveLength(2);
});
