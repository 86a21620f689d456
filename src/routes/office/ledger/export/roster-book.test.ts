import { writeWorkbook } from '$lib/server/platform/workbook/write-workbook';
import type { RosterPerson } from '$lib/server/domain/roster/spells';
import { builtInScheme } from '$lib/schemes';
import { expect, test } from 'vitest';
import { person } from '../../../../../tests/make/person';
import { planned } from '../../../../../tests/make/planned';
import { upload } from '../../../../../tests/make/workbook';
import { rosterBook } from './roster-book';

const scheme = builtInScheme('town-thousand') ?? expect.fail('the scheme is built in');
const facts = { pool: '', group: 'head', department: '党政办', post: '主任', workplace: '镇政府' };
const subjects: RosterPerson[] = [
  {
    ...person('u1', '李明', { ...facts, from: '2026-05-01' }),
    earlier: [
      { ...facts, group: '', post: '科员', from: '2026-01-01', to: '2026-02-28' },
      { ...facts, group: '', post: '副主任', from: '2026-04-01', to: '2026-04-30' }
    ]
  },
  person('u2', '韩冰', { to: '2026-10-31' })
];

const reasons = new Map([['u2', 'retired'] as const]);

test('M16 the roster as a workbook has a row for each spell, and its import changes nothing', async () => {
  const sheet = rosterBook(subjects, { scheme, reasons });
  expect(sheet.columns.map(({ title }) => title)).toEqual([
    '编号',
    '姓名',
    '序列',
    '类别',
    '部门',
    '职务',
    '单位',
    '到岗',
    '离岗',
    '离开原因'
  ]);
  expect([...(sheet.rows as string[][])].map((row) => row.join())).toEqual([
    'u1,李明,,,党政办,科员,镇政府,2026-01-01,2026-02-28,',
    'u1,李明,,,党政办,副主任,镇政府,2026-04-01,2026-04-30,',
    'u1,李明,,部门负责人,党政办,主任,镇政府,2026-05-01,,',
    'u2,韩冰,,,,,,,2026-10-31,退休'
  ]);
  const file = upload('名册.xlsx', await writeWorkbook([sheet]));
  const sealed = new Map(subjects.map(({ id }) => [id, ['2026-09']]));
  const { problems, roster, reasons: given } = await planned([file], { scheme, subjects, sealed, reasons });
  expect([problems, roster, given]).toEqual([[], { added: [], changed: [], unchanged: 2 }, []]);
});
