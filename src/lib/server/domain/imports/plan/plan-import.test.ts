import { builtInScheme } from '$lib/schemes';
import { expect, test } from 'vitest';
import { booked, entry } from '../../../../../../tests/make/entry';
import { person } from '../../../../../../tests/make/person';
import { planned } from '../../../../../../tests/make/planned';
import { csv } from '../../../../../../tests/make/workbook';
import { changesNothing } from './import-plan';

const builtIn = (id: string) => builtInScheme(id) ?? expect.fail(`no scheme ${id}`);
const head = '流水号,编号,事项,日期,登记月,数量,同一事项,依据,更正';

test('the same file twice changes nothing', async () => {
  const file = csv(`${head}\ne1,u1,调解纠纷,2026-11-03,,,,,\n`);
  const first = await planned([file]);
  expect(changesNothing(first)).toBe(false);
  const second = await planned([file], { entries: booked(first.entries.added.map((one) => one.entry)) });
  expect(second.problems).toEqual([]);
  expect(second.entries.booked).toBe(1);
  expect(changesNothing(second)).toBe(true);
});

test('the same file twice, reversals included', async () => {
  const file = csv(`${head}\ne1,u1,调解纠纷,2026-11-03,,,,,\ne2,u1,,2026-11-04,,,,,e1\n`);
  const first = await planned([file]);
  expect(first.problems).toEqual([]);
  expect(first.people).toEqual([]);
  const second = await planned([file], { entries: booked(first.entries.added.map((one) => one.entry)) });
  expect(second).toMatchObject({ problems: [], entries: { added: [], booked: 2 } });
});

test('M4 what comes late is booked in the open month, and said; the file again changes nothing', async () => {
  const file = csv(`${head}\ne1,u1,调解纠纷,2026-10-30,,,,会议,\n`);
  const first = await planned([file], { first: '2026-01' });
  expect(first.entries.added).toMatchObject([{ entry: { date: '2026-10-30', period: '2026-11' } }]);
  expect(first.notices).toMatchObject([
    { code: 'booked-late', row: 2, params: { month: '2026-10', open: '2026-11' } }
  ]);
  const entries = booked(first.entries.added.map((one) => one.entry));
  expect(
    await planned([file], { entries, first: '2026-01', open: '2026-12', today: '2026-12-02' })
  ).toMatchObject({
    problems: [],
    entries: { added: [], booked: 1 }
  });
});

test('E a roster names groups by id or in Chinese, and none that the scheme doesn’t know', async () => {
  const scheme = builtInScheme('town-thousand') ?? expect.fail('no scheme');
  const roster = (group: string) => csv(`编号,姓名,类别\nu8,周岚,班子成员\nu9,陈静,${group}\n`);
  const groups = async (group: string) =>
    (await planned([roster(group)], { scheme })).roster.added.map((person) => person.group);
  expect(await groups('部门负责人')).toEqual(['leaders', 'head']);
  expect(await groups('temporary')).toEqual(['leaders', 'temporary']);
  expect(await groups('')).toEqual(['leaders', '']);
  expect((await planned([roster('群众')], { scheme })).problems).toMatchObject([
    {
      code: 'unknown-group',
      row: 3,
      column: '类别',
      params: {
        value: '群众',
        known: '班子成员（leaders）、一般干部（staff）、部门负责人（head）、临时人员（temporary）'
      }
    }
  ]);
  // A scheme that looks at no group leaves the roster its own words.
  expect((await planned([roster('群众')])).roster.added.map(({ group }) => group)).toEqual([
    '班子成员',
    '群众'
  ]);
});

test('D what comes after an assembly has fixed the quarter is said', async () => {
  const file = csv(`${head}\ne1,u1,调解纠纷,2026-11-03,,,,会议,\n`);
  const notice = { code: 'quarter-fixed', row: 2, params: { quarter: '2026-Q4', month: '2026-11' } };
  expect((await planned([file], { fixed: ['2026-Q3', '2026-Q4'] })).notices).toMatchObject([notice]);
  expect((await planned([file], { fixed: ['2026-Q3'] })).notices).toEqual([]);
});

test('what each entry adds, everything considered', async () => {
  const file = csv(
    `${head}\ne1,u1,提前完成任务,2026-11-03,,,巡查,,\ne2,u1,迟到,2026-11-04,,,,,\ne3,u2,调解纠纷,2026-11-04,,2,,,\n`
  );
  const plan = await planned([file]);
  expect(plan.problems).toEqual([]);
  expect(plan.entries.added.map((one) => [one.entry.id, one.points, one.reason])).toEqual([
    ['e1', 200, 'counted'],
    ['e2', 0, 'fact'],
    ['e3', 1000, 'counted']
  ]);
  // Being late breaks the month's two attendance awards: 28 + 2 − 18.
  expect(plan.people.find(({ subject }) => subject === 'u1')).toMatchObject({ before: 2800, after: 1200 });
});

test('M8 a shared matter that no clause compares is said', async () => {
  const file = csv(`${head}\ne1,u1,调解纠纷,2026-11-03,,,漏水,会议,\n`);
  const plan = await planned([file], {
    entries: booked([entry('e0', { item: 'good-deed', matterText: '漏水' })])
  });
  expect(plan.notices).toMatchObject([{ code: 'shared-matter', row: 2, params: { entries: 'e0、e1' } }]);
});

test('M8 an erased text still tells matters apart, and the file that brought it changes nothing', async () => {
  const [full] = booked([entry('e0', { item: 'good-deed', matterText: '漏水' })]);
  const entries = full ? [{ ...full, matterText: '' }] : [];
  const plan = await planned([csv(`${head}\ne1,u1,调解纠纷,2026-11-03,,,漏水,会议,\n`)], { entries });
  expect(plan.notices).toMatchObject([{ code: 'shared-matter', params: { entries: 'e0、e1' } }]);
  const again = await planned([csv(`${head}\ne0,u1,好人好事,2026-11-03,,,漏水,,\n`)], { entries });
  expect(again).toMatchObject({ problems: [], entries: { added: [], booked: 1 } });
});

test('who differs is changed, who isn’t named stays, and an absent column says nothing', async () => {
  const subjects = [{ ...person('u1', '李明'), from: '2024-01-01' }, person('u2', '沈秋月')];
  const plan = await planned([csv('编号,姓名\nu1,李铭\n')], { subjects });
  expect(plan.roster).toMatchObject({
    added: [],
    changed: [{ before: { name: '李明' }, after: { name: '李铭', from: '2024-01-01' } }],
    unchanged: 0
  });
});

test('M10 days of service that change a sealed month are a problem of their row', async () => {
  const subjects = [person('u1', '李明', { from: '2024-01-01' }), person('u2', '沈秋月')];
  const sealed = new Map([['u1', ['2026-09', '2026-10']]]);
  const at = async (from: string, to: string) =>
    planned([csv(`编号,姓名,到岗,离岗\nu2,沈秋月,,\nu1,李明,${from},${to}\n`)], { subjects, sealed });
  expect((await at('2026-10-20', '')).problems).toMatchObject([
    { code: 'sealed-presence', row: 3, column: '到岗', params: { value: 'u1', period: '2026-09' } }
  ]);
  expect((await at('2024-01-01', '2026-10-03')).problems).toMatchObject([
    { code: 'sealed-presence', row: 3, column: '离岗', params: { value: 'u1', period: '2026-10' } }
  ]);
  expect((await at('2023-07-01', '')).problems).toEqual([]);
});

test('M10 days of service that change the open month show what they cost', async () => {
  const plan = await planned([csv('编号,姓名,离岗\nu1,李明,2026-11-09\nu2,沈秋月,\n')]);
  expect(plan.problems).toEqual([]);
  const [change, ...others] = plan.people;
  expect(others).toEqual([]);
  expect(change).toMatchObject({ subject: 'u1', period: '2026-11', before: 2800 });
  expect(change?.after).toBeLessThan(2800);
});

test('B what only a year counts is planned too: no month is published', async () => {
  const scheme = builtIn('community-organisation');
  const file = csv(`流水号,编号,事项,日期,登记月,分值\ne1,u1,科普工作,2026-12-31,,2\n`);
  const plan = await planned([file], { scheme, open: '2026-11', today: '2026-12-31' });
  expect(plan.problems).toEqual([]);
  expect(plan.entries.added).toMatchObject([{ points: 200, reason: 'counted' }]);
  const [change, ...others] = plan.people;
  expect(others).toEqual([]);
  expect(change).toMatchObject({ subject: 'u1', period: '2026' });
  expect((change?.after ?? 0) - (change?.before ?? 0)).toBe(200);
});

test('M13 what could only be booked after the last day in force is refused', async () => {
  const file = csv(`${head}\ne1,u1,key-secondment,2026-12-31,2027-01,,,会议,\n`);
  const plan = await planned([file], {
    scheme: builtIn('county-officials'),
    open: '2027-01',
    today: '2027-01-04'
  });
  expect(plan.entries.added).toEqual([]);
  expect(plan.problems).toMatchObject([{ code: 'booked-out-of-force' }]);
});
