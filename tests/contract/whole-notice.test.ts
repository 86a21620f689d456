import type { Actor, RoleName } from '$lib/server/platform/access/actor';
import { subordinateUnits } from '$lib/server/domain/dashboard/subordinate-units';
import { missingGuards } from '$lib/server/platform/backup/contents/guards';
import { copyStore } from '$lib/server/platform/backup/move/move-store';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answerObjection, type AnswerInput } from '$lib/server/domain/objections/answer-objection';
import {
  assignInvestigator,
  investigatorsFor,
  recordFindings
} from '$lib/server/domain/objections/investigate';
import { openStore } from '$lib/server/platform/store/open-store';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const refused = 'nobody investigates what they are involved in';

describe.each(databases)('an objection to a whole notice on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `whole-key-${(no += 1)}`;

  /** September is proposed by r, who is the recorder; of the committee k seals it and c3 publishes it. */
  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    const { accounts } = await stores();
    await accounts.add({ id: 'k', username: 'k', name: '某k' });
    await give('k', 'committee');
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    const { shown } = await previewNotice(here.app, as('c3'), { period: '2026-09' });
    const input = { key: key(), period: '2026-09', shown };
    ({ code: notice } = await publishPeriod(here.app, as('c3'), input));
  });
  afterEach(() => here.end());

  const as = (account: string): Actor => ({ ...people.c2, account, name: account });
  const stores = () => here.app.read(here.recorder);
  const give = async (account: string, role: RoleName) =>
    (await stores()).accounts.give({
      account,
      role,
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    });
  const end = (...accounts: string[]) =>
    here.store
      .updateTable('role')
      .set({ to_date: '2026-10-04' })
      .where('account_id', 'in', accounts)
      .where('subject_id', 'is', null)
      .execute();
  const object = (more: { notice?: string; about?: string } = {}) => {
    const said = { notice, about: '', said: '名单不全', contact: '', ...more };
    return here.app.residents.object({ key: key(), ...said }, '203.0.113.7');
  };
  const last = async () => {
    const one = (await (await stores()).objections.list()).at(-1);
    if (!one) throw new Error('none was raised');
    return one;
  };
  const named = async () => {
    const { id: objection, steps } = await last();
    return { key: key(), objection, seen: steps.length };
  };
  const assign = async (investigator: string, by = people.recorder) =>
    assignInvestigator(here.app, by, { ...(await named()), investigator });
  const find = async (by: Actor) => recordFindings(here.app, by, { ...(await named()), words: '属实' });
  const answer = async (by: Actor, more: Partial<AnswerInput> = {}) =>
    answerObjection(here.app, by, {
      ...(await named()),
      upheld: true,
      words: '经查属实。',
      meeting: '',
      reverses: [],
      corrected: null,
      ...more
    });
  const reasons = async () => {
    const choices = await investigatorsFor(await stores(), await last(), '2026-10-05');
    return Object.fromEntries(choices.map(({ id, because }) => [id, because]));
  };
  const waiting = async () => (await subordinateUnits(here.app, [people.superior]))[0]?.waiting;
  /** Writes a step that no code has checked. */
  const slip = async (action: string, account: string, investigator: string | null = null) => {
    const { id, steps } = await last();
    // This change was recorded by no command.
    await sql`insert into change_log (unit_id, kind, at) values (${people.recorder.unit}, 'objection', '')`.execute(
      here.store
    );
    return sql`insert into objection_step (id, seq, unit_id, objection_id, no, action, account_id, investigator_id, done_at)
      select ${key()}, max(seq), ${people.recorder.unit}, ${id}, ${steps.length + 1}, ${action}, ${account},
        ${investigator}, '' from change_log`.execute(here.store);
  };

  it('who proposed, sealed or published that month doesn’t investigate it; somebody else of the committee does', async () => {
    await object();
    for (const involved of ['r', 'k', 'c3'])
      await expect(assign(involved)).rejects.toMatchObject({ code: 'investigator-involved' });
    expect(await reasons()).toEqual({
      r: 'proposed',
      k: 'sealed',
      c3: 'published',
      c1: null,
      c2: null,
      s: null
    });
    await assign('c2');
    await find(people.c2);
  });

  it('nor do they answer it', async () => {
    await object();
    await assign('c2');
    await find(people.c2);
    for (const involved of [people.recorder, as('k'), as('c3')])
      await expect(answer(involved)).rejects.toMatchObject({ code: 'objection-involved' });
    await answer(people.c2);
  });

  it('the database itself refuses them', async () => {
    await object();
    for (const involved of ['r', 'k', 'c3']) {
      await expect(slip('assign', 's', involved)).rejects.toThrow(refused);
      await expect(slip('find', involved)).rejects.toThrow(refused);
      await expect(slip('answer', involved)).rejects.toThrow(refused);
    }
    await slip('assign', 's', 'c2');
  });

  it('an objection to a row is about the lines of that row: who sealed the month may investigate it', async () => {
    await object({ about: '0' });
    expect(await reasons()).toMatchObject({ r: 'entered', k: null, c3: null });
    await assign('k');
  });

  it('in a unit too small for it the superior has it on their list, and investigates and answers it', async () => {
    await object();
    expect(await waiting()).toEqual([]);
    await end('c1', 'c2');
    const { id } = await last();
    expect(await waiting()).toEqual([{ kind: 'objection', id, count: 1, named: '异2026-1', overdue: false }]);
    await assign('s', people.superior);
    await find(people.superior);
    await answer(people.superior, { upheld: false });
    expect(await waiting()).toEqual([]);
  });

  it('it is left to no superior who has sealed that month, and to nobody until somebody else is appointed', async () => {
    await give('k', 'superior');
    await end('c1', 'c2', 's');
    await give('k', 'superior');
    await object();
    expect(await reasons()).toEqual({ r: 'proposed', k: 'sealed', c3: 'published' });
    expect((await subordinateUnits(here.app, [{ ...people.superior, account: 'k' }]))[0]?.waiting).toEqual(
      []
    );
    for (const involved of ['r', 'k', 'c3'])
      await expect(assign(involved)).rejects.toMatchObject({ code: 'investigator-involved' });
    await give('m-p1', 'committee');
    await assign('m-p1');
  });

  describe('to a notice that mends another one', () => {
    /**
     * c2 investigates and answers; c1, who is p3, steps aside in the meeting, where c2, c3 and k are present
     * too.
     */
    beforeEach(async () => {
      await object({ about: '2' });
      expect(await last()).toMatchObject({ subject: 'p3' });
      await assign('c2');
      await find(people.c2);
      const held = { date: '2026-10-05', body: '两委会', minutes: '21号', members: ['c1', 'c2', 'c3', 'k'] };
      const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
      const item = { item: 'mediation', date: '2026-09-20', quantity: '1', value: '', matterText: '' };
      await answer(people.c2, { meeting, corrected: { ...item, basis: '调字9号', story: '' } });
      const { id: objection } = await last();
      const { shown } = await previewSupplement(here.app, people.recorder, { objection });
      const input = { key: key(), objection, shown };
      const { code } = await publishSupplement(here.app, people.recorder, input);
      await object({ notice: code });
    });

    it('who made the correction doesn’t investigate it, nor who made what it mends', async () => {
      expect(await reasons()).toEqual({
        r: 'proposed',
        k: 'sealed',
        c3: 'published',
        c2: 'corrected',
        c1: null,
        s: null
      });
      await expect(assign('c2')).rejects.toMatchObject({ code: 'investigator-involved' });
      await expect(slip('assign', 's', 'c2')).rejects.toThrow(refused);
      await assign('s');
    });

    it('nor does who made the correction investigate an objection to a row of it', async () => {
      const { notice: correction } = await last();
      await object({ notice: correction.code, about: '0' });
      expect(await reasons()).toMatchObject({ c2: 'corrected', c3: 'corrected', c1: 'subject' });
      for (const involved of ['c2', 'c3', 'k']) {
        await expect(assign(involved)).rejects.toMatchObject({ code: 'investigator-involved' });
        await expect(slip('assign', 's', involved)).rejects.toThrow(refused);
      }
      await assign('s');
    });
  });

  describe('to a row whose line came by import', () => {
    const objected = () => object({ about: '0' });
    const meet = (members: string[], minutes = '〔2026〕19号') => {
      const held = { date: '2026-10-02', body: '两委会', minutes, members };
      return recordMeeting(here.app, people.recorder, { key: key(), ...held });
    };

    it('who sat in the meeting that the line rests on neither investigates nor answers it', async () => {
      await objected();
      await assign('c2');
      await find(people.c2);
      await meet(['c2', 'c3', 'k']);
      expect(await reasons()).toMatchObject({ c2: 'decided', c3: 'decided', k: 'decided', c1: null });
      await expect(answer(people.c2)).rejects.toMatchObject({ code: 'objection-involved' });
      for (const involved of ['c2', 'c3', 'k']) {
        await expect(slip('assign', 's', involved)).rejects.toThrow(refused);
        await expect(slip('find', involved)).rejects.toThrow(refused);
        await expect(slip('answer', involved)).rejects.toThrow(refused);
      }
      await slip('assign', 's', 'c1');
    });

    it('nor is it given to them, nor are findings taken from one who has it already', async () => {
      await objected();
      await assign('c2');
      await meet(['c2', 'c3', 'k']);
      for (const involved of ['c3', 'k'])
        await expect(assign(involved)).rejects.toMatchObject({ code: 'investigator-involved' });
      await expect(find(people.c2)).rejects.toMatchObject({ code: 'objection-involved' });
    });

    it('who sat in another meeting does', async () => {
      await meet(['c2', 'c3', 'k'], '〔2026〕20号');
      await objected();
      await assign('c2');
      await find(people.c2);
      await answer(people.c2, { upheld: false });
    });
  });

  it('who investigated, answered or decided an objection has no say on the line that it booked, unless they stepped aside', async () => {
    await object({ about: '2' });
    await assign('s');
    await find(people.superior);
    const held = { date: '2026-10-05', body: '两委会', minutes: '21号', members: ['c1', 'c2', 'c3', 'k'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
    const item = { item: 'mediation', date: '2026-10-02', quantity: '1', value: '', matterText: '' };
    await answer(people.superior, { meeting, corrected: { ...item, basis: '调字9号', story: '' } });
    const { objections, ledger } = await stores();
    expect((await ledger.entries({ subject: 'p3' })).map(({ id, period }) => [id, period])).toEqual([
      ['异2026-1-1', '2026-10']
    ]);
    await objections.file({
      notice,
      year: 2026,
      receipt: 'line-of-objection',
      way: 'public',
      subject: 'p2',
      entry: '异2026-1-1',
      months: null,
      account: null,
      due: '2026-10-20',
      said: '',
      contact: '',
      paper: ''
    });
    expect(await reasons()).toMatchObject({
      c2: 'corrected',
      c3: 'corrected',
      k: 'corrected',
      s: 'corrected',
      c1: null
    });
    for (const involved of ['c2', 'c3', 'k', 's']) {
      await expect(assign(involved)).rejects.toMatchObject({ code: 'investigator-involved' });
      await expect(slip('assign', 'r', involved)).rejects.toThrow(refused);
      await expect(slip('answer', involved)).rejects.toThrow(refused);
    }
    await slip('assign', 'r', 'c1');
  });

  it('an assignment that the trail has stays when an app moves, whoever it went to, and they go no further', async () => {
    await object();
    const on = database.kind === 'postgres' ? sql` on objection_step` : sql``;
    await sql`drop trigger objection_step_involved${on}`.execute(here.store);
    const { id: objection } = await last();
    await here.app.runCommand(
      people.recorder,
      { permission: 'handle-objections', key: key() },
      async (inside) => {
        const step = { objection, seen: 0, account: 'r', investigator: 'k' };
        await inside.objections.add({ ...step, action: 'assign' });
        return null;
      }
    );
    await expect(find(as('k'))).rejects.toMatchObject({ code: 'objection-involved' });
    const { settings, remove } = await database.migrated();
    const to = await openStore(settings);
    await copyStore(here.store, to);
    expect(await missingGuards(to)).toEqual([]);
    expect(await to.selectFrom('objection_step').select('investigator_id').execute()).toEqual([
      { investigator_id: 'k' }
    ]);
    await to.destroy();
    await remove();
  });
});
