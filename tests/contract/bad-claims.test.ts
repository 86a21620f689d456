import type { Actor } from '$lib/server/platform/access/actor';
import { forwardClaims, returnClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { inboxOf, viewsOf } from '$lib/server/domain/claims/inbox';
import { answerClaim, amendClaim, withdrawClaim } from '$lib/server/domain/claims/own-claim';
import { addEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const typed = {
  subject: '',
  item: 'mediation',
  date: '2026-10-03',
  quantity: '',
  value: '',
  matterText: '',
  basis: '调字34号',
  story: ''
};

describe.each(databases)('bad input of claims on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `bad-claim-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const declare = (more: Partial<typeof typed> = {}, by = people.p1) =>
    declareClaim(here.app, by, { key: key(), ...typed, ...more });
  const forward = (id: string) =>
    forwardClaims(here.app, people.recorder, { key: key(), claims: [{ claim: id, seen: 1 }], words: '' });
  const stores = () => here.app.read(people.recorder);
  const meet = async (minutes: string) => {
    const held = { key: key(), date: '2026-10-05', body: '两委会', minutes, members: ['c2', 'c3'] };
    return (await recordMeeting(here.app, people.recorder, held)).id;
  };
  const ruleAs = (actor: Actor, meeting: string, claim: string) =>
    ruleOnClaims(here.app, actor, {
      key: key(),
      meeting,
      rulings: [{ claim, seen: 2, granted: true, words: '' }]
    });

  it('a claim for a sealed month is taken, marked, and never booked in that month (M4)', async () => {
    await here.seal('2026-09');
    const { id } = await declare({ date: '2026-09-20' });
    const view = { view: 'open', item: null, claim: id, page: null } as const;
    const { detail } = await inboxOf(await stores(), here.app.clock(), view);
    expect(detail?.remarks).toContainEqual({ code: 'late', asks: true, open: '2026-10' });
  });

  it('what happened may take several lines; what is kept in a list may not', async () => {
    const story = '五号院两户争执。\n当天签了协议。';
    const { id } = await declare({ story });
    const view = { view: 'open', item: null, claim: id, page: null } as const;
    const { detail } = await inboxOf(await stores(), here.app.clock(), view);
    expect(detail?.fields.story).toBe(story);
    await expect(declare({ basis: '调字\n35号' })).rejects.toMatchObject({ code: 'hidden-characters' });
    await expect(declare({ basis: '调字36号', story: '一\u202e二' })).rejects.toMatchObject({
      code: 'hidden-characters'
    });
  });

  it('nobody’s claim is another’s to answer, mend, withdraw or learn of, whatever id is sent', async () => {
    const { id } = await declare();
    const named = { claim: id, seen: 1 };
    const tries = [
      () => withdrawClaim(here.app, people.p2, { key: key(), ...named }),
      () => amendClaim(here.app, people.p2, { key: key(), ...named, ...typed }),
      () => answerClaim(here.app, people.p2, { key: key(), ...named, agrees: true, words: '' }),
      () => withdrawClaim(here.app, people.p1, { key: key(), claim: 'no-such-claim', seen: 1 }),
      () => addEvidence(here.app, people.p2, { key: key(), claim: id, file: null })
    ];
    const refused = async () => {
      for (const attempt of tries)
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found', params: {} });
    };
    await refused();
    const [claim] = await (await stores()).claims.list({ ids: [id] });
    expect(claim?.steps).toHaveLength(1);
    await withdrawClaim(here.app, people.p1, { key: key(), ...named });
    await refused();
  });

  it('a form that names a claim twice is refused whole, and is no fault of ours', async () => {
    const { id } = await declare();
    const claims = [1, 2].map(() => ({ claim: id, seen: 1 }));
    const twice = { key: key(), claims, words: '理由' };
    await expect(forwardClaims(here.app, people.recorder, twice)).rejects.toMatchObject({
      code: 'bad-form'
    });
    await expect(returnClaims(here.app, people.recorder, { ...twice, key: key() })).rejects.toMatchObject({
      code: 'bad-form'
    });
    await forward(id);
    const rulings = [1, 2].map(() => ({ claim: id, seen: 2, granted: false, words: '不符' }));
    const meeting = await meet('1号');
    await expect(
      ruleOnClaims(here.app, people.recorder, { key: key(), meeting, rulings })
    ).rejects.toMatchObject({ code: 'bad-form' });
  });

  it('what was sent back isn’t mended into what was declared already', async () => {
    const { no: first } = await declare();
    const { id } = await declare({ basis: '调字35号' });
    const claims = [{ claim: id, seen: 1 }];
    await returnClaims(here.app, people.recorder, { key: key(), claims, words: '编号不对' });
    const amend = (basis: string) =>
      amendClaim(here.app, people.p1, { key: key(), claim: id, seen: 2, ...typed, basis });
    await expect(amend('调字34号')).rejects.toMatchObject({ code: 'claim-twice', params: { no: first } });
    await amend('调字35号');
  });

  it('the superior sees what is before a meeting, whichever list or claim is asked for', async () => {
    const { id: open } = await declare();
    const { id: before } = await declare({ basis: '调字35号' });
    await forward(before);
    expect(viewsOf(people.c2)).toEqual(['open', 'returned', 'forwarded', 'ended']);
    const views = viewsOf(people.superior);
    for (const view of views) {
      const asked = { view, views, item: null, claim: open, page: null };
      const { counts, detail, lines } = await inboxOf(await stores(), here.app.clock(), asked);
      expect(counts).toEqual({ open: 0, returned: 0, forwarded: 1, ended: 0 });
      expect([detail, ...lines].map((each) => each?.claim.id)).toEqual([before, before]);
    }
  });

  it('who has left declares what was before, and nothing of the days after', async () => {
    await here.store.updateTable('subject').set({ to_date: '2026-10-03' }).where('code', '=', 'p1').execute();
    await expect(declare({ date: '2026-10-04' })).rejects.toMatchObject({ code: 'not-in-service' });
    await expect(declare({ date: '2026-10-03' })).resolves.toBeTruthy();
  });

  it('of two recorders who check at once one does it, the other is told', async () => {
    const { id } = await declare();
    const done = await Promise.allSettled([forward(id), forward(id)]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: expect.stringMatching(/^claim-(changed|state)$/) }
    });
  });

  it('of two deciders at once, in two meetings, one rules: one entry, one ruling, nothing overwritten', async () => {
    const { id } = await declare();
    await forward(id);
    const meetings = [await meet('20号'), await meet('21号')];
    const [first = '', second = ''] = meetings;
    const done = await Promise.allSettled([
      ruleAs(people.recorder, first, id),
      ruleAs(people.c2, second, id),
      ruleAs(people.superior, first, id)
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of done)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'claim-state', status: 409 });
    const { ledger, claims } = await stores();
    expect(await ledger.entries()).toHaveLength(1);
    const [claim] = await claims.list({ ids: [id] });
    expect(claim?.steps.filter(({ action }) => action === 'rule')).toHaveLength(1);
  });
});
