import { expect, test } from 'vitest';
import { planned } from '../../../../../../tests/make/planned';
import { csv, rawWorkbook, sheetXml, upload, workbook } from '../../../../../../tests/make/workbook';

test('a title above, totals below, a remark and notes beside are left, and said', async () => {
  const file = workbook({
    十一月: [
      ['阳光社区2026年11月干部积分登记表', null, null, null, null, null],
      ['填表人：方敏', null, null, null, null, null],
      [],
      ['流水号', '编号', '姓名', '事项', '日期', '备注'],
      ['e1', 'u1', '李明', '调解纠纷', '2026-11-03', '已核'],
      [],
      ['e2', 'u2', '沈秋月', '调解纠纷', '2026-11-04', null],
      ['合计', null, null, 2, null, null],
      ['说明：以上事项经两委会核实无误', null, null, null, null, null]
    ]
  });
  const plan = await planned([upload('十一月.xlsx', file)]);
  expect(plan.problems).toEqual([]);
  expect(plan.entries.added.map((one) => [one.row, one.entry.id])).toEqual([
    [5, 'e1'],
    [7, 'e2']
  ]);
  expect(plan.notices.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['left-title', 1, null],
    ['left-title', 2, null],
    ['left-totals', 8, null],
    ['left-remark', 9, null],
    ['left-column', null, '备注'],
    ['no-basis', 5, '依据']
  ]);
});

test('a row with nothing but a long number is data, and its empty cells are problems', async () => {
  const plan = await planned([csv('流水号,编号,事项,日期\n阳光社区2026年11月第0000001号,,,\n')]);
  expect(plan.notices).toEqual([]);
  expect(plan.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['unknown-subject', 2, '编号'],
    ['unknown-item', 2, '事项'],
    ['bad-date', 2, '日期']
  ]);
});

test('headers in English, in another order, with stars and spaces', async () => {
  const plan = await planned([csv('date, ITEM ,编 号*,id\n2026-11-03,mediation,u1,e1\n')]);
  expect(plan.problems).toEqual([]);
  expect(plan.entries.added).toHaveLength(1);
});

test('one name merged over three rows stands for each of them', async () => {
  const sheet = sheetXml([
    ['流水号', '编号', '事项', '日期'],
    ['e1', 'u1', '调解纠纷', '2026-11-03'],
    ['e2', '', '调解纠纷', '2026-11-04'],
    ['e3', '', '调解纠纷', '2026-11-05']
  ]).replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>');
  const plan = await planned([upload('a.xlsx', rawWorkbook(sheet))]);
  expect(plan.problems).toEqual([]);
  expect(plan.entries.added.map((one) => one.entry.subject)).toEqual(['u1', 'u1', 'u1']);
});

test('a GBK file, and UTF-8 with a BOM', async () => {
  // 编号,姓名 / u1,李明
  const gbk = Uint8Array.from([
    0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x75, 0x31, 0x2c, 0xc0, 0xee, 0xc3, 0xf7, 0x0a
  ]);
  expect(await planned([upload('名册.csv', gbk)])).toMatchObject({ problems: [], roster: { unchanged: 1 } });
  expect(await planned([csv('\ufeff编号,姓名\nu1,李明\n')])).toMatchObject({
    problems: [],
    roster: { unchanged: 1 }
  });
});

test('a sheet of notes beside the tables is said', async () => {
  const file = workbook({
    名册: [
      ['编号', '姓名'],
      ['u1', '李明']
    ],
    说明: [['先填名册']]
  });
  const { problems, notices } = await planned([upload('a.xlsx', file)]);
  expect(problems).toEqual([]);
  expect(notices).toMatchObject([{ code: 'left-sheet', sheet: '说明' }]);
});
