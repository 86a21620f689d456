import { describe, expect, it } from 'vitest';
import { workbook, type MadeSheetRow } from '../../../../../../tests/make/workbook';
import { readWorkbook } from '../../imports/files/read-workbook';
import { findSheet } from './find-sheet';
import { dayColumns } from './people-sheet';

/** Made sheets, as recorders keep them. */
const found = (rows: MadeSheetRow[], sheet = '积分') =>
  findSheet('表.xlsx', { sheet, rows: rows.map((cells, at) => ({ row: at + 1, cells })) });

describe('findSheet', () => {
  it('finds one header row, people below it, and leaves totals and remarks', () => {
    const sheet = found([
      ['河东社区2026年10月积分登记表'],
      ['序号', '姓名', '参加活动', '调解纠纷', '合计', '备注'],
      [1, '李 明', 2, null, 4, null],
      [2, '韩冰', null, 1, 5, '新到岗'],
      ['合计', null, 2, 1, 9, null],
      ['填表人：方敏', null, null, '审核：王主任']
    ]);
    expect(sheet?.month).toBe('2026-10');
    expect(sheet?.person).toEqual({ number: null, name: '姓名' });
    expect(sheet?.rows.map(({ row, name }) => [row, name])).toEqual([
      [3, '李 明'],
      [4, '韩冰']
    ]);
    expect(sheet?.columns.map(({ label, filled }) => [label, filled])).toEqual([
      ['序号', 2],
      ['参加活动', 1],
      ['调解纠纷', 1],
      ['合计', 2],
      ['备注', 1]
    ]);
    expect(sheet?.left.map(({ code, row }) => [code, row])).toEqual([
      ['left-totals', 5],
      ['left-remark', 6]
    ]);
  });

  it('joins a header of two rows, pasted: what was merged is empty', () => {
    const sheet = found([
      ['编号', '姓名', '任务分', null, '奖励分', null, '合计'],
      [null, null, '参加活动', '调解纠纷', '受表彰', '其他', null],
      ['u1', '李明', 1, 2, null, null, 3]
    ]);
    expect(sheet?.columns.map(({ path }) => path)).toEqual([
      ['任务分', '参加活动'],
      ['任务分', '调解纠纷'],
      ['奖励分', '受表彰'],
      ['奖励分', '其他'],
      ['合计']
    ]);
    expect(sheet?.rows).toMatchObject([{ row: 3, number: 'u1', name: '李明' }]);
  });

  it('joins the same out of a workbook, where 姓名 is merged over both rows', () => {
    const sheet = found([
      ['姓名', '任务分', null, '合计'],
      ['姓名', '参加活动', '调解纠纷', '合计'],
      ['李明', 1, 2, 3]
    ]);
    expect(sheet?.columns.map(({ path }) => path)).toEqual([
      ['任务分', '参加活动'],
      ['任务分', '调解纠纷'],
      ['合计']
    ]);
  });

  it('takes names of sections above the row of names, and no date for one', () => {
    const sheet = found([
      ['积分登记表'],
      [null, '制表：2026年10月', null],
      [null, '任务分', null],
      ['姓名', '参加活动', '调解纠纷'],
      ['李明', 1, 2]
    ]);
    expect(sheet?.columns.map(({ label }) => label)).toEqual(['任务分 / 参加活动', '任务分 / 调解纠纷']);
    expect(sheet?.title).toBe('积分登记表 制表：2026年10月');
  });

  it('parts months from items, and remembers them together', () => {
    const sheet = found([
      ['姓名', '参加活动', null, null],
      [null, '8月', '9月', '十月'],
      ['李明', 1, 2, 3]
    ]);
    expect(sheet?.columns.map(({ month, key }) => [month, key])).toEqual([
      ['08', '参加活动'],
      ['09', '参加活动'],
      ['10', '参加活动']
    ]);
  });

  it('takes rising numbers for days, with weekdays below them, and afternoons below mornings', () => {
    const days = [1, 2, 3, 4, 5, 6, 7];
    const sheet = found(
      [
        ['姓名/日期', '时段', ...days, '迟到次数'],
        [null, null, '四', '五', '六', '日', '一', '二', '三', null],
        ['李明', '上午', '√', '√', null, null, '迟', '√', '√', 1],
        [null, '下午', '√', '√', null, null, '√', '√', '√', null],
        ['韩冰', '上午', '√'],
        ['韩冰', '下午', '√']
      ],
      '10月'
    );
    expect(sheet?.month).toBe('10');
    expect(dayColumns(sheet ?? { columns: [] }).map(({ day }) => day)).toEqual(days);
    expect(sheet?.rows.map(({ name, again }) => [name, again])).toEqual([
      ['李明', ''],
      ['李明', 'blank'],
      ['韩冰', ''],
      ['韩冰', 'same']
    ]);
  });

  it('is none where nobody is named, or nobody stands below', () => {
    expect(
      found([
        ['参加活动', '调解纠纷'],
        [1, 2]
      ])
    ).toBeNull();
    expect(found([['姓名', '参加活动']])).toBeNull();
  });

  it('leaves notes beside the table, and the header on the next page', () => {
    const sheet = found([
      ['姓名', '参加活动'],
      ['李明', 1, null, '问过本人'],
      ['姓名', '参加活动'],
      ['韩冰', 1]
    ]);
    expect(sheet?.rows.map(({ name }) => name)).toEqual(['李明', '韩冰']);
    expect(sheet?.left).toMatchObject([{ code: 'left-notes', column: 'D' }]);
  });

  it('reads a workbook with its rows as they count there', async () => {
    const [grid] = await readWorkbook(
      workbook({
        十月: [
          ['姓名', '参加活动'],
          ['李明', 2]
        ]
      })
    );
    expect(grid && findSheet('a.xlsx', grid)?.rows).toMatchObject([{ row: 2, name: '李明' }]);
  });
});
