import { changeFacts, returnToRoster } from '$lib/server/domain/roster/date-roster';
import { joinRoster, leaveRoster } from '$lib/server/domain/roster/keep-roster';
import { roleNames } from '$lib/server/domain/units/role-names';
import { setUnit } from '$lib/server/domain/units/set-unit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noRoleNames } from '../make/no-role-names';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

/** Facts of somebody of whom the roster says nothing. */
const facts = { pool: '', group: '', department: '', post: '', workplace: '' };
const newcomer = { ...facts, subject: 'p9', name: '新来', from: '2026-10-05' };

describe.each(databases)('the roster as people come and go on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());
  const stores = () => here.app.read(here.recorder);
  const join = (more = {}, by = here.recorder) =>
    joinRoster(here.app, by, { key: 'join-key-1', joining: { ...newcomer, ...more } });
  const endOn = (to: string, key = 'leave-key-1') =>
    leaveRoster(here.app, here.recorder, { key, subject: 'p1', to, reason: 'transferred' });

  /** an account that is p1, signed in */
  async function signedIn(role = 'member') {
    await here.app.runCommand(
      here.operator,
      { permission: 'add-account', key: `made-${role}` },
      async ({ accounts }) => {
        if (role === 'member') await accounts.add({ id: 'a1', username: 'p-one', name: '沈秋月' });
        await accounts.give({
          account: 'a1',
          role: role as 'member',
          subject: role === 'member' ? 'p1' : null,
          from: '2026-10-01',
          to: null,
          by: null
        });
        return null;
      }
    );
    await here.store
      .insertInto('auth_session')
      .values({
        id: `s-${role}`,
        userId: 'a1',
        token: `t-${role}`,
        userAgent: '',
        expiresAt: '2027-01-01T00:00:00Z',
        createdAt: '2026-10-01T00:00:00Z',
        updatedAt: '2026-10-01T00:00:00Z'
      })
      .execute();
  }
  const sessions = async () => (await (await stores()).accounts.sessions('a1')).length;

  it('a newcomer stands on it from the day on, once', async () => {
    await join();
    await join();
    // Answers are kept for good, so they name nobody.
    const reported = await here.store.selectFrom('answer').select('body').execute();
    expect(JSON.stringify(reported)).not.toContain('新来');
    expect((await (await stores()).roster.list()).find(({ id }) => id === 'p9')).toMatchObject({
      name: '新来',
      from: '2026-10-05',
      to: null
    });
  });

  it('a name stands as it is kept at every door, however it is spaced and dotted', async () => {
    await join({ name: '阿依努尔\u00a0‧\u3000热合曼' });
    expect((await (await stores()).roster.list()).find(({ id }) => id === 'p9')?.name).toBe(
      '阿依努尔·热合曼'
    );
  });

  it.each([
    ['roster-taken', { subject: 'p1' }],
    ['name-missing', { name: '' }],
    ['formula', { name: '=1+1' }],
    ['roster-bad-days', { from: 'soon' }],
    ['too-long', { name: '长'.repeat(41) }]
  ])('refuses %s', async (code, more) => {
    await expect(join(more)).rejects.toMatchObject({ code });
  });

  it('is for the recorder', async () => {
    await expect(join({}, here.operator)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a leaver’s sessions end at once, and every role with the last day', async () => {
    await signedIn();
    await signedIn('editor');
    expect(await sessions()).toBe(2);
    expect(await endOn('2026-10-04')).toEqual({ ranked: true });
    expect(await sessions()).toBe(0);
    const { roles } = await (await stores()).accounts.one('a1');
    expect(roles.map(({ to, state }) => [to, state])).toEqual([
      ['2026-10-04', 'ended'],
      ['2026-10-04', 'ended']
    ]);
  });

  it('who leaves later is signed in until then', async () => {
    await signedIn();
    await endOn('2026-10-31');
    expect(await sessions()).toBe(1);
    expect((await (await stores()).accounts.one('a1')).roles[0]).toMatchObject({
      to: '2026-10-31',
      state: 'now'
    });
  });

  /** The roles that a1 has on a day, each with the last day on which it holds; '' for none. */
  const rolesOn = async (day: string) => {
    here.at(`${day}T04:00:00Z`);
    const { roles } = await (await stores()).accounts.one('a1');
    return roles.flatMap(({ role, to, state }) => (state === 'now' ? [`${role} ${to ?? ''}`] : [])).sort();
  };
  const back = (from: string, key = 'back-key-1') =>
    returnToRoster(here.app, here.recorder, { key, returning: { ...facts, subject: 'p1', from } });

  it('a last day that is put off, brought forward and put off again takes the roles along', async () => {
    await signedIn();
    await signedIn('editor');
    const { accounts } = await stores();
    await here.app.runCommand(here.operator, { permission: 'give-role', key: 'own-term-1' }, async (own) => {
      const term = { subject: null, from: '2026-10-01', to: '2026-10-08', by: null };
      await own.accounts.give({ account: 'a1', role: 'committee', ...term });
      return null;
    });
    await endOn('2026-10-10');
    await endOn('2026-10-20', 'leave-key-2');
    expect(await rolesOn('2026-10-05')).toEqual([
      'committee 2026-10-08',
      'editor 2026-10-10',
      'member 2026-10-10'
    ]);
    expect(await rolesOn('2026-10-15')).toEqual(['editor 2026-10-20', 'member 2026-10-20']);
    here.at('2026-10-05T04:00:00Z');
    await endOn('2026-10-07', 'leave-key-3');
    expect(await rolesOn('2026-10-06')).toEqual([
      'committee 2026-10-07',
      'editor 2026-10-07',
      'member 2026-10-07'
    ]);
    expect(await rolesOn('2026-10-15')).toEqual([]);
    here.at('2026-10-07T04:00:00Z');
    for (const [at, to] of ['2026-10-25', '2026-10-28'].entries()) await endOn(to, `leave-key-4${at}`);
    expect(await rolesOn('2026-10-28')).toEqual([
      'committee 2026-10-28',
      'editor 2026-10-28',
      'member 2026-10-28'
    ]);
    expect(await rolesOn('2026-10-29')).toEqual([]);
    expect(await accounts.sessions('a1')).toHaveLength(2);
  });

  it('a leave that is called off before it comes lets roles go on; who comes back later is given them anew', async () => {
    await signedIn();
    await endOn('2026-10-10');
    await back('2026-10-11');
    expect(await rolesOn('2026-12-01')).toEqual(['member ']);
    here.at('2026-10-05T04:00:00Z');
    await endOn('2026-10-12', 'leave-key-2');
    await back('2026-10-20', 'back-key-2');
    expect(await rolesOn('2026-10-12')).toEqual(['member 2026-10-12']);
    expect(await rolesOn('2026-10-20')).toEqual([]);
  });

  it('who has come back and leaves again loses what was given meanwhile', async () => {
    await signedIn();
    await endOn('2026-10-04');
    await back('2026-10-05');
    await signedIn('editor');
    expect(await rolesOn('2026-10-06')).toEqual(['editor ']);
    await endOn('2026-10-05', 'leave-key-2');
    expect(await rolesOn('2026-10-06')).toEqual([]);
    expect(await sessions()).toBe(0);
  });

  it('nobody lets their own roles go on by putting off their own last day', async () => {
    await signedIn();
    await signedIn('recorder');
    await endOn('2026-10-10');
    const own = { ...here.recorder, account: 'a1' };
    const putOff = (key: string) =>
      leaveRoster(here.app, own, { key, subject: 'p1', to: '2026-10-20', reason: 'transferred' });
    await expect(putOff('leave-key-2')).rejects.toMatchObject({ code: 'own-role' });
    const next = { account: 'a1', from: '2026-10-11', to: null, by: null };
    await here.app.runCommand(
      here.operator,
      { permission: 'give-role', key: 'next-role-1' },
      async (given) => {
        await given.accounts.give({ ...next, role: 'member', subject: 'p1' });
        await given.accounts.give({ ...next, role: 'recorder', subject: null });
        return null;
      }
    );
    await putOff('leave-key-3');
    expect(await rolesOn('2026-10-15')).toEqual(['member 2026-10-20', 'recorder 2026-10-20']);
  });

  it('nobody leaves before they came, twice, or out of a sealed month', async () => {
    await here.seal('2026-09');
    await expect(endOn('2026-09-03')).rejects.toMatchObject({ code: 'sealed-presence' });
    for (const day of ['someday', '9999-12-31'])
      await expect(endOn(day)).rejects.toMatchObject({ code: 'roster-bad-days' });
    await endOn('2026-10-02');
    await expect(endOn('2026-10-03', 'leave-key-2')).rejects.toMatchObject({ code: 'roster-left' });
  });

  it('M16 facts change from a day on, and a sealed month keeps its own', async () => {
    await here.seal('2026-09');
    const change = (more = {}, key = 'change-key-1') =>
      changeFacts(here.app, here.recorder, {
        key,
        changing: { ...facts, subject: 'p1', pool: '科级领导', from: '2026-10-05', ...more }
      });
    await expect(change({ from: '2026-09-30' })).rejects.toMatchObject({
      code: 'sealed-facts',
      params: { value: 'p1', period: '2026-09', day: '2026-10-01' }
    });
    await expect(change({ pool: '' }, 'change-key-2')).rejects.toMatchObject({ code: 'roster-unchanged' });
    await expect(change({ from: 'soon' }, 'change-key-3')).rejects.toMatchObject({ code: 'roster-bad-days' });
    await change({}, 'change-key-4');
    expect(await (await stores()).roster.find('p1')).toMatchObject({
      pool: '科级领导',
      from: '2026-10-05',
      to: null,
      earlier: [{ pool: '', from: null, to: '2026-10-04' }]
    });
    // Leaving before the change drops it.
    await endOn('2026-10-04');
    const left = await (await stores()).roster.find('p1');
    expect(left).toMatchObject({ pool: '', to: '2026-10-04' });
    expect(left).not.toHaveProperty('earlier');
  });

  it('M16 post and workplace change from a day on, and the sealed month says what held then', async () => {
    let no = 0;
    const change = (from: string, post: string) =>
      changeFacts(here.app, here.recorder, {
        key: `post-key-${(no += 1)}`,
        changing: { ...facts, subject: 'p1', post, workplace: '柳河社区', from }
      });
    await change('2026-09-01', '科员');
    await here.seal('2026-09');
    await expect(change('2026-09-15', '副主任')).rejects.toMatchObject({ code: 'sealed-facts' });
    await change('2026-10-05', '副主任');
    await expect(change('2026-10-06', '副主任')).rejects.toMatchObject({ code: 'roster-unchanged' });
    await expect(change('2026-10-06', '=1+1')).rejects.toMatchObject({ code: 'formula' });
    expect(await (await stores()).roster.find('p1')).toMatchObject({
      post: '副主任',
      workplace: '柳河社区',
      from: '2026-10-05',
      earlier: [
        { from: null, to: '2026-08-31' },
        { post: '科员', workplace: '柳河社区', from: '2026-09-01', to: '2026-10-04' }
      ]
    });
    // No rule reads posts, so that a seal fixes nothing of them.
    const sealed = await here.store.selectFrom('seal_result').select('earlier').execute();
    expect(JSON.stringify(sealed)).not.toContain('post');
  });

  it('M16 who left comes back as the same person, once they have left', async () => {
    const back = (from: string, key: string) =>
      returnToRoster(here.app, here.recorder, {
        key,
        returning: { ...facts, subject: 'p1', from }
      });
    await expect(back('2026-10-05', 'back-key-1')).rejects.toMatchObject({ code: 'roster-serving' });
    await endOn('2026-10-04');
    await expect(back('2026-10-04', 'back-key-2')).rejects.toMatchObject({ code: 'roster-serving' });
    await here.seal('2026-09');
    await back('2026-11-02', 'back-key-3');
    expect(await (await stores()).roster.find('p1')).toMatchObject({
      from: '2026-11-02',
      to: null,
      earlier: [{ from: null, to: '2026-10-04' }]
    });
  });

  it('M16 a return that was planned for a wrong day is put right while it hasn’t come', async () => {
    const back = (from: string, key: string) =>
      returnToRoster(here.app, here.recorder, { key, returning: { ...facts, subject: 'p1', from } });
    await endOn('2026-10-04');
    await back('2028-02-29', 'wrong-key-1');
    await back('2026-10-05', 'right-key-1');
    const p1 = await (await stores()).roster.find('p1');
    expect(p1).toMatchObject({ from: null, to: null });
    expect(p1).not.toHaveProperty('earlier');
    await expect(back('2026-10-06', 'wrong-key-2')).rejects.toMatchObject({ code: 'roster-serving' });
    // A change that is planned for somebody in service is no return.
    const changing = { ...facts, subject: 'p2', department: '民政', from: '2026-12-01' };
    await changeFacts(here.app, here.recorder, { key: 'plan-key-1', changing });
    const returning = { ...facts, subject: 'p2', from: '2026-11-01' };
    await expect(
      returnToRoster(here.app, here.recorder, { key: 'plan-key-2', returning })
    ).rejects.toMatchObject({ code: 'roster-serving' });
  });

  it.each(['9999-12-31', '9999-01-01', '1899-12-31', '2026-02-29'])(
    'nobody joins, changes or comes back on %s',
    async (from) => {
      const bad = { code: 'roster-bad-days' };
      await expect(join({ from })).rejects.toMatchObject(bad);
      const changing = { ...facts, subject: 'p2', department: '民政', from };
      await expect(
        changeFacts(here.app, here.recorder, { key: 'bad-key-1', changing })
      ).rejects.toMatchObject(bad);
      await endOn('2026-10-04');
      const returning = { ...facts, subject: 'p1', from };
      await expect(
        returnToRoster(here.app, here.recorder, { key: 'bad-key-2', returning })
      ).rejects.toMatchObject(bad);
    }
  );

  it('M16 a department, post or workplace isn’t said to hold from a day of a sealed month on', async () => {
    await here.seal('2026-09');
    for (const more of [{ department: '纪检组' }, { post: '科员' }, { workplace: '柳河社区' }]) {
      const changing = { ...facts, subject: 'p1', ...more, from: '2026-09-05' };
      await expect(
        changeFacts(here.app, here.recorder, { key: `dated-${Object.keys(more).join('')}`, changing })
      ).rejects.toMatchObject({ code: 'sealed-facts', params: { period: '2026-09', day: '2026-10-01' } });
    }
    const changing = { ...facts, subject: 'p1', department: '纪检组', from: '2026-10-01' };
    await changeFacts(here.app, here.recorder, { key: 'dated-open-1', changing });
    expect(await (await stores()).roster.find('p1')).toMatchObject({ department: '纪检组' });
  });

  it('M16 nobody joins in a sealed month', async () => {
    await here.seal('2026-09');
    await expect(join({ from: '2026-09-28' })).rejects.toMatchObject({ code: 'first-day-sealed' });
    await join({ from: '2026-10-01' });
  });

  it('settings that no score depends on are the unit’s, and refused whole', async () => {
    const typed = {
      masked: 'yes',
      publicityDays: '7',
      who: '方敏',
      where: '205 室',
      when: '工作日',
      answerDays: '3',
      deadlineDay: '25',
      filingMonths: '2',
      deadlineTerms: { assess: '5', publish: '' },
      investigator: '',
      roleNames: {
        recorder: '',
        committee: '村两委',
        assembly: '',
        department: '责任部门',
        commission: '',
        superior: ''
      },
      bodyNames: { 社区: '阳光社区居委会', 社区书记或主任: '', 党小组: '没有这个' },
      accountTerm: '2029-06-30'
    };
    await setUnit(here.app, here.recorder, { key: 'set-key-01', typed });
    expect((await stores()).unit).toMatchObject({
      masked: true,
      publicityDays: 7,
      deadlineDay: 25,
      filingMonths: 2,
      deadlineTerms: { assess: 5 },
      objections: { who: '方敏', answerDays: 3 },
      roleNames: { ...noRoleNames, committee: '村两委', department: '责任部门' },
      bodyNames: { 社区: '阳光社区居委会' },
      accountTerm: '2029-06-30'
    });
    expect(roleNames((await stores()).unit, (await stores()).adoptions.scheme())).toMatchObject({
      recorder: { name: '纪检专干' },
      committee: { name: '村两委' },
      superior: { name: '街道党工委' }
    });
    const bad = { ...typed, deadlineDay: '40', who: '别人' };
    await expect(setUnit(here.app, here.recorder, { key: 'set-key-02', typed: bad })).rejects.toMatchObject({
      code: 'deadline-day'
    });
    expect((await stores()).unit.objections.who).toBe('方敏');
    // A month's beginning is its first ten days, so a unit's own day is none after them.
    const late = { ...typed, deadlineTerms: { assess: '11' } };
    await expect(setUnit(here.app, here.recorder, { key: 'set-key-04', typed: late })).rejects.toMatchObject({
      code: 'deadline-term',
      params: { most: 10 }
    });
    const long = { ...typed, bodyNames: { 社区: '长'.repeat(41) } };
    await expect(setUnit(here.app, here.recorder, { key: 'set-key-05', typed: long })).rejects.toThrow();
    const undated = { ...typed, accountTerm: '2029-06-31' };
    await expect(
      setUnit(here.app, here.recorder, { key: 'set-key-06', typed: undated })
    ).rejects.toMatchObject({
      code: 'bad-date',
      params: { value: '2029-06-31' }
    });
    const nobody = { ...typed, investigator: 'somebody else’s account' };
    await expect(
      setUnit(here.app, here.recorder, { key: 'set-key-03', typed: nobody })
    ).rejects.toMatchObject({ code: 'investigator-missing' });
  });
});
