import { forwardClaims, returnClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim, keyClaim } from '$lib/server/domain/claims/declare-claim';
import { declaredOf } from '$lib/server/domain/claims/declared';
import { inboxOf } from '$lib/server/domain/claims/inbox';
import { withdrawClaim } from '$lib/server/domain/claims/own-claim';
import { waitingFor } from '$lib/server/domain/dashboard/waiting';
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

describe.each(databases)('what waits on a dashboard on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `dashboard-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const declare = async (more: Partial<typeof typed> = {}, by = people.p1) =>
    (await declareClaim(here.app, by, { key: key(), ...typed, ...more })).id;
  const named = (id: string) => ({ key: key(), claims: [{ claim: id, seen: 1 }], words: '缺编号' });
  const waiting = async (actor = people.recorder) =>
    waitingFor(await here.app.read(actor), here.app.clock(), actor);
  const declared = async (month = '2026-10') =>
    declaredOf(await here.app.read(people.recorder), here.app.clock(), month);

  it('counts what is to be checked, mended and decided, each for whose business it is', async () => {
    await declare();
    await declare({ subject: 'p2', date: '2026-10-04' });
    await forwardClaims(here.app, people.recorder, named(await declare({ matterText: '另一件' })));
    await returnClaims(here.app, people.recorder, named(await declare({ matterText: '第三件' })));
    const paper = { key: key(), ...typed, subject: 'p2', paper: '表12' };
    const { id } = await keyClaim(here.app, people.recorder, paper);
    await returnClaims(here.app, people.recorder, named(id));
    expect(await waiting()).toEqual({ check: 1, papers: 1, decide: 1, confirm: 0, elsewhere: 2 });
    expect(await waiting(people.superior)).toEqual({
      check: null,
      papers: null,
      decide: 1,
      confirm: 0,
      elsewhere: 2
    });
    // Somebody else handles one's own claims.
    expect(await waiting({ ...people.recorder, subject: 'p1' })).toMatchObject({ check: 0, decide: 0 });
    const { accounts } = await here.app.read(people.recorder);
    const past = { from: '2026-01-01', to: '2026-02-01', by: null };
    await accounts.give({ account: 'c2', role: 'member', subject: 'p1', ...past });
    expect(await waiting(people.c2)).toMatchObject({ decide: 0 });
  });

  it('what the only recorder declares nobody could check: it goes before the meeting as it was declared', async () => {
    const { accounts } = await here.app.read(people.recorder);
    const gives = { from: '2026-01-01', to: null, by: null };
    await accounts.give({ account: 'r', role: 'member', subject: 'p2', ...gives });
    const own = { ...people.recorder, roles: ['recorder', 'member'] as const, subject: 'p2' };
    const id = await declare({}, own);
    expect(await waiting({ ...own })).toMatchObject({ check: 0, decide: 0, elsewhere: 1 });
    expect(await waiting(people.superior)).toMatchObject({ decide: 1 });
    const view = { view: 'forwarded', item: null, claim: id, page: null } as const;
    const { detail } = await inboxOf(await here.app.read(own), here.app.clock(), view);
    expect(detail).toMatchObject({ claim: { id }, state: 'forwarded' });
    expect(detail?.remarks).toContainEqual({ code: 'no-checker', asks: true });
    const held = { date: '2026-10-05', body: '两委会', minutes: '21号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.c2, { key: key(), ...held });
    const rulings = [{ claim: id, seen: 1, granted: true, words: '' }];
    await expect(ruleOnClaims(here.app, own, { key: key(), meeting, rulings })).rejects.toMatchObject({
      code: 'own-claim'
    });
    await ruleOnClaims(here.app, people.c2, { key: key(), meeting, rulings });
    expect(await (await here.app.read(own)).ledger.entries()).toHaveLength(1);
    // With a second recorder it is checked like any other.
    const later = await declare({ matterText: '另一件' }, own);
    await accounts.give({ account: 'c1', role: 'recorder', subject: null, ...gives });
    expect(await waiting({ ...people.c1, roles: ['recorder'] })).toMatchObject({ check: 1, decide: 0 });
    await expect(
      ruleOnClaims(here.app, people.c2, {
        key: key(),
        meeting,
        rulings: [{ claim: later, seen: 1, granted: true, words: '' }]
      })
    ).rejects.toMatchObject({ code: 'claim-state' });
  });

  it('tells who hasn’t declared: what a colleague reported, or was taken back, doesn’t count', async () => {
    expect(await declared()).toMatchObject({ deadline: '2026-10-31', left: 27, people: 3, declared: 0 });
    await declare();
    await declare({ subject: 'p3' });
    const gone = await declare({ date: '2026-10-02' }, people.p2);
    await withdrawClaim(here.app, people.p2, { key: key(), claim: gone, seen: 1 });
    expect(await declared()).toMatchObject({ declared: 1, missing: [{ id: 'p2' }, { id: 'p3' }] });
    expect(await declared('2026-09')).toMatchObject({ declared: 0, left: 0 });
  });

  it('shows a claim that somebody has gone on with, and where it is now', async () => {
    const [one, other] = [await declare(), await declare({ matterText: '另一件' })];
    const view = { view: 'open', item: null, claim: one, page: null } as const;
    const inbox = async () => inboxOf(await here.app.read(people.recorder), here.app.clock(), view);
    expect(await inbox()).toMatchObject({ moved: false, total: 2, detail: { claim: { id: one } } });
    await forwardClaims(here.app, people.recorder, named(one));
    expect(await inbox()).toMatchObject({ moved: true, total: 1, detail: { state: 'forwarded' } });
    const gone = { ...view, claim: 'no-such-claim' };
    const { moved, detail } = await inboxOf(await here.app.read(people.recorder), here.app.clock(), gone);
    expect([moved, detail?.claim.id]).toEqual([false, other]);
  });
});
