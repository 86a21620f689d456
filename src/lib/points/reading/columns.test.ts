import { expect, test } from 'vitest';
import { readRoster } from '..';

test('headings are found with the marks that people add to them', () => {
  const table = {
    file: 'a.csv',
    header: [' 编 号* ', '姓名：', '离岗'],
    rows: [{ row: 2, cells: ['u1', '李明', ''] }]
  };
  expect(readRoster(table)).toMatchObject({ subjects: [{ id: 'u1', name: '李明', to: null }], problems: [] });
});
