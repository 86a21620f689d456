import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readWorkbook } from './read-workbook';

describe('readWorkbook', () => {
  it('reads text, numbers and dates as text', async () => {
    const bytes = await writeXlsxFile([
      {
        sheet: '名册',
        data: [
          ['编号', '姓名'],
          ['u1', '𠮷田'],
          [2, '李明']
        ]
      },
      {
        sheet: '积分',
        data: [
          ['日期'],
          [{ value: new Date(Date.UTC(2026, 9, 3)), type: Date, format: 'yyyy-mm-dd' }],
          [0.30000000000000004]
        ]
      }
    ] as never).toBuffer();
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
