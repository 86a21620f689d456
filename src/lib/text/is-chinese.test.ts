import { expect, it } from 'vitest';
import { isChinese } from './is-chinese';

it.each([
  ['李明', true],
  ['《社区干部积分办法》第3条', true],
  ['阿依努尔·热合曼', true],
  ['Li Ming', false],
  ['declared by 李明', false],
  ['20', false],
  ['', false]
])('%j: %s', (text, is) => expect(isChinese(text)).toBe(is));
