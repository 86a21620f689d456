import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { cellKey } from '$lib/server/domain/assessments/cells';
import { myAssessments } from '$lib/server/domain/assessments/my-assessment';
import { owing, selfScoresOwed } from '$lib/server/domain/assessments/owing';
import { marksOwnPeople, sheetOfOwn } from '$lib/server/domain/assessments/own-people';
import { saveAssessment, shownCells } from '$lib/server/domain/assessments/save-assessment';
import { scoreOneself } from '$lib/server/domain/assessments/score-oneself';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import { changedFrom } from '$lib/server/domain/roster/spells';
import type { Actor } from '$lib/server/platform/access/actor';
import { departmentView, wholeView } from '../../src/routes/office/assess/view';
import { person } from '../make/person';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const [chiefs, heads] = ['包片委员、片长', '部门负责人'];

describe.each(databases)('E the marks that others give on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `marks-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'town-thousand', firstPeriod: '2026-07' });
    await roster({ p1: '经济发展办公室', p2: '经济发展办公室', p3: '社会事务办公室' });
  });
  afterEach(() => here.end());

  /** Writes who is of which department; '' for nobody's. */
  async function roster(departments: Record<string, string>): Promise<void> {
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async (stores) => {
      const people = Object.entries(departments);
      await stores.roster.save(people.map(([id, department]) => person(id, `某${id}`, { department })));
      return null;
    });
  }
  /** An account that marks for a body, and is somebody's on the roster or nobody's. */
  async function marker(account: string, body: string, subject: string | null = null): Promise<Actor> {
    const { unit } = here.recorder;
    const from = '2026-01-01';
    await grantRole(here.store, { account, unit, role: 'department', subject: null, from, department: body });
    return { account, session: null, name: body, unit, roles: ['department'], subject };
  }
  const sheet = () => here.app.readTransaction(here.recorder, (stores) => sheetOf(stores, 2026));
  /** The numbers of those whom an actor's sheet shows. */
  const shown = (actor: Actor, body: string) =>
    here.app.readTransaction(actor, async (stores) => {
      const { communities } = await sheetOfOwn(stores, actor, await sheetOf(stores, 2026), body);
      return communities.map(({ id }) => id);
    });
  const digest = (actor: Actor, body: string) =>
    here.app.readTransaction(actor, async (stores) => {
      const whole = await sheetOf(stores, 2026);
      // The recorder looks at the whole sheet; whose own sheet can't be known has seen none.
      const isWhole = !actor.roles.includes('department');
      const own = isWhole ? whole : await sheetOfOwn(stores, actor, whole, body).catch(() => whole);
      return shownCells(own, body);
    });
  const save = async (actor: Actor, department: string, item: string, typed = '180', subject = 'p1') =>
    saveAssessment(here.app, actor, {
      key: key(),
      year: 2026,
      department,
      document: '评定表1号',
      date: '2026-10-05',
      shown: await digest(actor, department),
      cells: [{ subject, item, typed }]
    });
  const marked = async (subject: string) =>
    (await sheet()).cells.get(cellKey(subject, 'professional'))?.value ?? null;

  it('片长、包片委员 and heads of departments give the marks that the document gives them, and no others', async () => {
    const [chief, head] = [await marker('m1', chiefs), await marker('m2', heads, 'p2')];
    await save(chief, chiefs, 'central', '260');
    await save(head, heads, 'professional');
    const { cells } = await sheet();
    expect(cells.get(cellKey('p1', 'central'))?.value).toBe(26000);
    expect(cells.get(cellKey('p1', 'professional'))?.value).toBe(18000);
    const refused = { code: 'not-your-indicator', status: 403 };
    await expect(save(chief, chiefs, 'professional')).rejects.toMatchObject(refused);
    await expect(save(chief, heads, 'professional')).rejects.toMatchObject(refused);
    await expect(save(head, chiefs, 'central')).rejects.toMatchObject(refused);
    await expect(save(head, heads, 'professional-grade', '1')).rejects.toMatchObject(refused);
    await expect(save(here.member('p1'), heads, 'professional')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('二（四） a head sees and marks the people of their own department, and nobody else', async () => {
    const head = await marker('m2', heads, 'p2');
    expect(await shown(head, heads)).toEqual(['p1']);
    await save(head, heads, 'professional', '170');
    const others = { code: 'not-your-people', status: 403, params: { name: '某p3' } };
    for (const typed of ['200', '', '0'])
      await expect(save(head, heads, 'professional', typed, 'p3')).rejects.toMatchObject(others);
    await expect(save(head, heads, 'professional', '1', 'p9')).rejects.toMatchObject({
      code: 'unknown-subject'
    });
    expect([await marked('p1'), await marked('p3')]).toEqual([17000, null]);
  });

  it('二（三）1（1） the chiefs mark together: no area is anybody’s alone', async () => {
    const chief = await marker('m1', chiefs);
    expect(marksOwnPeople(await sheet(), chiefs)).toBe(false);
    expect(await shown(chief, chiefs)).toEqual(['p1', 'p2', 'p3']);
    await save(chief, chiefs, 'central', '260', 'p3');
  });

  it('one forged row refuses the whole table, and nothing of it is booked', async () => {
    const head = await marker('m2', heads, 'p2');
    const cells = ['p1', 'p3'].map((subject) => ({ subject, item: 'professional', typed: '150' }));
    await expect(
      saveAssessment(here.app, head, {
        key: key(),
        year: 2026,
        department: heads,
        document: '评定表1号',
        date: '2026-10-05',
        shown: await digest(head, heads),
        cells
      })
    ).rejects.toMatchObject({ code: 'not-your-people' });
    expect([await marked('p1'), await marked('p3')]).toEqual([null, null]);
  });

  it('whose people they are has to be known: without a person, or without a department, nobody is marked', async () => {
    const unlinked = await marker('m3', heads);
    await expect(save(unlinked, heads, 'professional')).rejects.toMatchObject({ code: 'marker-unlinked' });
    await expect(shown(unlinked, heads)).rejects.toMatchObject({ code: 'marker-unlinked', status: 403 });
    await roster({ p1: '', p2: '' });
    const head = await marker('m2', heads, 'p2');
    const lacking = { code: 'marker-without-department', status: 403, params: { name: '某p2' } };
    // Nobody's department is no department that two people share.
    await expect(save(head, heads, 'professional')).rejects.toMatchObject(lacking);
    await expect(shown(head, heads)).rejects.toMatchObject(lacking);
    expect(await marked('p1')).toBe(null);
  });

  it('M16 a move after the year’s end changes neither who marks whom nor by which item', async () => {
    const [head, other] = [await marker('m2', heads, 'p2'), await marker('m4', heads, 'p3')];
    await here.app.runCommand(
      here.recorder,
      { permission: 'import', key: key() },
      async ({ roster: kept }) => {
        const known = (await kept.find('p1')) ?? expect.fail('nobody');
        const moved = { pool: '', group: 'head', department: '社会事务办公室' };
        await kept.save([changedFrom(known, moved, '2027-01-01') ?? known]);
        const chief = (await kept.find('p2')) ?? expect.fail('nobody');
        await kept.save([changedFrom(chief, { ...moved, group: '' }, '2027-01-01') ?? chief]);
        return null;
      }
    );
    expect([await shown(head, heads), await shown(other, heads)]).toEqual([['p1'], []]);
    const { rows } = departmentView(await sheet(), heads);
    expect(rows.find(({ id }) => id === 'p1')?.cells[0]).toMatchObject({ key: 'p1 professional' });
    await save(head, heads, 'professional', '170');
    expect(await marked('p1')).toBe(17000);
  });

  it('a move to another department counts at once', async () => {
    const head = await marker('m2', heads, 'p2');
    await roster({ p1: '社会事务办公室', p3: '经济发展办公室' });
    expect(await shown(head, heads)).toEqual(['p3']);
    await expect(save(head, heads, 'professional')).rejects.toMatchObject({ code: 'not-your-people' });
    await save(head, heads, 'professional', '190', 'p3');
  });

  it('two heads save beside each other: what another department got meanwhile changes nothing here', async () => {
    const [one, other] = [await marker('m2', heads, 'p2'), await marker('m4', heads, 'p1')];
    await roster({ p1: '社会事务办公室', p2: '经济发展办公室', p4: '经济发展办公室' });
    const seen = await digest(one, heads);
    await save(other, heads, 'professional', '160', 'p3');
    expect(await digest(one, heads)).toBe(seen);
    await save(one, heads, 'professional', '150', 'p4');
    expect(await digest(one, heads)).not.toBe(seen);
  });

  it('nobody marks themselves for their body; the recorder keys that in from paper', async () => {
    const head = await marker('m2', heads, 'p1');
    const own = { code: 'own-outcome', status: 403 };
    expect(await shown(head, heads)).toEqual(['p2']);
    await expect(save(head, heads, 'professional')).rejects.toMatchObject(own);
    await save(here.recorder, heads, 'professional', '150');
    for (const typed of ['200', '', '150'])
      await expect(save(head, heads, 'professional', typed)).rejects.toMatchObject(own);
    const chief = { ...(await marker('m1', chiefs)), subject: 'p1' };
    await expect(save(chief, chiefs, 'central')).rejects.toMatchObject(own);
  });

  it('a head who has a grade owes no mark of a head, and gets none beside it', async () => {
    const date = { date: '2026-12-31', period: '2026-12' };
    await here.book({ item: 'professional-grade', value: '0', subject: 'p1', ...date });
    expect(owing(await sheet())).toEqual([
      { name: chiefs, owed: 3, of: 3 },
      { name: heads, owed: 2, of: 3 }
    ]);
    const head = await marker('m2', heads, 'p2');
    await expect(save(head, heads, 'professional')).rejects.toMatchObject({
      code: 'result-twice',
      status: 409
    });
  });

  it('二（四） a head’s grade is keyed in on the sheet, and the body is done when everybody has one figure', async () => {
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async (stores) => {
      await stores.roster.save([person('p1', '某p1', { group: 'head', department: '经济发展办公室' })]);
      return null;
    });
    const owed = async () => owing(await sheet()).find(({ name }) => name === heads);
    const field = async (subject: string) => {
      const { rows } = departmentView(await sheet(), heads);
      return rows.find(({ id }) => id === subject)?.cells[0];
    };
    expect(await field('p1')).toMatchObject({ key: 'p1 professional-grade', asked: 'grades', points: '' });
    expect(await field('p2')).toMatchObject({ key: 'p2 professional', asked: 'points' });
    expect(await owed()).toMatchObject({ owed: 3, of: 3 });
    for (const typed of ['1.5', '-1', '一'])
      await expect(save(here.recorder, heads, 'professional-grade', typed)).rejects.toMatchObject({
        cells: [{ subject: 'p1', params: { code: 'bad-grades' } }]
      });
    await save(here.recorder, heads, 'professional-grade', '2');
    expect(await field('p1')).toMatchObject({ value: '2', points: '170' });
    const line = wholeView(await sheet()).lines.find(({ id }) => id === 'professional');
    expect(line?.cells[0]).toMatchObject({ points: '170', state: 'entered', grade: { zh: '低 2 个等次' } });
    expect(await owed()).toMatchObject({ owed: 2, of: 3 });
    await expect(save(here.recorder, heads, 'professional', '180')).rejects.toMatchObject({
      code: 'result-twice'
    });
    for (const subject of ['p2', 'p3']) await save(here.recorder, heads, 'professional', '180', subject);
    expect(await owed()).toMatchObject({ owed: 0, of: 3 });
    await save(here.recorder, heads, 'professional-grade', '');
    expect(await owed()).toMatchObject({ owed: 1, of: 3 });
  });

  it('nobody scores themselves: self-scores are for communities', async () => {
    const own = here.member('p1');
    const scores = [{ item: 'central', typed: '300' }];
    await expect(scoreOneself(here.app, own, { key: key(), year: 2026, scores })).rejects.toMatchObject({
      code: 'nothing-assessed'
    });
    expect(selfScoresOwed(await sheet())).toBe(0);
    const mine = await here.app.readTransaction(own, (stores) => myAssessments(stores, 'p1'));
    expect(mine).toEqual([]);
  });
});
