import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { cellKey } from '$lib/server/domain/assessments/cells';
import { myAssessments } from '$lib/server/domain/assessments/my-assessment';
import { owing, selfScoresOwed } from '$lib/server/domain/assessments/owing';
import { saveAssessment, shownCells } from '$lib/server/domain/assessments/save-assessment';
import { scoreOneself } from '$lib/server/domain/assessments/score-oneself';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import type { Actor } from '$lib/server/platform/access/actor';
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
  });
  afterEach(() => here.end());

  async function marker(account: string, name: string): Promise<Actor> {
    const { unit } = here.recorder;
    const role = { account, unit, role: 'department', subject: null, from: '2026-01-01' } as const;
    await grantRole(here.store, { ...role, department: name });
    return { account, session: null, name, unit, roles: ['department'], subject: null };
  }
  const sheet = () => here.app.readTransaction(here.recorder, (stores) => sheetOf(stores, 2026));
  const save = async (actor: Actor, department: string, item: string, typed = '180') =>
    saveAssessment(here.app, actor, {
      key: key(),
      year: 2026,
      department,
      document: '评定表1号',
      date: '2026-10-05',
      shown: shownCells(await sheet(), department),
      cells: [{ subject: 'p1', item, typed }]
    });

  it('片长、包片委员 and heads of departments give the marks that the document gives them, and no others', async () => {
    const [chief, head] = [await marker('m1', chiefs), await marker('m2', heads)];
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

  it('nobody marks themselves for their body; the recorder keys that in from paper', async () => {
    const head = { ...(await marker('m2', heads)), subject: 'p1' };
    const own = { code: 'own-outcome', status: 403 };
    await expect(save(head, heads, 'professional')).rejects.toMatchObject(own);
    await save(here.recorder, heads, 'professional', '150');
    await expect(save(head, heads, 'professional', '200')).rejects.toMatchObject(own);
    await expect(save(head, heads, 'professional', '')).rejects.toMatchObject(own);
    await expect(save(head, heads, 'professional', '150')).rejects.toMatchObject({ code: 'nothing-entered' });
  });

  it('a head who has a grade owes no mark of a head, and gets none beside it', async () => {
    const date = { date: '2026-12-31', period: '2026-12' };
    await here.book({ item: 'professional-grade', value: '0', subject: 'p1', ...date });
    expect(owing(await sheet())).toEqual([
      { name: chiefs, owed: 3, of: 3 },
      { name: heads, owed: 2, of: 2 }
    ]);
    const head = await marker('m2', heads);
    await expect(save(head, heads, 'professional')).rejects.toMatchObject({
      code: 'result-twice',
      status: 409
    });
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
