import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { PrintedSheet } from './sheet';
import { writeWorkbook } from './write-workbook';

const sheet = (rows: PrintedSheet['rows'], name = '台账'): PrintedSheet => ({
  name,
  titles: ['示例社区积分台账（2026年10月）', '单位：分'],
  columns: [
    { title: '事项', width: 20, style: 'text' },
    { title: '分值', width: 8, style: 'points' }
  ],
  rows
});

describe('a workbook', () => {
  it('is read back as it was written: numbers as numbers, an empty cell as none, several sheets', async () => {
    const bytes = await writeWorkbook([
      sheet([
        ['调解 <纠纷> & “其他”', 5.5],
        ['', -2],
        ['行\n二', null]
      ]),
      sheet([], "二'月")
    ]);
    expect((await readXlsxFile(bytes)).map((each) => each.sheet)).toEqual(['台账', "二'月"]);
    const rows = await readSheet(bytes);
    expect(rows).toEqual([
      ['示例社区积分台账（2026年10月）', null],
      ['单位：分', null],
      ['事项', '分值'],
      ['调解 <纠纷> & “其他”', 5.5],
      [null, -2],
      ['行\n二', null]
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('%j is text and no formula', async (text) => {
    const rows = await readSheet(await writeWorkbook([sheet([[text, 1]])]));
    expect(rows[3]?.[0]).toBe(`'${text}`.trim());
  });

  it('has real dates where a column has dates, and other text there stays text', async () => {
    const rows = [
      ['2026-10-31', '2026-10-31T18:00'],
      ['在任', ''],
      ['2026-02-30', '1900-01-01']
    ];
    const columns = (['date', 'moment'] as const).map((style) => ({ title: '', width: 12, style }));
    expect(await readSheet(await writeWorkbook([{ ...sheet(rows), titles: [], columns }]))).toEqual([
      [new Date('2026-10-31T00:00Z'), new Date('2026-10-31T18:00Z')],
      ['在任', null],
      ['2026-02-30', '1900-01-01']
    ]);
  });

  it('leaves out what XML can’t hold', async () => {
    const rows = await readSheet(await writeWorkbook([sheet([['a\u0000b\u0007c', 1]])]));
    expect(rows[3]?.[0]).toBe('abc');
  });

  it('tells how far it is, takes rows as they come, and stops when nobody waits any more', async () => {
    const seen: number[] = [];
    async function* many() {
      for (let n = 0; n < 1000; n += 1) yield [`e${n}`, n];
    }
    await writeWorkbook([sheet(many())], { progress: (rows) => seen.push(rows) });
    expect(seen).toEqual([250, 500, 750, 1000, 1000]);
    const stopped = new AbortController();
    const progress = (rows: number) => rows >= 500 && stopped.abort(new Error('left'));
    await expect(writeWorkbook([sheet(many())], { progress, signal: stopped.signal })).rejects.toThrow(
      'left'
    );
  });
});
