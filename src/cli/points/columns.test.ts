import { expect, it } from 'vitest';
import { alignedColumns, displayWidth } from './columns';

it('a Chinese character is two columns wide, a rare one too', () => {
  expect(['张三', 'u1', '（1）', '𠮷', '−2'].map(displayWidth)).toEqual([4, 2, 5, 2, 2]);
});

it('columns line up on a terminal', () => {
  expect(
    alignedColumns(
      [
        ['名次', '姓名', '分'],
        ['1', 'Ann', '2.5']
      ],
      new Set([0])
    )
  ).toEqual(['名次  姓名  分', '   1  Ann   2.5']);
});
