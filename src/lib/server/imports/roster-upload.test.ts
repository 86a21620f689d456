import { describe, expect, test } from 'vitest';
import { person } from '../../../../tests/make/person';
import { planned } from '../../../../tests/make/planned';
import { communityCadres } from '../../../../tests/make/unit';
import { csv } from '../../../../tests/make/workbook';
import { gridsOf } from './read-uploads';
import { rosterSheet, rosterWord, type RosterField } from './roster-sheet';
import { rosterUpload } from './roster-upload';

/** Made rosters, as offices keep them. */
const usual = `柳河社区干部花名册
序号,姓名,性别,职务,电话,任职时间
1,周小川,男,支部书记,13800000000,2021年3月
2,钱 红,女,网格员,13800000001,2022/5/6
合计,2,,,,
`;
const knownAt = [person('u1', '李明'), person('u2', '沈秋月')];

async function read(text: string, remembered = new Map<string, string>()) {
  const [grid] = await gridsOf(csv(text));
  const sheet = grid && rosterSheet(grid, { scheme: communityCadres(), remembered });
  if (!sheet) throw new Error('it is a roster');
  return sheet;
}

async function people(text: string, known = knownAt, other: [number, RosterField][] = []) {
  const sheet = await read(text);
  const chosen = new Map([...sheet.columns.map(({ at, field }) => [at, field] as const), ...other]);
  const upload = rosterUpload('名册.csv', sheet, { chosen, known });
  const plan = await planned([upload], { subjects: known });
  return { text: new TextDecoder().decode(upload.bytes), plan };
}

describe('a roster as offices keep it', () => {
  test('columns go by what they are called; what isn’t needed is left out', async () => {
    const { columns, isPlain } = await read(usual);
    expect(columns.map(({ heading, field }) => [heading, field])).toEqual([
      ['序号', 'left-out'],
      ['姓名', 'name'],
      ['性别', 'left-out'],
      ['职务', 'left-out'],
      ['电话', 'left-out'],
      ['任职时间', 'from']
    ]);
    expect(isPlain).toBe(true);
    const short = await read('工号,姓名,入职日期\nA1,周小川,2024-01-05\n');
    expect(short.columns.map(({ field }) => field)).toEqual(['subject', 'name', 'from']);
    expect(short.isPlain).toBe(true);
  });

  test('a sheet of points is none, nor is one with a column of somebody’s own', async () => {
    expect((await read('姓名,参加活动,合计\n李明,2,6\n')).isPlain).toBe(false);
    expect((await read('姓名,电话,参加活动\n李明,1,6\n')).isPlain).toBe(false);
    expect((await read('姓名,备注\n李明,新来\n')).isPlain).toBe(false);
  });

  test('what isn’t needed of people goes no further', async () => {
    const { text } = await people(usual);
    for (const gone of ['男', '书记', '138', '网格员']) expect(text).not.toContain(gone);
  });

  test('who has no number gets the next one, whoever is known keeps theirs; names lose their spaces', async () => {
    const { plan } = await people(`${usual.replace('合计', '3,李 明,男,,,2020-01-01\n合计')}`);
    expect(plan.problems).toEqual([]);
    expect(plan.roster.added.map(({ id, name, from }) => [id, name, from])).toEqual([
      ['u3', '周小川', '2021-03-01'],
      ['u4', '钱红', '2022-05-06']
    ]);
    expect(plan.roster.changed.map(({ after }) => [after.id, after.name])).toEqual([['u1', '李明']]);
  });

  test('the same file again changes nothing: numbers stay', async () => {
    const first = await people(usual, []);
    expect(first.plan.roster.added.map(({ id }) => id)).toEqual(['001', '002']);
    const again = await people(
      usual.replace('1,周', '2,周').replace('2,钱', '1,钱'),
      first.plan.roster.added
    );
    expect(again.plan.roster).toEqual({ added: [], changed: [], unchanged: 2 });
  });

  test('another choice counts, and a remembered one is proposed', async () => {
    const { plan } = await people('序号,姓名,任职时间\n7,周小川,2024-01-05\n', [], [[0, 'subject']]);
    expect(plan.roster.added).toMatchObject([{ id: '7', name: '周小川', from: '2024-01-05' }]);
    const sheet = await read(usual, new Map([[rosterWord('任职时间'), 'left-out']]));
    expect(sheet.columns.map(({ field }) => field)).not.toContain('from');
  });

  test('a problem is told in the row in which it stands', async () => {
    const { plan } = await people(usual.replace('2022/5/6', '前年'));
    expect(plan.problems).toMatchObject([{ code: 'bad-date', row: 4, column: '到岗' }]);
  });
});
