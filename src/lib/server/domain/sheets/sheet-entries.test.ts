import { expect, test } from 'vitest';
import { builtInScheme } from '$lib/schemes';
import { person } from '../../../../../tests/make/person';
import type { RosterPerson } from '../roster/spells';
import { findSheet } from './layout/find-sheet';
import { itemsFor, mappingOf } from './mapping';
import { sheetEntries } from './sheet-entries';

test('M16 E 二（四） points are read as times by the group of the month, not by today’s', () => {
  const scheme = builtInScheme('town-thousand') ?? expect.fail('the scheme is built in');
  const items = itemsFor(scheme, '2026-10');
  /** A report costs staff 20 points, and heads of departments 40. */
  const timesOf = (who: RosterPerson) => {
    const rows = [
      ['姓名', '群众举报属部门责任'],
      [who.name, '40'],
      ['韩冰', '20']
    ].map((cells, at) => ({ row: at + 1, cells }));
    const sheet = findSheet('表.xlsx', { sheet: '', rows }) ?? expect.fail('no sheet');
    const asked = { month: '2026-10', no: '1', basis: '通报', columns: ['1:report-unit:points'], marks: [] };
    const made = sheetEntries(sheet, mappingOf(asked, items), {
      items,
      roster: [who, person('u2', '韩冰')],
      booked: [],
      today: '2026-11-20'
    });
    expect(made.problems).toEqual([]);
    return made.table.rows.map(({ cells }) => cells[4]);
  };
  expect(timesOf(person('u1', '李明'))).toEqual([2, 1]);
  expect(timesOf(person('u1', '李明', { group: 'head' }))).toEqual([1, 1]);
  const promoted = { group: 'head', from: '2026-11-01' };
  const before = { pool: '', group: '', from: null, to: '2026-10-31' };
  expect(timesOf(person('u1', '李明', { ...promoted, earlier: [before] }))).toEqual([2, 1]);
});
