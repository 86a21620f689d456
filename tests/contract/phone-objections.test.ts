import { myDelta } from '$lib/server/domain/me/my-delta';
import { phoneEpoch } from '$lib/server/domain/me/phone-epoch';
import { appealAsMember } from '$lib/server/domain/objections/appeal-objection';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { keyObjection, objectAsMember } from '$lib/server/domain/objections/file-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { storeEpoch } from '$lib/server/platform/epoch/store-epoch';
import { myDeltaSchema } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExactly } from '../make/read-exactly';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('objections on a phone, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `phone-objection-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2026-08' });
    people = await aCommittee(here);
    await here.book({ item: 'perform-service', value: '5', date: '2026-08-03', period: '2026-08' });
    await here.seal('2026-08');
    ({ code: notice } = await here.publish('2026-08'));
  });
  afterEach(() => here.end());

  const delta = async (who: 'p1' | 'p2', has?: { cursor: number; at: string }) => {
    const epoch = phoneEpoch(await storeEpoch(here.store), who);
    const answer = await myDelta(here.app, people[who], has?.cursor ?? 0, { epoch, at: has?.at });
    return readExactly(myDeltaSchema, answer);
  };
  const object = (more: { about?: string; entry?: string } = {}) =>
    objectAsMember(here.app, people.p1, {
      key: key(),
      notice,
      about: 'own',
      entry: '',
      said: '少记了一次。',
      contact: '',
      ...more
    });
  const first = async () => {
    const [one] = await (await here.app.read(people.recorder)).objections.list();
    if (!one) throw new Error('none was raised');
    return { objection: one.id, seen: one.steps.length };
  };
  const assign = async () =>
    assignInvestigator(here.app, people.recorder, { key: key(), ...(await first()), investigator: 'c2' });
  const find = async () =>
    recordFindings(here.app, people.c2, { key: key(), ...(await first()), words: '签到表上没有。' });
  const answer = async (by = people.c2, words = '经核对，结果不变。') =>
    answerObjection(here.app, by, {
      key: key(),
      ...(await first()),
      upheld: false,
      words,
      meeting: '',
      reverses: [],
      corrected: null
    });

  it('S2 sends one’s own, with all that is told of them, from the first step to the superior’s answer', async () => {
    expect((await delta('p1')).objections).toEqual([]);
    const { receipt } = await object({ entry: 'e1' });
    expect((await delta('p1')).objections).toEqual([
      {
        no: '异2026-1',
        receipt,
        notice: { code: notice, period: '2026-08', year: 2026, no: 1 },
        filed: here.app.clock().toISOString(),
        words: '少记了一次。',
        about: 'own',
        entry: 'e1',
        state: 'open',
        due: expect.stringMatching(/^2026-/),
        answers: [],
        appeal: null,
        supplements: []
      }
    ]);
    await assign();
    expect((await delta('p1')).objections).toMatchObject([{ state: 'assigned' }]);
    await find();
    await answer();
    const answered = { upheld: false, words: '经核对，结果不变。' };
    const [dismissed] = (await delta('p1')).objections ?? [];
    expect(dismissed).toMatchObject({ state: 'dismissed', due: null, answers: [answered] });
    expect(dismissed?.appeal).toEqual({ until: expect.stringMatching(/^2026-/), seen: 3 });
    await appealAsMember(here.app, people.p1, { key: key(), receipt, seen: 3, words: '请上级复查。' });
    const [appealed] = (await delta('p1')).objections ?? [];
    expect(appealed).toMatchObject({ state: 'appealed', answers: [answered], appeal: null });
    expect(appealed?.due).not.toBeNull();
    await answer(people.superior, '复查结果不变。');
    expect((await delta('p1')).objections).toMatchObject([
      { state: 'dismissed', answers: [answered, { words: '复查结果不变。' }], appeal: null }
    ]);
  });

  it('S2 leaves them out while nothing has happened to one’s own; a finding, and others’ objections, don’t count', async () => {
    const before = await delta('p2');
    await object();
    expect((await delta('p2', before)).objections).toBeNull();
    const mine = await delta('p1');
    expect((await delta('p1', mine)).objections).toBeNull();
    await assign();
    const assigned = await delta('p1', mine);
    expect(assigned.objections).toMatchObject([{ state: 'assigned' }]);
    await find();
    expect((await delta('p1', assigned)).objections).toBeNull();
    await answer();
    expect((await delta('p1', assigned)).objections).toMatchObject([{ state: 'dismissed' }]);
    expect(await delta('p2', before)).toMatchObject({ objections: null });
    expect((await delta('p2')).objections).toEqual([]);
  });

  it('S2 sends nobody what was keyed in for others, nor an objection to one’s own row', async () => {
    await keyObjection(here.app, people.recorder, {
      key: key(),
      notice,
      subject: 'p1',
      paper: '来信1',
      received: '2026-10-05',
      said: '没有这回事',
      contact: ''
    });
    await here.app.residents.object(
      { key: key(), notice, about: '0', said: '没有这回事', contact: '' },
      '203.0.113.7'
    );
    for (const who of ['p1', 'p2'] as const) expect((await delta(who)).objections).toEqual([]);
  });

  it('S2 sends the notices that may be objected to when one is published or the day is another', async () => {
    const mine = await delta('p1');
    const lastDay = mine.openNotices?.[0]?.lastDay ?? '';
    expect(mine.openNotices).toEqual([
      { code: notice, period: '2026-08', year: 2026, no: 1, lastDay, corrects: false, isIn: true }
    ]);
    expect((await delta('p1', mine)).openNotices).toBeNull();
    await object();
    expect((await delta('p1', mine)).openNotices).toBeNull();
    await here.seal('2026-09');
    await here.publish('2026-09');
    expect((await delta('p1', mine)).openNotices?.map(({ period }) => period)).toEqual([
      '2026-09',
      '2026-08'
    ]);
    const later = await delta('p1');
    here.at(`${lastDay}T04:00:00Z`);
    expect((await delta('p1', later)).openNotices).toHaveLength(2);
    here.at('2026-12-01T04:00:00Z');
    expect((await delta('p1', later)).openNotices).toEqual([]);
  });
});
