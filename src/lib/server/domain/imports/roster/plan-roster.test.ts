import { expect, test } from 'vitest';
import { person } from '../../../../../../tests/make/person';
import { planned } from '../../../../../../tests/make/planned';
import { csv } from '../../../../../../tests/make/workbook';
import type { RosterPerson } from '../../roster/spells';

const months = ['2026-09', '2026-10'];
const cadre: RosterPerson = person('R22', '李明', { pool: '后备干部', from: '2024-01-01' });
const unit = {
  first: '2026-09',
  subjects: [cadre, person('u2', '沈秋月', { pool: '后备干部' })],
  sealed: new Map([
    ['R22', months],
    ['u2', months]
  ])
};
const planFor = (text: string, more = {}) => planned([csv(text)], { ...unit, ...more });
const split: RosterPerson = {
  ...cadre,
  pool: '科级领导',
  from: '2026-11-01',
  earlier: [{ pool: '后备干部', group: '', from: '2024-01-01', to: '2026-10-31' }]
};

test('M16 another pool of somebody with sealed months asks from when, with row and column', async () => {
  const plan = await planFor('编号,姓名,序列\nu2,沈秋月,后备干部\nR22,李明,科级领导\n');
  expect(plan.problems).toMatchObject([
    {
      code: 'change-undated',
      row: 3,
      column: '序列',
      params: { value: 'R22', name: '李明', day: '2026-11-01' }
    }
  ]);
  // Without a sealed month, a line is what it always was.
  const before = await planFor('编号,姓名,序列\nR22,李明,科级领导\n', {
    first: '2026-11',
    sealed: new Map()
  });
  expect(before.roster.changed).toMatchObject([{ after: { pool: '科级领导', from: '2024-01-01' } }]);
});

test('M16 a change holds from the day in its row, or from the one for the whole import', async () => {
  for (const [text, since] of [
    ['编号,姓名,序列,变动日期\nR22,李明,科级领导,2026-11-01\n', undefined],
    ['编号,姓名,序列,自\nR22,李明,科级领导,2026年11月1日\n', '2026-12-01'],
    ['编号,姓名,序列\nR22,李明,科级领导\n', '2026-11-01']
  ] as const) {
    const plan = await planFor(text, { since });
    expect(plan.problems).toEqual([]);
    expect(plan.roster.changed).toEqual([{ before: cadre, after: split }]);
  }
});

test('M16 a change in a sealed month is refused before it, and a day that is none too', async () => {
  const at = async (day: string) =>
    (await planFor(`编号,姓名,序列,变动日期\nR22,李明,科级领导,${day}\n`)).problems;
  expect(await at('2026-10-05')).toMatchObject([
    {
      code: 'sealed-facts',
      row: 2,
      column: '变动日期',
      params: { value: 'R22', period: '2026-10', day: '2026-11-01' }
    }
  ]);
  expect(await at('下个月')).toMatchObject([{ code: 'bad-date', row: 2, column: '变动日期' }]);
});

test('M16 the old line again would be a change back, and the new one changes nothing', async () => {
  const subjects = [split];
  const again = await planFor('编号,姓名,序列,到岗\nR22,李明,科级领导,2024-01-01\n', { subjects });
  expect(again).toMatchObject({ problems: [], roster: { changed: [], unchanged: 1 } });
  const old = await planFor('编号,姓名,序列,到岗\nR22,李明,后备干部,2024-01-01\n', { subjects });
  expect(old.problems).toMatchObject([{ code: 'change-undated', column: '序列' }]);
});

test('M16 several rows of one person are spells, and overlapping ones are somebody twice', async () => {
  const rows = (second: string) =>
    planFor(
      `编号,姓名,序列,到岗,离岗\nR22,李明,后备干部,2024-01-01,2026-10-31\nR22,李明,科级领导,${second},\n`
    );
  expect((await rows('2026-11-01')).roster.changed).toEqual([{ before: cadre, after: split }]);
  expect((await rows('2026-10-31')).problems).toMatchObject([
    { code: 'duplicate-subject', row: 3, column: '编号' }
  ]);
  const other = await planFor('编号,姓名,到岗,离岗\nR22,李明,2024-01-01,2026-10-31\nR22,李鸣,2026-11-01,\n');
  expect(other.problems).toMatchObject([{ code: 'duplicate-subject', row: 3 }]);
});

test('M16 who left comes back with a later first day, and is the same person', async () => {
  const left = { ...cadre, to: '2026-09-30' };
  const sealed = new Map([['R22', ['2026-09']]]);
  const plan = await planFor('编号,姓名,到岗,离岗\nR22,李明,2026-11-10,\n', { subjects: [left], sealed });
  expect(plan.problems).toEqual([]);
  expect(plan.roster.changed).toMatchObject([
    {
      after: {
        from: '2026-11-10',
        to: null,
        pool: '后备干部',
        earlier: [{ pool: '后备干部', from: '2024-01-01', to: '2026-09-30' }]
      }
    }
  ]);
  const early = await planFor('编号,姓名,到岗,离岗\nR22,李明,2026-10-10,\n', { subjects: [left], sealed });
  expect(early.problems).toMatchObject([{ code: 'first-day-sealed', row: 2, column: '到岗' }]);
});

test('M16 a newcomer without a first day is asked for one, and takes that of the whole import', async () => {
  const text = '编号,姓名,到岗\nn1,周岚,\nn2,陈静,2026-11-16\n';
  const asked = await planFor(text);
  expect(asked.problems).toMatchObject([
    { code: 'first-day-missing', row: 2, column: '到岗', params: { value: 'n1', day: '2026-11-01' } }
  ]);
  // A file without the column names it all the same.
  expect((await planFor('编号,姓名\nn1,周岚\n')).problems).toMatchObject([
    { code: 'first-day-missing', row: 2, column: '到岗' }
  ]);
  const plan = await planFor(text, { since: '2026-11-01' });
  expect(plan.problems).toEqual([]);
  expect(plan.roster.added.map(({ id, from }) => [id, from])).toEqual([
    ['n1', '2026-11-01'],
    ['n2', '2026-11-16']
  ]);
});

test('M16 a newcomer’s first day is never in a sealed month, but for months that a certificate covers', async () => {
  const text = '编号,姓名,到岗\nn1,周岚,2026-10-20\n';
  expect((await planFor(text)).problems).toMatchObject([
    { code: 'first-day-sealed', row: 2, params: { period: '2026-10', day: '2026-11-01' } }
  ]);
  expect((await planFor(text, { certified: new Map([['n1', new Set(['2026-10'])]]) })).problems).toEqual([]);
});

test('M16 an empty cell of a day keeps the roster’s once a month is sealed', async () => {
  const plan = await planFor('编号,姓名,到岗\nR22,李鸣,\n');
  expect(plan.roster.changed).toMatchObject([{ after: { name: '李鸣', from: '2024-01-01' } }]);
});

test('M16 a post and a workplace that nobody had written down complete the present service, without a day', async () => {
  const text = '编号,姓名,职务,单位\nR22,李明,科员,柳河社区\n';
  const plan = await planFor(text);
  expect(plan.problems).toEqual([]);
  const posted = { ...cadre, post: '科员', workplace: '柳河社区' };
  expect(plan.roster.changed).toEqual([{ before: cadre, after: posted }]);
  const again = await planFor(text, { subjects: [posted] });
  expect(again.roster).toEqual({ added: [], changed: [], unchanged: 1 });
  // Without the column nothing is said of the post.
  const less = await planFor('编号,姓名\nR22,李明\n', { subjects: [posted] });
  expect(less.roster.unchanged).toBe(1);
});

test('M16 a first post holds from the day that is given, in its row or for the whole import', async () => {
  const { earlier, ...now } = split;
  const posted = { ...now, pool: '后备干部', post: '科员', earlier };
  for (const [text, since] of [
    ['编号,姓名,职务,变动日期\nR22,李明,科员,2026-11-01\n', undefined],
    ['编号,姓名,职务\nR22,李明,科员\n', '2026-11-01']
  ] as const) {
    const plan = await planFor(text, { since });
    expect(plan.problems).toEqual([]);
    expect(plan.roster.changed).toEqual([{ before: cadre, after: posted }]);
  }
  // The post comes with another pool: both hold from that day.
  const moved = await planFor('编号,姓名,序列,职务\nR22,李明,科级领导,科长\n', { since: '2026-11-01' });
  expect(moved.roster.changed).toEqual([{ before: cadre, after: { ...split, post: '科长' } }]);
});

test('M16 another post asks from when, and holds from there', async () => {
  const posted = { ...cadre, post: '科员', workplace: '柳河社区' };
  const plan = (more: string) =>
    planFor(`编号,姓名,职务,变动日期\nR22,李明,副科长,${more}\n`, { subjects: [posted] });
  expect((await plan('')).problems).toMatchObject([{ code: 'change-undated', row: 2, column: '职务' }]);
  expect((await plan('2026-10-05')).problems).toMatchObject([{ code: 'sealed-facts', column: '变动日期' }]);
  const [change] = (await plan('2026-11-05')).roster.changed;
  expect(change?.after).toEqual({
    ...posted,
    post: '副科长',
    from: '2026-11-05',
    earlier: [
      {
        pool: '后备干部',
        group: '',
        post: '科员',
        workplace: '柳河社区',
        from: '2024-01-01',
        to: '2026-11-04'
      }
    ]
  });
});

test('entries with 类别, 部门, 职务 and 单位 beside them stay entries', async () => {
  const head = '编号,姓名,类别,部门,职务,单位,事项,日期,流水号';
  const plan = await planned([csv(`${head}\nu1,李明,,党政办,科员,柳河社区,mediation,2026-11-02,e1\n`)]);
  expect(plan.problems).toEqual([]);
  expect(plan.entries.added).toMatchObject([{ entry: { id: 'e1' } }]);
});

test('a post and a workplace are short texts without hidden characters', async () => {
  const plan = await planFor(`编号,姓名,职务,单位\nR22,李明,科\u200b员,${'长'.repeat(301)}\n`);
  expect(plan.problems).toMatchObject([{ column: '职务' }, { column: '单位' }]);
});

test('why somebody left is read in the field’s words, and a word that isn’t one names those that are', async () => {
  const left = { ...cadre, to: '2026-11-10' };
  const read = (reason: string, more = {}) =>
    planFor(`编号,姓名,离岗,离开原因\nR22,李明,2026-11-10,${reason}\n`, { subjects: [cadre], ...more });
  for (const [word, reason] of [
    ['退休', 'retired'],
    ['调离', 'transferred'],
    ['其它', 'other']
  ])
    expect(await read(word ?? '')).toMatchObject({ problems: [], reasons: [{ id: 'R22', reason }] });
  expect((await read('高就')).problems).toMatchObject([
    {
      code: 'unknown-leave-reason',
      row: 2,
      column: '离开原因',
      params: { value: '高就', known: '退休、调出、辞职、辞退、去世、其他' }
    }
  ]);
  // A reason that is known changes nothing, and an empty cell says nothing.
  const known = { subjects: [left], reasons: new Map([['R22', 'retired']]) };
  expect(await read('退休', known)).toMatchObject({ reasons: [], roster: { unchanged: 1 } });
  expect((await read('', known)).reasons).toEqual([]);
  expect((await read('辞职', known)).reasons).toMatchObject([{ id: 'R22', reason: 'resigned' }]);
  const serving = await planFor('编号,姓名,离开原因\nR22,李明,退休\n');
  expect(serving.problems).toMatchObject([
    { code: 'not-left', column: '离开原因', params: { value: '李明' } }
  ]);
});
