import { expect, describe, it } from 'vitest';
import { booked, keyOf } from '../../../../../tests/make/entry';
import { person } from '../../../../../tests/make/person';
import { communityCadresScheme } from '../../../../../tests/make/unit';
import { rawWorkbook, sheetXml, type MadeSheetRow } from '../../../../../tests/make/workbook';
import type { UnitState } from '../imports/plan/plan-import';
import { readWorkbook, type Grid } from '../imports/files/read-workbook';
import { findSheet } from './layout/find-sheet';
import { itemsFor, mappingOf } from './mapping';
import { proposeMarks } from './marks/marks';
import { markText, meaningText } from './marks/meaning';
import { planSheet } from './plan-sheet';
import { proposeColumns } from './propose-columns';

const scheme = communityCadresScheme();
const unit: UnitState = {
  scheme,
  entries: [],
  keyOf,
  first: '2026-01',
  open: '2026-10',
  today: '2026-11-02',
  sealed: new Map(),
  certified: new Map(),
  fixed: [],
  subjects: [person('u1', '李明'), person('u2', '韩冰'), person('u3', '沈秋月')]
};
const gridOf = (rows: MadeSheetRow[]): Grid => ({
  sheet: '',
  rows: rows.map((cells, at) => ({ row: at + 1, cells }))
});

/** Plans a sheet as it is proposed, but for what `more` says otherwise. */
function planned(
  grid: Grid,
  {
    now = {},
    columns = [],
    marks = [],
    ...more
  }: {
    now?: Partial<UnitState>;
    month?: string;
    no?: string;
    basis?: string;
    columns?: string[];
    marks?: string[];
  } = {}
) {
  const sheet = findSheet('表.xlsx', grid) ?? expect.fail('no sheet');
  const items = itemsFor(scheme, '2026-10');
  const proposed = proposeColumns(sheet, items, new Map());
  const mapping = mappingOf(
    {
      month: '2026-10',
      no: '1',
      basis: '十月登记表',
      ...more,
      columns: [...proposed.map(({ column, meaning }) => `${column.at}:${meaningText(meaning)}`), ...columns],
      marks: [
        ...proposeMarks(sheet, items, new Map()).map(({ mark, meaning }) => `${mark}:${markText(meaning)}`),
        ...marks
      ]
    },
    items
  );
  return planSheet(sheet, mapping, { ...unit, ...now });
}
const entriesOf = ({ plan }: ReturnType<typeof planned>) =>
  plan.entries.added.map(({ entry, row }) => [
    row,
    entry.subject,
    entry.item,
    entry.date,
    entry.quantity,
    entry.value
  ]);
const problemsOf = ({ plan }: ReturnType<typeof planned>) =>
  plan.problems.map(({ code, row, column }) => [code, row, column]);

const wide: MadeSheetRow[] = [
  ['姓名', '参加活动（次）', '调解纠纷（起）', '其他任务分', '合计'],
  ['李 明', 2, 1, null, 9],
  ['韩冰', '３', null, -1.5, 4.5]
];

describe('a wide sheet', () => {
  it('books an entry for each filled cell, dated the last day of its month', () => {
    const made = planned(gridOf(wide));
    expect(made.plan.problems).toEqual([]);
    expect(entriesOf(made)).toEqual([
      [2, 'u1', 'activity', '2026-10-31', 2, ''],
      [3, 'u2', 'activity', '2026-10-31', 3, ''],
      [2, 'u1', 'mediation', '2026-10-31', 1, ''],
      [3, 'u2', 'other-task', '2026-10-31', 1, '-1.5']
    ]);
    expect(made.differences).toEqual([]);
  });

  it('twice changes nothing; a change or a cell that is gone is told', () => {
    const first = planned(gridOf(wide));
    const entries = booked(first.plan.entries.added.map(({ entry }) => entry));
    // also later, with another paper named
    const again = planned(gridOf(wide), { now: { entries, today: '2026-11-20' }, basis: '另一张' });
    expect(again.plan).toMatchObject({ problems: [], entries: { added: [], booked: 4 } });
    expect(again.differences).toEqual([]);

    // A header that was reworded since is the same column still, as long as everybody has the same in it.
    const reworded = (cell: string) =>
      wide.map((row, at) => (at === 0 ? ['姓名', cell, ...row.slice(2)] : row));
    const other = planned(gridOf(reworded('参加社区活动')), { now: { entries }, basis: '定稿' });
    expect(other.plan).toMatchObject({ problems: [], entries: { added: [], booked: 4 } });
    expect(other.plan.notices).toMatchObject([
      { code: 'sheet-reworded', params: { column: '参加社区活动' } }
    ]);
    const others = reworded('参加社区活动').map((row, at) => (at === 1 ? ['李明', 5, ...row.slice(2)] : row));
    const unlike = planned(gridOf(others), { now: { entries } });
    expect(entriesOf(unlike)).toHaveLength(2);
    // The month has them under another header already, so that they are asked about.
    expect(unlike.plan.questions.map(({ code }) => code)).toEqual(['alike-in-sheet', 'alike-in-sheet']);

    const changed = wide.map((row, at) => (at === 1 ? ['李明', 5, null, null, null] : row));
    const differs = planned(gridOf(changed), { now: { entries } });
    expect(differs.plan.problems).toMatchObject([
      { code: 'sheet-differs', row: 2, column: '参加活动（次）', params: { value: '2' } }
    ]);
    expect(differs.plan.notices).toMatchObject([{ code: 'sheet-gone', params: { count: 1 } }]);
  });

  it('after a reversal books anew, under a number of its own', () => {
    const first = planned(gridOf(wide));
    const [one, ...rest] = first.plan.entries.added.map(({ entry }) => entry);
    if (!one) throw new Error('an entry');
    const reversal = { ...one, id: 'r1', item: '', reverses: one.id };
    const again = planned(gridOf(wide), { now: { entries: booked([one, ...rest, reversal]) } });
    expect(again.plan.entries.added.map(({ entry }) => entry.id)).toEqual([`${one.id}~2`]);
    expect(again.plan.notices).toMatchObject([{ code: 'sheet-reversed-before' }]);
  });

  it('a second sheet of the same month and header books besides the first', () => {
    const entries = booked(planned(gridOf(wide)).plan.entries.added.map(({ entry }) => entry));
    expect(planned(gridOf(wide), { now: { entries }, no: '2' }).plan.entries.added).toHaveLength(4);
  });

  it('is refused whole, each problem with its row and column', () => {
    const made = planned(
      gridOf([
        ['姓名', '参加活动（次）', '调解纠纷得分', '受表彰'],
        ['李明', 1.5, 7, null],
        ['王一', 1, null, null],
        ['韩冰', '很多', 5, '乡级'],
        ['韩冰', 1, null, null],
        [null, 1, null, null],
        ['沈秋月', '=1+1', null, null]
      ])
    );
    expect(problemsOf(made)).toEqual([
      ['bad-quantity', 2, '参加活动（次）'],
      ['sheet-not-multiple', 2, '调解纠纷得分'],
      ['sheet-unknown-person', 3, '姓名'],
      ['sheet-not-number', 4, '参加活动（次）'],
      ['bad-value', 4, '受表彰'],
      ['sheet-person-twice', 5, '姓名'],
      ['sheet-no-person', 6, '姓名'],
      ['formula', 7, '参加活动（次）']
    ]);
    expect(made.plan.entries.added).toEqual([]);
  });

  it('reads months by column, each booked in its own', () => {
    const made = planned(
      gridOf([
        ['姓名', '调解纠纷', null, null],
        [null, '9月', '10月', '合计'],
        ['李明', 1, 2, 15]
      ]),
      { now: { open: '2026-09' } }
    );
    expect(entriesOf(made).map(([, , , date, quantity]) => [date, quantity])).toEqual([
      ['2026-09-30', 1],
      ['2026-10-31', 2]
    ]);
    expect(made.differences).toEqual([]);
  });

  it('reads one column for each item; one that is chosen besides is booked too, and said', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '好人好事（次）', '好人好事（次）'],
      ['李明', 1, 2]
    ];
    expect(planned(gridOf(rows)).plan.entries.added).toHaveLength(1);
    const both = planned(gridOf(rows), { columns: ['2:good-deed:times'] });
    expect(both.plan.entries.added).toHaveLength(2);
    expect(both.plan).toMatchObject({
      problems: [],
      notices: [{ code: 'sheet-item-twice', params: { item: '好人好事' } }]
    });
  });

  it('books an item’s times or its points, never both', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '参加活动次数', '参加活动得分'],
      ['李明', 2, 4]
    ];
    expect(planned(gridOf(rows)).plan.entries.added.map(({ entry }) => entry.quantity)).toEqual([2]);
    expect(problemsOf(planned(gridOf(rows), { columns: ['2:activity:points'] }))).toEqual([
      ['sheet-item-both', null, null]
    ]);
  });

  it('books no award that comes by itself, so two columns of one say nothing', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '参加活动', '全勤', '考勤全勤'],
      ['李明', 1, 10, 10]
    ];
    const both = planned(gridOf(rows), { columns: ['2:full-attendance:times', '3:full-attendance:points'] });
    expect(both.plan).toMatchObject({ problems: [], notices: [] });
  });

  it('takes no person for a remark, however long the name', () => {
    const made = planned(
      gridOf([
        ['姓名', '参加活动'],
        ['李明', 1],
        ['韩冰（兼任网格员、现借调街道办）', 2],
        ['备注：每次2分。']
      ])
    );
    expect(problemsOf(made)).toEqual([['sheet-unknown-person', 3, '姓名']]);
    expect(made.plan.notices).toMatchObject([{ code: 'left-remark' }]);
  });

  it('refuses a value that is merged over several people', async () => {
    const sheet = sheetXml([
      ['姓名', '参加活动（次）'],
      ['李明', 2],
      ['韩冰', '']
    ]).replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>');
    const [grid] = await readWorkbook(rawWorkbook(sheet));
    expect(problemsOf(planned(grid ?? expect.fail('no sheet')))).toEqual([
      ['sheet-merged', 3, '参加活动（次）']
    ]);
  });

  it('asks for a month, a paper and at least one column', () => {
    const codes = (more: object) => planned(gridOf(wide), more).plan.problems.map(({ code }) => code);
    expect(codes({ month: '2026-13' })).toEqual(['sheet-bad-month']);
    expect(codes({ basis: '' })).toEqual(['sheet-basis-missing']);
    expect(codes({ basis: '=1' })).toEqual(['formula']);
    expect(codes({ columns: [1, 2, 3, 4].map((at) => `${at}:left-out`) })).toEqual(['sheet-nothing-chosen']);
  });
});

describe('a sheet’s own figures', () => {
  it('are compared with what the rules give, row by row', () => {
    const made = planned(
      gridOf([
        ['姓名', '参加活动（次）', '全勤', '合计'],
        ['李明', 1, 10, 12],
        ['韩冰', 1, 0, 2],
        ['沈秋月', 1, 10, 30]
      ])
    );
    expect(made.differences).toMatchObject([
      { code: 'sheet-award-differs', row: 3, column: '全勤', params: { value: '0', rules: '10' } },
      { code: 'sheet-total-differs', row: 3, column: '合计', params: { total: '2', own: '12', month: '30' } }
    ]);
    // 30 is the whole month: the activity, and all that comes by itself.
    expect(made.plan.entries.added).toHaveLength(3);
  });

  it('of a formula are what it came to when the file was saved', async () => {
    const rows = [
      ['姓名', '参加活动（次）', '合计'],
      ['李明', 1, '=SUM(B2:B2)']
    ];
    const xml = sheetXml(rows).replace('点我', '7');
    const [grid] = await readWorkbook(rawWorkbook(xml));
    const made = planned(grid ?? expect.fail('no sheet'));
    expect(made.plan.problems).toEqual([]);
    expect(made.differences).toMatchObject([{ row: 2, params: { total: '7', own: '2' } }]);
  });
});

describe('an attendance sheet', () => {
  const days: MadeSheetRow[] = [
    ['姓名', '时段', 8, 9, 10, 11, 12],
    ['李明', '上午', '√', '迟', '事', '√', '公'],
    [null, '下午', '√', '迟', '事', '早', '公'],
    ['韩冰', '上午', '√', '√', '√', '√', '√']
  ];

  it('books facts on their days: late is counted, a day of leave is one', () => {
    const made = planned(gridOf(days));
    expect(made.plan.problems).toEqual([]);
    expect(entriesOf(made)).toEqual([
      [2, 'u1', 'late', '2026-10-09', 2, ''],
      [2, 'u1', 'personal-leave', '2026-10-10', 1, ''],
      [3, 'u1', 'early-leave', '2026-10-11', 1, '']
    ]);
    // Both awards of the month are gone, and nobody else's.
    expect(made.plan.people).toMatchObject([{ subject: 'u1', before: 2800, after: 1000 }]);
    expect(made.plan.entries.added.map(({ entry }) => entry.id)[0]).toBe('考2026-10-09-u1-late');
  });

  it('twice changes nothing', () => {
    const entries = booked(planned(gridOf(days)).plan.entries.added.map(({ entry }) => entry));
    expect(planned(gridOf(days), { now: { entries } }).plan.entries).toEqual({ added: [], booked: 3 });
  });

  it('says of each half day of leave that it counts as a whole one, before it is booked', () => {
    const halves: MadeSheetRow[] = [
      ['姓名', '时段', 8, 9, 10, 11, 12],
      ['李明', '上午', '事', '事', '√', '迟', '√'],
      [null, '下午', '√', '事', '病', '√', '√'],
      ['韩冰', null, '√/事', '事、病', '半事', '半', '√']
    ];
    const made = planned(gridOf(halves), { marks: ['半事:personal-leave', '半:nothing'] });
    expect(made.plan.problems).toEqual([]);
    const reported = made.plan.notices.map(({ code, row, column, params }) => [code, row, column, params]);
    expect(reported).toEqual([
      ['sheet-half-left', null, null, { value: '半', count: 1 }],
      ['sheet-half-day', 2, '8', { name: '李明', day: '2026-10-08', item: '事假' }],
      ['sheet-half-day', 3, '10', { name: '李明', day: '2026-10-10', item: '病假' }],
      ['sheet-half-day', 4, '8', { name: '韩冰', day: '2026-10-08', item: '事假' }],
      ['sheet-half-day', 4, '9', { name: '韩冰', day: '2026-10-09', item: '事假' }],
      ['sheet-half-day', 4, '9', { name: '韩冰', day: '2026-10-09', item: '病假' }],
      ['sheet-half-day', 4, '10', { name: '韩冰', day: '2026-10-10', item: '事假' }]
    ]);
    expect(entriesOf(made).map(([, , , , quantity]) => quantity)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(planned(gridOf(days)).plan.notices).toEqual([]);
  });

  it('is refused for a mark that nobody explains, and a day that the month has not', () => {
    const made = planned(
      gridOf([
        ['姓名', 27, 28, 29, 30, 31],
        ['李明', '√', '△', '△', '√', '迟']
      ]),
      { month: '2026-09' }
    );
    expect(problemsOf(made)).toEqual([
      ['sheet-unknown-mark', 2, '28'],
      ['sheet-no-such-day', 2, '31']
    ]);
    expect(planned(gridOf(days), { marks: ['公:sick-leave'] }).plan.entries.added).toHaveLength(4);
  });

  it('by sums books facts by their number', () => {
    const made = planned(
      gridOf([
        ['姓名', '出勤天数', '迟到次数', '事假（天）', '病假天数'],
        ['李明', 20, 2, null, 1],
        ['韩冰', 21, null, null, null]
      ])
    );
    expect(entriesOf(made)).toEqual([
      [2, 'u1', 'late', '2026-10-31', 2, ''],
      [2, 'u1', 'sick-leave', '2026-10-31', 1, '']
    ]);
  });
});
