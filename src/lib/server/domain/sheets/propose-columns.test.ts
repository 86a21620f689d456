import { builtInScheme } from '$lib/schemes';
import { describe, expect, it } from 'vitest';
import type { MadeSheetRow } from '../../../../../tests/make/workbook';
import { findSheet } from './layout/find-sheet';
import { itemOfHeading } from '$lib/tables';
import { meaningText } from './marks/meaning';
import { proposeColumns } from './propose-columns';

const { items } = builtInScheme('community-cadres') ?? expect.fail('no scheme');
const county = builtInScheme('county-officials') ?? expect.fail('no scheme');
function proposed(rows: MadeSheetRow[], remembered = new Map<string, string>(), of = items) {
  const grid = { sheet: '', rows: rows.map((cells, at) => ({ row: at + 1, cells })) };
  const sheet = findSheet('表.xlsx', grid) ?? expect.fail('no sheet');
  return proposeColumns(sheet, of, remembered).map(({ column, meaning, why }) => [
    column.label,
    meaningText(meaning),
    why
  ]);
}

describe('items by a header', () => {
  it.each([
    ['参加活动', 'activity', 'same'],
    ['参加活动（次）', 'activity', 'same'],
    ['3、调解纠纷', 'mediation', 'same'],
    ['mediation', 'mediation', 'same'],
    ['矛盾调解', 'mediation', 'alias'],
    ['迟到次数', 'late', 'same'],
    ['缺勤', 'absent', 'alias'],
    ['积极参加活动', 'activity', 'similar'],
    ['其他任务', 'other-task', 'same'],
    ['比赛前3名', undefined, undefined]
  ])('%s is %s', (header, id, why) => {
    const found = itemOfHeading(header, items);
    expect([found?.item.id, found?.why]).toEqual([id, why]);
  });

  it('of two that are alike is neither', () => expect(itemOfHeading('任务', items)).toBeNull());
});

describe('proposeColumns', () => {
  it('proposes an item, the total, or to leave it out', () => {
    expect(
      proposed([
        ['序号', '姓名', '参加活动', '矛盾调解', '卫生评比', '小计', '合计', '备注'],
        [1, '李明', 2, 1, 3, 7, 7, '']
      ])
    ).toEqual([
      ['序号', 'left-out', 'beside'],
      ['参加活动', 'activity:points', 'same'],
      ['矛盾调解', 'mediation:times', 'alias'],
      ['卫生评比', 'left-out', 'unknown'],
      ['小计', 'left-out', 'beside'],
      ['合计', 'total', 'total'],
      ['备注', 'left-out', 'beside']
    ]);
  });

  it('tells times from points by the sheet’s own total', () => {
    const rows = (total: number): MadeSheetRow[] => [
      ['姓名', '参加活动', '调解纠纷', '合计'],
      ['李明', 4, 5, total]
    ];
    const as = (total: number) => proposed(rows(total)).map(([, meaning]) => meaning);
    expect(as(9)).toEqual(['activity:points', 'mediation:points', 'total']);
    expect(as(33)).toEqual(['activity:times', 'mediation:times', 'total']);
  });

  it('tells them by the header before anything else', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '参加活动（次）', '调解纠纷得分', '合计'],
      ['李明', 4, 5, 9]
    ];
    expect(proposed(rows).map(([, meaning]) => meaning)).toEqual([
      'activity:times',
      'mediation:points',
      'total'
    ]);
  });

  it('of times and points below one item reads the first', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '参加活动', null, '调解纠纷', null],
      [null, '次数', '得分', '次数', '得分'],
      ['李明', 2, 4, 1, 5]
    ];
    expect(proposed(rows).map(([, meaning]) => meaning)).toEqual([
      ...['activity:times', 'left-out'],
      ...['mediation:times', 'left-out']
    ]);
  });

  it('tells ranks from their points, by the header or by numbers that can’t be ranks', () => {
    const as = (header: string, ...numbers: number[]) =>
      proposed([['姓名', header], ...['李明', '王一'].map((name, n) => [name, numbers[n] ?? null])])[0]?.[1];
    expect(as('四知四清四掌握', 1, 2)).toBe('four-knows:times');
    expect(as('四知四清四掌握', 10, 10)).toBe('four-knows:points');
    expect(as('四知四清四掌握得分', 1, 2)).toBe('four-knows:points');
    // The fifth gets five, as does each of the first four.
    expect(as('学习强国前五', 5)).toBe('study-top5:times');
    expect(as('学习强国前五', 5, 5)).toBe('study-top5:points');
    expect(as('学习强国前五名次', 5, 5)).toBe('study-top5:times');
    expect(as('学习强国前五名次得分', 1, 2)).toBe('study-top5:points');
    // No rank is a fraction.
    expect(as('学习强国前五', 2.5)).toBe('study-top5:times');
  });

  it('tells ranks from their points by the sheet’s own total, where the item’s name speaks of ranks too', () => {
    const as = (header: string, numbers: [number, number], totals: [number, number]) =>
      proposed(
        [
          ['姓名', header, '合计'],
          ['李明', numbers[0], totals[0]],
          ['王一', numbers[1], totals[1]]
        ],
        new Map(),
        county.items
      )[0]?.[1];
    expect(as('全市单项考核名次', [2, 1], [1, 2])).toBe('city-ranking:times');
    expect(as('全市单项考核名次', [2, 1], [2, 1])).toBe('city-ranking:points');
    expect(as('全市单项考核名次', [2, 1], [7, 7])).toBe('city-ranking:times');
    expect(as('全市单项考核名次得分', [2, 1], [7, 7])).toBe('city-ranking:points');
  });

  it('tells times and ranks of one sheet apart by its total', () => {
    const rows = (total: number): MadeSheetRow[] => [
      ['姓名', '参加活动', '四知四清四掌握', '合计'],
      ['李明', 4, 1, total]
    ];
    const as = (total: number) => proposed(rows(total)).map(([, meaning]) => meaning);
    expect(as(4 * 2 + 10)).toEqual(['activity:times', 'four-knows:times', 'total']);
    expect(as(4 + 10)).toEqual(['activity:points', 'four-knows:times', 'total']);
  });

  it('of a rank and its points below one item reads the rank', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '学习强国前五', null, '参加活动', null, '合计', null],
      [null, '得分', '名次', '名次', '次数', '得分', '名次'],
      ['李明', 5, 3, 1, 2, 9, 1]
    ];
    expect(proposed(rows).map(([, meaning]) => meaning)).toEqual([
      ...['left-out', 'study-top5:times'],
      ...['left-out', 'activity:times'],
      ...['total', 'left-out']
    ]);
  });

  it('tells them by the unit that the cells have themselves', () => {
    const as = (...cells: string[]) =>
      proposed([['姓名', '登记信息'], ...['李明', '王一'].map((name, n) => [name, cells[n] ?? ''])])[0]?.[1];
    expect(as('10分', '5')).toBe('registration:points');
    expect(as('10次', '5')).toBe('registration:times');
  });

  it('reads one column for each item, the one that is named most like it', () => {
    expect(
      proposed([
        ['姓名', '矛盾调解', '调解纠纷', '参加活动次数', '参加活动得分'],
        ['李明', 1, 2, 2, 4]
      ])
    ).toMatchObject([
      ['矛盾调解', 'left-out', 'twice'],
      ['调解纠纷', 'mediation:times', 'same'],
      ['参加活动次数', 'activity:times', 'same'],
      ['参加活动得分', 'left-out', 'twice']
    ]);
  });

  it('takes no section for an item, and standing awards for what is compared', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '任务分', null, '根底分'],
      [null, '卫生评比', '调解纠纷', '全勤'],
      ['李明', 2, 5, 10]
    ];
    expect(proposed(rows).map(([, meaning]) => meaning)).toEqual([
      'left-out',
      'mediation:points',
      'full-attendance:times'
    ]);
  });

  it('what the unit chose goes before', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', '卫生评比', '参加活动', '旧栏'],
      ['李明', 1, 1, 1]
    ];
    const remembered = new Map([
      ['卫生评比', 'good-deed:times'],
      ['参加活动', 'left-out'],
      // an item that the scheme has no more
      ['旧栏', 'gone:times']
    ]);
    expect(proposed(rows, remembered)).toEqual([
      ['卫生评比', 'good-deed:times', 'remembered'],
      ['参加活动', 'left-out', 'remembered'],
      ['旧栏', 'left-out', 'unknown']
    ]);
  });

  it('beside days leaves sums out', () => {
    const rows: MadeSheetRow[] = [
      ['姓名', 1, 2, 3, 4, 5, '迟到', '合计'],
      ['李明', '√', '√', '迟', '√', '√', 1, 5]
    ];
    expect(proposed(rows).map(([label, meaning]) => [label, meaning])).toEqual([
      ['迟到', 'left-out'],
      ['合计', 'left-out']
    ]);
  });
});
