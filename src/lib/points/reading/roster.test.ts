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

  it('M16 has several rows of one person, with days that don’t overlap, in any order', () => {
    const { subjects, problems } = readRoster(
      table(
        ['编号', '姓名', '序列', '类别', '部门', '到岗', '离岗'],
        ['u1', '张三', 'leaders', 'head', '党政办', '2026-07-01', ''],
        ['u2', '李四', 'reserve', '', '', '', ''],
        ['u1', '张三', 'reserve', 'staff', '财政所', '', '2026-03-31'],
        ['u1', '张三', 'reserve', 'head', '', '2026-04-01', '2026-05-31']
      )
    );
    expect(problems).toEqual([]);
    expect(subjects).toEqual([
      {
        id: 'u1',
        name: '张三',
        pool: 'leaders',
        group: 'head',
        department: '党政办',
        from: '2026-07-01',
        to: null,
        earlier: [
          { pool: 'reserve', group: 'staff', from: null, to: '2026-03-31' },
          { pool: 'reserve', group: 'head', from: '2026-04-01', to: '2026-05-31' }
        ]
      },
      { id: 'u2', name: '李四', pool: 'reserve', group: '', from: null, to: null }
    ]);
  });

  it.each([
    ['overlap by a day', ['u1', '张三', '', '2026-06-30'], ['u1', '张三', '2026-06-30', '']],
    ['have no dates', ['u1', '张三', '', ''], ['u1', '张三', '', '']],
    ['are open on both sides', ['u1', '张三', '2026-01-01', ''], ['u1', '张三', '2026-07-01', '']],
    ['name two people', ['u1', '张三', '', '2026-05-31'], ['u1', '李四', '2026-06-01', '']]
  ])('M16 refuses rows of one number that %s', (_, one, other) => {
    const { problems } = readRoster(table(['编号', '姓名', '到岗', '离岗'], one, other));
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['duplicate-subject', 3, '编号']
    ]);
  });

  it('without its column is refused', () => {
    expect(readRoster(table(['姓名'])).problems).toMatchObject([
      { code: 'missing-column', row: 1, column: 'subject' }
    ]);
  });
});
