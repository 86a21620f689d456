import { expect, it } from 'vitest';
import { isSameName } from './han-name';

it.each([
  ['李明', '李\u3000明'],
  ['李明', '李\u00a0明 '],
  ['阿依努尔·热合曼', '阿依努尔•热合曼'],
  ['阿依努尔·热合曼', '阿依努尔 ‧ 热合曼'],
  ['Ａｎｎａ', 'Anna'],
  // a compatibility form that some programs copy
  ['\uf9e1明', '李明']
])('%s and %s are one name', (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

it('two names stay two', () => {
  expect(isSameName('李明', '黎明')).toBe(false);
  expect(isSameName('李明', '李明明')).toBe(false);
});
