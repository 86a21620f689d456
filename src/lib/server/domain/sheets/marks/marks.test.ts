import { builtInScheme } from '$lib/schemes';
import { describe, expect, it } from 'vitest';
import { findSheet } from '../layout/find-sheet';
import { countedItems, legendIn, marksIn } from '$lib/tables';
import { proposeMarks } from './marks';

const itemsOf = (id: string) => countedItems(builtInScheme(id)?.items ?? expect.fail(id));
const items = itemsOf('community-cadres');
const sheetOf = (cells: string[], remark: string[] = []) => {
  const days = cells.map((_, at) => at + 1);
  const rows = [['姓名', ...days], ['李明', ...cells], ...(remark.length > 0 ? [remark] : [])];
  const sheet = findSheet('考勤.xlsx', {
    sheet: '',
    rows: rows.map((row, at) => ({ row: at + 1, cells: row }))
  });
  if (!sheet) throw new Error('a sheet');
  return sheet;
};
const proposed = (...args: Parameters<typeof sheetOf>) =>
  Object.fromEntries(
    proposeMarks(sheetOf(...args), items, new Map()).map(({ mark, meaning, why }) => [
      mark,
      [meaning?.is === 'item' ? meaning.item : meaning?.is, why]
    ])
  );

describe('marks', () => {
  it('are split where two stand in a cell, and dashes say nothing', () => {
    expect(marksIn('迟/早')).toEqual(['迟', '早']);
    expect(marksIn('√ 迟')).toEqual(['√', '迟']);
    expect(marksIn('—')).toEqual([]);
  });

  it('of days that hold other texts are offered for the most frequent only', () => {
    const texts = Array.from({ length: 5000 }, (_, at) => `词${at}`).join(' ');
    const offered = proposeMarks(
      sheetOf([texts, '迟', '迟', '迟', '迟', '迟', '迟', '迟', '迟']),
      items,
      new Map()
    );
    expect(offered).toHaveLength(200);
    expect(offered[0]).toMatchObject({ mark: '迟', count: 8 });
  });

  it('stand for what they commonly do', () => {
    expect(proposed(['√', '○', '迟', '早', '事', '病', '旷', '公', '1', '年休'])).toEqual({
      '√': ['nothing', 'same'],
      '○': ['nothing', 'same'],
      迟: ['late', 'same'],
      早: ['early-leave', 'same'],
      事: ['personal-leave', 'same'],
      病: ['sick-leave', 'same'],
      旷: ['absent', 'same'],
      公: ['nothing', 'same'],
      1: ['nothing', 'same'],
      年休: ['nothing', 'same']
    });
  });

  it('假 and △ say nothing by themselves: people do', () => {
    expect(proposed(['√', '假', '△', '0.5', '√'])).toMatchObject({
      假: [undefined, 'unknown'],
      '△': [undefined, 'unknown'],
      0.5: [undefined, 'unknown']
    });
  });

  it('the sheet’s own legend goes before common use', () => {
    const rows = ['√', '○', '△', '×', '√'];
    expect(proposed(rows, ['说明：出勤√ 事假○ 病假△ 旷工×'])).toEqual({
      '√': ['nothing', 'legend'],
      '○': ['personal-leave', 'legend'],
      '△': ['sick-leave', 'legend'],
      '×': ['absent', 'legend']
    });
    expect(legendIn('√出勤；△迟到')).toEqual(
      new Map([
        ['√', '出勤'],
        ['△', '迟到']
      ])
    );
    expect(legendIn('迟到早退者按规定处理')).toEqual(new Map());
  });

  it('a unit’s own choice goes before everything', () => {
    const [first] = proposeMarks(sheetOf(['△', '△', '△', '△', '√']), items, new Map([['△', 'late']]));
    expect(first).toEqual({ mark: '△', count: 4, meaning: { is: 'item', item: 'late' }, why: 'remembered' });
  });

  it('means what the town’s scheme calls it', () => {
    const town = itemsOf('town-thousand');
    const marks = proposeMarks(sheetOf(['迟', '早', '旷', '事', '病']), town, new Map());
    expect(marks.map(({ meaning }) => meaning?.is === 'item' && meaning.item)).toEqual([
      'attendance-late',
      'attendance-early',
      'attendance-absent',
      'personal-leave',
      'sick-leave'
    ]);
  });
});
