import { expect, it } from 'vitest';
import { proposeFromTable, rowsOfPaste } from './from-table';

const rows = (...lines: (string | number | null)[][]) => lines.map((cells, n) => ({ row: n + 1, cells }));
const reported = (list: ReturnType<typeof proposeFromTable>) =>
  list?.map(({ id, section, name, worth, source }) => [id, section, name, worth, source.line]);

it('a table with marks and deductions, a title above, merged cells and a total', () => {
  const sheet = rows(
    ['社区组织建设考核细则'],
    ['考核项目', '分值', '评分标准', '自评分'],
    ['社区班子队伍建设', 3, '1、认真完成任务。执行不力的，扌II2分；不能及吋完成的，扣１分。', null],
    [null, 8, '2、完成换届选举。未能按时完成的，不得分。', null],
    [null, null, '出现失误的扣3分。', null],
    ['党员队伍建设', 2, '1、发挥作用。', null],
    ['合计', 13, null, null]
  );
  expect(reported(proposeFromTable(sheet))).toEqual([
    ['s1-1', '社区班子队伍建设', '认真完成任务', { kind: 'allowance', max: 3 }, 3],
    [
      's1-1a',
      '社区班子队伍建设',
      '执行不力',
      { kind: 'clause', of: 's1-1', effect: 'deduct', points: -2 },
      3
    ],
    [
      's1-1b',
      '社区班子队伍建设',
      '不能及时完成',
      { kind: 'clause', of: 's1-1', effect: 'deduct', points: -1 },
      3
    ],
    ['s1-2', '社区班子队伍建设', '完成换届选举', { kind: 'allowance', max: 8 }, 4],
    [
      's1-2a',
      '社区班子队伍建设',
      '未能按时完成',
      { kind: 'clause', of: 's1-2', effect: 'void', points: 0 },
      4
    ],
    [
      's1-2b',
      '社区班子队伍建设',
      '出现失误',
      { kind: 'clause', of: 's1-2', effect: 'deduct', points: -3 },
      5
    ],
    ['s2-1', '党员队伍建设', '发挥作用', { kind: 'assess', max: 2 }, 6]
  ]);
});

it('a list of items with what each is worth; one without a sign is flagged', () => {
  const list = proposeFromTable(
    rows(
      ['类别', '积分事项', '积分'],
      ['加分', '参加志愿服务每次', '+2'],
      ['扣分', '无故缺席每次', 5],
      [null, '迟到每次', '−1分']
    )
  );
  expect(reported(list)).toEqual([
    ['s1-1', '加分', '参加志愿服务每次', { kind: 'count', points: 2 }, 2],
    ['s2-1', '扣分', '无故缺席每次', { kind: 'count', points: -5 }, 3],
    ['s2-2', '扣分', '迟到每次', { kind: 'count', points: -1 }, 4]
  ]);
  expect(list?.map(({ remarks }) => remarks.map((one) => one.code))).toEqual([[], ['sign'], []]);
});

it('text pasted from a spreadsheet is a table, running text isn’t', () => {
  expect(rowsOfPaste('事项\t分值\n迟到\t-1')?.map((one) => one.cells)).toEqual([
    ['事项', '分值'],
    ['迟到', '-1']
  ]);
  expect(rowsOfPaste('一、考核内容\n迟到扣1分。')).toBeNull();
  expect(proposeFromTable(rows(['姓名', '电话'], ['张三', '1']))).toBeNull();
});
