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

test('a last page that is less than half full shares with the one before it', () => {
  expect(heads(rulePages(rule(8), most(8)))).toEqual(['＃····', '（续）····']);
  // More than half of the last page is taken already.
  expect(heads(rulePages(rule(11), most(8)))).toEqual(['＃·······', '（续）····']);
  // The first of three pages stays full.
  expect(heads(rulePages(rule(15), most(8)))).toEqual(['＃·······', '（续）····', '（续）····']);
});

test('pages that share begin with a part where one begins there, and leave no title at the foot', () => {
  expect(heads(rulePages(rule(4, 4), most(9)))).toEqual(['＃····', '＃····']);
  expect(heads(rulePages(rule(5, 2), most(8)))).toEqual(['＃····', '（续）·＃··']);
});

test('lines of several rows weigh what they hold', () => {
  const [part] = rule(6).parts;
  const lines = (part?.lines ?? []).map((line, at) => (at === 0 ? { ...line, text: '长'.repeat(60) } : line));
  const long = { ...rule(), parts: [{ title: '第1部分', lines }] };
  expect(heads(rulePages(long, most(6)))).toEqual(['＃·', '（续）·····']);
});

test('no lines, no pages; a line too large for any page has one of its own', () => {
  expect(rulePages(rule(), most(4))).toEqual([]);
  expect(
    rulePages(rule(2), () => false)
      .flat()
      .filter(({ kind }) => kind === 'line')
  ).toHaveLength(2);
});
