import { itemOf, type TableCell } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { describe, expect, it } from 'vitest';
import type { FigureUnit } from '$lib/tables';
import { readSheetCell } from './read-sheet-cell';

const scheme = (id: string) => builtInScheme(id) ?? expect.fail(id);
function read(item: string, cell: TableCell, as: FigureUnit = 'times', of = 'community-cadres', group = '') {
  const got = readSheetCell(itemOf(scheme(of), item) ?? expect.fail(item), as, cell, group);
  return got.is === 'entry' ? [got.quantity, got.value] : got.is === 'problem' ? got.params.code : null;
}

describe('a cell', () => {
  it('says nothing when it is empty, a dash, or 0', () => {
    for (const cell of [null, '', ' ', '—', '/', '无', 0, '０']) expect(read('activity', cell)).toBeNull();
  });

  it('of times is a whole number, however it is typed', () => {
    for (const cell of [3, '3', '３', '3次', ' 3 ', '+3', '三', '三次'])
      expect(read('activity', cell)).toEqual([3, '']);
    expect(read('late', 2)).toEqual([2, '']);
    expect(read('activity', 1.5)).toBe('bad-quantity');
    expect(read('activity', -1)).toBe('bad-quantity');
    expect(read('activity', '多次')).toBe('sheet-not-number');
    expect(read('activity', '=1+1')).toBe('formula');
  });

  it('of days is whole ones: half a day is told what to do', () => {
    for (const cell of [0.5, '0.5', '.5天', '半天', '1.5', '１．５'])
      expect(read('personal-leave', cell)).toBe('sheet-half-of-day');
    expect(read('personal-leave', '2天')).toEqual([2, '']);
    expect(read('personal-leave', '产假')).toBe('sheet-not-number');
    expect(read('late', '0.5')).toBe('bad-quantity');
  });

  it('of points divides by what one time is worth', () => {
    expect(read('activity', 6, 'points')).toEqual([3, '']);
    expect(read('activity', 5, 'points')).toBe('sheet-not-multiple');
    expect(read('activity', -2, 'points')).toBe('sheet-not-multiple');
    // a column of deductions, with its minus or without
    expect(read('task-late', -4, 'points')).toEqual([2, '']);
    expect(read('task-late', '4分', 'points')).toEqual([2, '']);
    expect(read('attendance-late', 10, 'points', 'town-thousand')).toEqual([2, '']);
    expect(read('report-unit', 40, 'points', 'town-thousand', 'head')).toEqual([1, '']);
  });

  it('of what needs a value is that value, as the item reads it', () => {
    expect(read('four-knows', 3)).toEqual([1, '3']);
    expect(read('commendation', '市级')).toEqual([1, 'city']);
    expect(read('commendation', 15)).toEqual([1, 'prefecture']);
    expect(read('commendation', 7)).toBe('bad-value');
    expect(read('other-task', '−2.5')).toEqual([1, '-2.5']);
    expect(read('politics-loyalty', -2, 'times', 'county-officials')).toEqual([1, '2']);
    expect(read('perform-post', -2, 'times', 'party-members')).toBe('bad-value');
    expect(read('central', 0, 'times', 'town-thousand')).toEqual([1, '0']);
  });

  it('is no number when it has two, with a space or a line break between them', () => {
    for (const cell of ['1 2', '1\n2', '1　2']) {
      expect(read('mediation', cell)).toBe('sheet-not-number');
      expect(read('other-task', cell)).toBe('bad-value');
    }
    expect(read('mediation', '− 2 次')).toBe('bad-quantity');
    expect(read('mediation', '3 次')).toEqual([3, '']);
  });

  it('may not say another unit than its column is read in', () => {
    expect(read('activity', '4分')).toBe('sheet-other-unit');
    expect(read('activity', '2次', 'points')).toBe('sheet-other-unit');
    expect(read('study-top5', '5分')).toBe('sheet-other-unit');
    expect(read('study-top5', '第5名', 'points')).toBe('sheet-other-unit');
    expect(read('activity', '4分', 'points')).toEqual([2, '']);
  });

  it('of points is a rank only where no other rank gives as many', () => {
    // Each of the first five gives ten.
    expect(read('four-knows', 10, 'points')).toBe('sheet-rank-unclear');
    expect(read('four-knows', '前五', 'points')).toBe('sheet-rank-unclear');
    expect(read('city-ranking', 2, 'points', 'county-officials')).toEqual([1, '1']);
    expect(read('four-knows', 0, 'points')).toBeNull();
  });
});
