import { expect, test } from 'vitest';
import { readRoster } from '..';
import { columnsOf, entryHeadings } from './columns';

test('headings are found with the marks that people add to them', () => {
  const table = {
    file: 'a.csv',
    header: [' 编 号* ', '姓名：', '离岗'],
    rows: [{ row: 2, cells: ['u1', '李明', ''] }]
  };
  expect(readRoster(table)).toMatchObject({ subjects: [{ id: 'u1', name: '李明', to: null }], problems: [] });
});

test('files with the former headings 入账月 and 冲正 stay readable', () => {
  const cells = ['2026-01', 'e1'];
  const inOwnWords = (header: string[]) =>
    columnsOf({ file: 'a.csv', header, rows: [{ row: 2, cells }] }, entryHeadings, []).rows.map((row) => [
      row.cell('period'),
      row.cell('reverses')
    ]);
  expect(inOwnWords(['入账月', '冲正'])).toEqual([cells]);
  expect(inOwnWords(['登记月', '更正'])).toEqual([cells]);
});
