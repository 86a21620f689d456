import { describe, expect, it } from 'vitest';
import { readRoster } from '..';
import { table } from '../../../../tests/points/reading';

describe('the roster', () => {
  it('has Chinese or English headings in any order, with spaces and case as they come', () => {
    const { subjects, problems } = readRoster(
      table(
        ['\ufeff 姓名　', '到岗', 'SUBJECT', '备注'],
        ['张三', '2026/1/5', '　u1 ', '…'],
        ['', null, 'u2', '']
      )
    );
    expect(problems).toEqual([]);
    expect(subjects).toEqual([
      { id: 'u1', name: '张三', pool: '', group: '', from: '2026-01-05', to: null },
      { id: 'u2', name: '', pool: '', group: '', from: null, to: null }
    ]);
  });

  it('names every problem, row by row', () => {
    const { problems } = readRoster(
      table(
        ['编号', '到岗', '离岗'],
        ['u1', '2026-02-30', ''],
        ['', '', ''],
        ['u1', '2026-03-01', '2026-02-01'],
        ['', '2026-01-01', '']
      )
    );
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['bad-date', 2, '到岗'],
      ['duplicate-subject', 4, '编号'],
      ['bad-date', 4, '离岗'],
      ['missing-column', 5, '编号']
    ]);
  });

  it('without its column is refused', () => {
    expect(readRoster(table(['姓名'])).problems).toMatchObject([
      { code: 'missing-column', row: 1, column: 'subject' }
    ]);
  });
});
