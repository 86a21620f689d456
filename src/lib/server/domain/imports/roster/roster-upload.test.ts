import { describe, expect, test } from 'vitest';
import { person } from '../../../../../../tests/make/person';
import { planned } from '../../../../../../tests/make/planned';
import { builtInScheme } from '$lib/schemes';
import { communityCadresScheme } from '../../../../../../tests/make/unit';
import { csv } from '../../../../../../tests/make/workbook';
import { gridsOf } from '../files/read-uploads';
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

async function read(text: string, remembered = new Map<string, string>(), scheme = communityCadresScheme()) {
  const [grid] = await gridsOf(csv(text));
  const sheet = grid && rosterSheet(grid, { scheme, remembered });
  if (!sheet) throw new Error('it is a roster');
  return sheet;
}

async function people(text: string, known = knownAt, other: [number, RosterField][] = []) {
  const scheme = communityCadresScheme();
  const sheet = await read(text);
  const chosen = new Map([...sheet.columns.map(({ at, field }) => [at, field] as const), ...other]);
  const { upload, problems } = rosterUpload('名册.csv', sheet, { scheme, chosen, known });
  const plan = await planned([upload], { subjects: known });
  return { text: new TextDecoder().decode(upload.bytes), plan, problems };
}

describe('a roster as offices keep it', () => {
  test('columns go by what they are called; what isn’t needed is left out', async () => {
    const { columns, isPlain } = await read(usual);
    expect(columns.map(({ heading, field }) => [heading, field])).toEqual([
      ['序号', 'left-out'],
      ['姓名', 'name'],
      ['性别', 'left-out'],
      ['职务', 'post'],
      ['电话', 'left-out'],
      ['任职时间', 'from']
    ]);
    expect(isPlain).toBe(true);
    const short = await read('工号,姓名,入职日期\nA1,周小川,2024-01-05\n');
    expect(short.columns.map(({ field }) => field)).toEqual(['subject', 'name', 'from']);
    expect(short.isPlain).toBe(true);
  });

  describe('posts and workplaces', () => {
    const fieldsOf = async (text: string, id = 'town-thousand') => {
      const scheme = builtInScheme(id);
      if (!scheme) throw new Error('the scheme is built in');
      const { columns, isPlain } = await read(text, new Map(), scheme);
      return { fields: columns.map(({ field }) => field), columns, isPlain };
    };

    test.each([
      ['职务', '单位'],
      ['现任职务', '所在单位'],
      ['职务名称', '工作单位'],
      ['岗位', '单位名称']
    ])('%s and %s are read, and tell that it is a roster', async (post, workplace) => {
      const { fields, isPlain } = await fieldsOf(`姓名,${post},${workplace}\n李明,网格员,柳河社区\n`);
      expect([fields, isPlain]).toEqual([['name', 'post', 'workplace'], true]);
    });

    test('a column of posts whose words are all groups of the rules is their group, and says so', async () => {
      for (const heading of ['职务', '现任职务']) {
        const file = `姓名,${heading}\n李明,部门负责人\n沈秋月,临时人员\n`;
        const { fields, columns, isPlain } = await fieldsOf(file);
        expect([fields, isPlain]).toEqual([['name', 'group'], true]);
        expect(columns[1]?.postsAsGroup).toBe(true);
      }
    });

    test('beside 类别 it is the post, and with any other word too', async () => {
      const both = await fieldsOf('姓名,类别,职务\n李明,部门负责人,部门负责人\n');
      expect(both.fields).toEqual(['name', 'group', 'post']);
      expect(both.columns.some(({ postsAsGroup }) => postsAsGroup)).toBe(false);
      expect((await fieldsOf('姓名,职务\n李明,部门负责人\n沈秋月,科员\n')).fields).toEqual(['name', 'post']);
      expect((await fieldsOf('姓名,职务,岗位\n李明,部门负责人,党政办主任\n')).fields).toEqual([
        'name',
        'group',
        'post'
      ]);
    });

    test('communities and households have none', async () => {
      const { fields } = await fieldsOf('名称,单位,电话\n柳河社区,甲,1\n', 'community-organisation');
      expect(fields).toEqual(['name', 'left-out', 'left-out']);
    });
  });

  test('a sheet of points is none, nor is one with a column of somebody’s own', async () => {
    expect((await read('姓名,参加活动,合计\n李明,2,6\n')).isPlain).toBe(false);
    expect((await read('姓名,电话,参加活动\n李明,1,6\n')).isPlain).toBe(false);
    expect((await read('姓名,备注\n李明,新来\n')).isPlain).toBe(false);
  });

  test('what isn’t needed of people goes no further', async () => {
    const { text } = await people(usual);
    for (const gone of ['男', '138']) expect(text).not.toContain(gone);
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

  describe('people of one name', () => {
    const two = '姓名,电话,任职时间\n王芳,1,2021-03-01\n李明,2,2020-01-01\n王 芳,3,2022-05-06\n';
    const twice = [person('u1', '李明'), person('u2', '王芳'), person('u3', '王芳')];

    test('who is new gets a number each, and the same file again changes nothing', async () => {
      const first = await people(two, []);
      expect(first.plan.roster.added.map(({ id, name }) => [id, name])).toEqual([
        ['001', '王芳'],
        ['002', '李明'],
        ['003', '王芳']
      ]);
      const again = await people(two, first.plan.roster.added);
      expect(again.problems).toEqual([]);
      expect(again.plan.roster).toEqual({ added: [], changed: [], unchanged: 3 });
    });

    test('as many as the roster has keep their numbers, in its order', async () => {
      const { plan, problems } = await people(two, twice);
      expect([...problems, ...plan.problems, ...plan.roster.added]).toEqual([]);
      expect(plan.roster.changed.map(({ after }) => [after.id, after.from])).toEqual([
        ['u2', '2021-03-01'],
        ['u1', '2020-01-01'],
        ['u3', '2022-05-06']
      ]);
    });

    test('another count is a problem of each row, and nobody is new', async () => {
      const [ming, fang] = twice;
      if (!ming || !fang) throw new Error('they are on the roster');
      const more = await people(two, [ming, fang]);
      const reported = { code: 'unnumbered-namesakes', column: '姓名', file: '名册.csv' };
      const params = { name: '王芳', count: 2, known: 1 };
      expect(more.problems).toMatchObject([
        { ...reported, row: 2, params },
        { ...reported, row: 4, params }
      ]);
      expect(more.plan.roster.added).toEqual([]);
      const fewer = await people('姓名,电话\n王芳,1\n', twice);
      expect(fewer.problems).toMatchObject([{ ...reported, row: 2, params: { count: 1, known: 2 } }]);
      expect(fewer.plan.roster.added).toEqual([]);
    });

    test('totals are nobody of that name, and numbers in the file decide', async () => {
      const total = await people('序号,姓名,电话\n1,王芳,1\n合计,王芳,\n', [person('u2', '王芳')]);
      expect(total.problems).toEqual([]);
      expect(total.plan.roster.unchanged).toBe(1);
      const numbered = await people('工号,姓名,电话\nu2,王芳,1\nu9,王芳,2\n', twice);
      expect(numbered.problems).toEqual([]);
      expect(numbered.plan.roster.added).toMatchObject([{ id: 'u9', name: '王芳' }]);
    });
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
