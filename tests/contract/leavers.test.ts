import { monthsOf, nextMonth } from '$lib/calendar';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { giveLeaveReason, leaveRoster } from '$lib/server/domain/roster/keep-roster';
import { afterEach, describe, expect, it } from 'vitest';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import type { RosterPerson } from '$lib/server/domain/roster/spells';
import { documentView } from '../../src/routes/office/filings/document-view';
import { person } from '../make/person';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('who has left, and why, on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `leaver-key-${(no += 1)}`;
  afterEach(() => here.end());

  const found = async (scheme: string) => {
    here = await testApp({ database, scheme, firstPeriod: '2026-01' });
    here.at('2026-12-20T04:00:00Z');
  };
  const endOn = (to: string, reason: string, subject = 'p1') =>
    leaveRoster(here.app, here.recorder, { key: key(), subject, to, reason });
  const reasons = async () =>
    Object.fromEntries(await (await here.app.read(here.recorder)).roster.leaveReasons());

  it('a leaver has a reason, which may be put right; who is back has none', async () => {
    await found('party-members');
    await expect(endOn('2026-12-15', '')).rejects.toThrow('leave-reason-missing');
    await expect(endOn('2026-12-15', 'bored')).rejects.toThrow('leave-reason-missing');
    const reason = (subject: string, why: string) =>
      giveLeaveReason(here.app, here.recorder, { key: key(), subject, reason: why });
    await expect(reason('p1', 'retired')).rejects.toThrow('not-left');
    await endOn('2026-12-15', 'retired');
    expect(await reasons()).toEqual({ p1: 'retired' });
    await reason('p1', 'transferred');
    expect(await reasons()).toEqual({ p1: 'transferred' });
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
      await roster.save([person('p1', '沈秋月')]);
      return null;
    });
    expect(await reasons()).toEqual({});
  });

  it('a reason belongs to the spell that it ended: who came back and left again has none, a moved one keeps it', async () => {
    await found('community-cadres');
    const save = (more: Partial<RosterPerson>) =>
      here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
        await roster.save([{ ...person('p1', '沈秋月'), ...more }]);
        return null;
      });
    await endOn('2026-12-10', 'retired');
    const [before, after] = [
      { pool: '', group: '', from: null, to: '2026-11-30' },
      { group: '一', from: '2026-12-01', to: '2026-12-10' }
    ];
    await save({ earlier: [before], ...after });
    expect(await reasons()).toEqual({ p1: 'retired' });
    await save({ earlier: [{ ...before, to: '2026-12-10' }], from: '2026-12-14', to: '2026-12-18' });
    expect(await reasons()).toEqual({});
  });

  it('M16 a filing has every spell of who left and came back', async () => {
    await found('community-cadres');
    const spells = [
      { pool: '', group: '', from: '2026-01-01', to: '2026-02-10' },
      { pool: '', group: '一', from: '2026-04-01', to: '2026-05-10' }
    ];
    const last = { group: '二', from: '2026-06-01' };
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
      await roster.save([{ ...person('p1', '沈秋月'), ...last, earlier: spells }]);
      return null;
    });
    for (const month of monthsOf('2026-H1')) await here.seal(month);
    await here.publish('2026-H1');
    const document = await buildFiling(await here.app.read(here.recorder), '2026-H1');
    const row = document.rows.find(({ subject }) => subject === 'p1');
    expect(row).toMatchObject({ ...last, to: null, earlier: spells });
    expect(document.rows.find(({ subject }) => subject === 'p2')).not.toHaveProperty('earlier');
    const stores = await here.app.read(here.recorder);
    const view = documentView(document, stores, { closed: true, person: null });
    expect(view.rows.map(({ subject, service }) => [subject, service?.split('、').length])).toContainEqual([
      'p1',
      3
    ]);
  });

  /** D: who is proposed for what when the year is sealed, after p1, who leads, and p2, who is last, have left. */
  async function proposedOf(reason: string) {
    await found('party-members');
    await here.book(
      { item: 'perform-service', value: '10', date: '2026-01-10', period: '2026-01' },
      { item: 'base-duty', subject: 'p2', value: '5', date: '2026-01-10', period: '2026-01' }
    );
    for (const month of monthsOf('2026').slice(0, -1)) {
      here.at(`${nextMonth(month)}-08T04:00:00Z`);
      await here.seal(month);
    }
    for (const subject of ['p1', 'p2']) await endOn('2026-12-07', reason, subject);
    const { closing } = await here.app.readTransaction(here.recorder, (stores) =>
      draftSeal(stores, '2026-12')
    );
    const year = closing.periods.find(({ period }) => period === '2026');
    expect(year?.results.map(({ subject, rank }) => [subject, rank])).toEqual([
      ['p1', 1],
      ['p3', 2],
      ['p2', 3]
    ]);
    return Object.fromEntries((year?.outcomes ?? []).map(({ rule, subjects }) => [rule, subjects]));
  }

  it('D a retired member isn’t proposed 优先推荐 nor talked to, and is graded all the same', async () => {
    expect(await proposedOf('retired')).toEqual({ unqualified: ['p2'], fair: ['p1', 'p3'] });
  });

  it('D who was transferred isn’t recommended here; a talk may be passed on', async () => {
    expect(await proposedOf('transferred')).toEqual({
      unqualified: ['p2'],
      rear: ['p2'],
      fair: ['p1', 'p3']
    });
  });

  it('E who left in July isn’t marked in December, and lacks nothing then', async () => {
    await found('town-thousand');
    const shown = async () => {
      const { communities } = await here.app.readTransaction(here.recorder, (stores) =>
        sheetOf(stores, 2026)
      );
      return communities.map(({ id }) => id);
    };
    const lacking = async () => {
      const { outstanding } = await here.app.readTransaction(here.recorder, (stores) =>
        draftSeal(stores, '2026-12')
      );
      return outstanding.flatMap((task) => (task.what === 'departments' ? task.owed : []));
    };
    const owed = (count: number) => [
      { name: '包片委员、片长', owed: count },
      { name: '部门负责人', owed: count }
    ];
    expect(await shown()).toEqual(['p1', 'p2', 'p3']);
    expect(await lacking()).toEqual(owed(3));
    await endOn('2026-07-31', 'transferred');
    expect(await shown()).toEqual(['p2', 'p3']);
    expect(await lacking()).toEqual(owed(2));
    // Somebody who leaves in December was there to be marked.
    await endOn('2026-12-10', 'retired', 'p2');
    expect(await shown()).toEqual(['p2', 'p3']);
    // A mark from before is still seen.
    await here.book({ item: 'central', value: '200', date: '2026-12-31', period: '2026-12' });
    expect(await shown()).toEqual(['p1', 'p2', 'p3']);
  });
});
