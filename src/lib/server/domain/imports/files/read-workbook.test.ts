import { describe, expect, it } from 'vitest';
import { workbook } from '../../../../../../tests/make/workbook';
import { readWorkbook } from './read-workbook';

describe('readWorkbook', () => {
  it('reads text, numbers and dates as text', async () => {
    const bytes = workbook({
      名册: [
        ['编号', '姓名'],
        ['u1', '𠮷田'],
        [2, '李明']
      ],
      积分: [['日期'], [new Date('2026-10-03')], [0.30000000000000004]]
    });
    const grids = await readWorkbook(bytes);
    expect(grids.map((g) => g.sheet)).toEqual(['名册', '积分']);
    expect(grids[0]?.rows.map((r) => r.cells)).toEqual([
      ['编号', '姓名'],
      ['u1', '𠮷田'],
      [2, '李明']
    ]);
    expect(grids[1]?.rows.map((r) => r.cells)).toEqual([
      ['日期'],
      [new Date('2026-10-03')],
      [0.30000000000000004]
    ]);
  });
});
