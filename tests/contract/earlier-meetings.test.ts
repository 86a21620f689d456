import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const typed = {
  subject: '',
  item: 'mediation',
  date: '2026-10-01',
  quantity: '',
  value: '',
  matterText: '',
  basis: '调字34号',
  story: ''
};

/** The committee's accounts were made on 5 October, but it met earlier. It is made-up data. */
describe.each(databases)('a meeting of before its committee had accounts on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `earlier-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  const meet = async (members: string[], date = '2026-10-02') =>
    (
      await recordMeeting(here.app, here.recorder, {
        key: key(),
        date,
        body: '两委会',
        minutes: `〔2026〕${(no += 1)}号`,
        members
      })
    ).id;
  const put = async (by: TestApp['recorder']) => {
    here.at('2026-10-02T01:00:00Z');
    const { id } = await declareClaim(here.app, by, { key: key(), ...typed });
    const claims = [{ claim: id, seen: 1 }];
    await forwardClaims(here.app, here.recorder, { key: key(), claims, words: '' });
    here.at('2026-10-05T04:00:00Z');
    return id;
  };
  const rule = (meeting: string, claim: string) =>
    ruleOnClaims(here.app, here.recorder, {
      key: key(),
      meeting,
      rulings: [{ claim, seen: 2, granted: true, words: '' }]
    });

  it('is recorded with today’s committee, and says when it was', async () => {
    const { p1 } = await aCommittee(here, { from: '2026-10-05' });
    await here.seal('2026-09');
    const claim = await put(p1);
    await expect(meet(['c2'])).rejects.toMatchObject({ code: 'no-quorum' });
    await expect(meet(['c2', 'r'])).rejects.toMatchObject({ code: 'not-of-committee' });
    const meeting = await meet(['c1', 'c2', 'c3']);
    const [kept] = await (await here.app.read(here.recorder)).meetings.list();
    expect(kept).toMatchObject({ entitled: 3, decision: { date: '2026-10-02' } });
    expect(kept?.recorded.slice(0, 10)).toBe('2026-10-05');
    expect(await rule(meeting, claim)).toEqual({ granted: 1, refused: 0 });
  });

  it('nobody decides their own claim there either', async () => {
    const { c1 } = await aCommittee(here, { from: '2026-10-05' });
    const claim = await put({ ...c1, roles: ['member'] });
    await expect(rule(await meet(['c1', 'c2']), claim)).rejects.toMatchObject({
      code: 'no-quorum-for-claim'
    });
    const meeting = await meet(['c1', 'c2', 'c3']);
    expect(await rule(meeting, claim)).toEqual({ granted: 1, refused: 0 });
    const { meetings } = await here.app.read(here.recorder);
    expect(await meetings.recusals(meeting)).toEqual([{ claim, account: 'c1' }]);
  });

  it('isn’t recorded where it was before the open month', async () => {
    await aCommittee(here, { from: '2026-10-05' });
    await here.seal('2026-09');
    await expect(meet(['c1', 'c2'], '2026-09-30')).rejects.toMatchObject({
      code: 'meeting-before-committee',
      params: { date: '2026-09-30', since: '2026-10-01' }
    });
  });

  it('where one had the role then, that one sat in it', async () => {
    await aCommittee(here, { from: '2026-10-05', third: '2026-01-01' });
    await expect(meet(['c1', 'c2', 'c3'])).rejects.toMatchObject({ code: 'not-of-committee' });
    expect(await meet(['c3'])).toBeTypeOf('string');
  });

  it('where nobody is of the committee today, that is what is missing', async () => {
    await aCommittee(here, { from: '2026-10-06' });
    await expect(meet(['c1', 'c2'])).rejects.toMatchObject({
      code: 'no-committee',
      params: { date: '2026-10-05' }
    });
  });
});
