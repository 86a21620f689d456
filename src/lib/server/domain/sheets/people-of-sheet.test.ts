import { expect, it } from 'vitest';
import { person } from '../../../../../tests/make/person';
import { findSheet } from './layout/find-sheet';
import { peopleOf } from './people-of-sheet';

const roster = [person('u1', '李明'), person('u2', '韩冰'), person('u3', '李明'), person('u4', '阿依·古丽')];
function who(header: string[], ...rows: string[][]) {
  const grid = { sheet: '', rows: [header, ...rows].map((cells, at) => ({ row: at + 1, cells })) };
  const sheet = findSheet('表', grid) ?? expect.fail('no sheet');
  return sheet.rows.map((row) => {
    const named = peopleOf(sheet, roster)(row);
    return 'subject' in named ? named.subject.id : named.params.code;
  });
}

it('names people by number, and compares the name beside it', () => {
  const header = ['编号', '姓名', '参加活动'];
  const rows = [
    ['u1', '李 明', '1'],
    ['u3', '李明', '1'],
    ['u2', '李明', '1'],
    ['u9', '韩冰', '1'],
    ['', '韩　冰', '1']
  ];
  expect(who(header, ...rows)).toEqual(['u1', 'u3', 'name-differs', 'unknown-subject', 'u2']);
});

it('names people by name where it is one person’s only', () => {
  const rows = [
    ['韩 冰', '1'],
    ['李明', '1'],
    ['王一', '1'],
    ['阿依•古丽', '1'],
    ['', '3']
  ];
  expect(who(['姓名', '参加活动'], ...rows)).toEqual([
    'u2',
    'sheet-same-name',
    'sheet-unknown-person',
    'u4',
    // below somebody: a second line, which only days have
    'u4'
  ]);
});
