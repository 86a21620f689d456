import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { forwardClaims, mergeClaims, returnClaims } from '$lib/server/domain/claims/check-claims';
import { claimLines } from '$lib/server/domain/claims/inbox';
import { declareClaim, keyClaim } from '$lib/server/domain/claims/declare-claim';
import { withdrawClaim } from '$lib/server/domain/claims/own-claim';
import { syncedClaims } from '$lib/server/domain/claims/synced-claims';
import { falseDeclarationOf, suspectClaim, suspectedBy } from '$lib/server/domain/claims/suspect-claim';
import { undoCheck } from '$lib/server/domain/claims/undo-check';
import { waitingFor } from '$lib/server/domain/dashboard/waiting';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const typed = {
  subject: '',
  item: 'public-welfare',
  date: '2026-10-03',
  quantity: '',
  value: '',
  matterText: '义诊',
  basis: '证明3号',
  story: ''
};
const why = '证明上的公章是假的，医院没有这次义诊';

describe.each(databases)('a false declaration (C 六) on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `false-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'county-officials' });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const declare = async (more: Partial<typeof typed> = {}) =>
    (await declareClaim(here.app, people.p1, { key: key(), ...typed, ...more })).id;
  const suspect = (claim: string, { seen = 1, words = why, by = people.recorder } = {}) =>
    suspectClaim(here.app, by, { key: key(), claim, seen, words });
  const rule = async (claim: string, granted: boolean, seen = 2) => {
    const held = { date: '2026-10-05', body: '部务会', minutes: `〔2026〕${(no += 1)}号` };
    const meeting = await recordMeeting(here.app, people.recorder, {
      key: key(),
      ...held,
      members: ['c2', 'c3']
    });
    const rulings = [{ claim, seen, granted, words: granted ? '' : '证据不足' }];
    return ruleOnClaims(here.app, people.recorder, { key: key(), meeting: meeting.id, rulings });
  };
  const lines = async () => {
    const { lines: all } = await claimLines(await here.app.read(people.recorder), here.app.clock(), {
      subject: 'p1'
    });
    return new Map(all.map((line) => [line.claim.id, line]));
  };
  const entries = async () => (await here.app.read(people.recorder)).ledger.entries();

  it('rests until the meeting decides by the document’s own item; then it counts nothing, and that item does', async () => {
    const id = await declare();
    await expect(suspect(id, { words: '' })).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(suspect(id, { by: people.p1 })).rejects.toMatchObject({ code: 'forbidden' });
    const { consequence } = await suspect(id);
    const before = await lines();
    expect(before.get(id)).toMatchObject({ state: 'suspected' });
    expect(before.get(consequence)).toMatchObject({
      state: 'forwarded',
      fields: { item: 'reminder', matterText: '申2026-1', story: why }
    });
    expect(await entries()).toEqual([]);
    // Neither taken back nor put before the meeting by itself meanwhile.
    await expect(
      withdrawClaim(here.app, people.p1, { key: key(), claim: id, seen: 2 })
    ).rejects.toMatchObject({ code: 'claim-state' });
    await expect(
      forwardClaims(here.app, people.recorder, { key: key(), claims: [{ claim: id, seen: 2 }], words: '' })
    ).rejects.toMatchObject({ code: 'claim-state' });
    expect(await rule(consequence, true)).toEqual({ granted: 1, refused: 0 });
    const after = await lines();
    expect(after.get(id)).toMatchObject({ state: 'false' });
    expect(after.get(id)?.claim.steps.map(({ action, words }) => [action, words])).toEqual([
      ['declare', ''],
      ['suspect', why],
      ['find-false', why]
    ]);
    expect(await entries()).toMatchObject([{ subject: 'p1', item: 'reminder', matterText: '申2026-1' }]);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('what the meeting doesn’t find false goes before it as any other claim', async () => {
    const id = await declare();
    const { consequence } = await suspect(id);
    await rule(consequence, false);
    expect((await lines()).get(id)).toMatchObject({ state: 'forwarded' });
    expect(await rule(id, true, 3)).toEqual({ granted: 1, refused: 0 });
    expect(await entries()).toMatchObject([{ subject: 'p1', item: 'public-welfare' }]);
  });

  it('M7 what was granted counts until the meeting finds it false; then its line is undone, once', async () => {
    const id = await declare();
    await forwardClaims(here.app, people.recorder, {
      key: key(),
      claims: [{ claim: id, seen: 1 }],
      words: ''
    });
    await rule(id, true);
    await expect(suspect(id, { by: people.p1, seen: 3 })).rejects.toMatchObject({ code: 'forbidden' });
    const first = await suspect(id, { seen: 3 });
    expect((await lines()).get(id)).toMatchObject({ state: 'suspected' });
    expect(await entries()).toMatchObject([{ id: '申2026-1', reverses: null }]);
    const stores = await here.app.read(people.recorder);
    const { lines: listed } = await claimLines(stores, here.app.clock(), { unended: true });
    expect(listed.map(({ claim }) => claim.id)).toEqual([id, first.consequence]);
    // Cleared, it is granted as before, and the person reads no reason of a suspicion.
    await rule(first.consequence, false);
    expect((await lines()).get(id)).toMatchObject({ state: 'granted' });
    const synced = await syncedClaims(await here.app.read(people.p1), here.app.clock(), people.p1);
    expect(synced.find((claim) => claim.id === id)).toMatchObject({
      state: 'granted',
      words: '',
      decided: { meeting: { body: '部务会' } }
    });
    const again = await suspect(id, { seen: 5 });
    await rule(again.consequence, true);
    expect((await lines()).get(id)).toMatchObject({ state: 'false' });
    const booked = await entries();
    expect(booked.map(({ id: no, item, reverses }) => [no, item, reverses])).toEqual([
      ['申2026-1', 'public-welfare', null],
      ['申2026-3', 'reminder', null],
      ['申2026-1-1', '', '申2026-1']
    ]);
    expect(booked[2]?.basis).toMatch(/^〔2026〕\d+号$/);
    await expect(suspect(id, { seen: 7 })).rejects.toMatchObject({ code: 'claim-state' });
    await expect(suspect(again.consequence, { seen: 3 })).rejects.toMatchObject({
      code: 'decides-suspicion'
    });
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('the claim by which the meeting decides is neither returned, merged nor undone, so that the other goes on', async () => {
    const paper = { key: key(), ...typed, subject: 'p1', paper: '表12' };
    const { id } = await keyClaim(here.app, people.recorder, paper);
    const { consequence } = await suspect(id);
    const code = 'decides-suspicion';
    const { app } = here;
    const claims = [{ claim: consequence, seen: 2 }];
    await expect(
      returnClaims(app, people.recorder, { key: key(), claims, words: '缺编号' })
    ).rejects.toMatchObject({ code });
    await expect(
      mergeClaims(app, people.recorder, { key: key(), claim: consequence, seen: 2, into: id })
    ).rejects.toMatchObject({ code });
    const at = (await lines()).get(consequence)?.claim.steps.at(-1)?.at ?? '';
    await expect(undoCheck(app, people.recorder, { key: key(), at })).rejects.toMatchObject({ code });
    expect((await lines()).get(consequence)).toMatchObject({ state: 'forwarded' });
    await expect(suspect(consequence, { seen: 2 })).rejects.toMatchObject({ code });
    // The office shows nothing to do with it: it is known by the claim that it decides.
    const all = await lines();
    const [decides, suspected] = [all.get(consequence)?.claim, all.get(id)?.claim];
    if (!decides || !suspected) throw new Error('neither claim is listed');
    expect((await suspectedBy(await app.read(people.recorder), decides))?.id).toBe(id);
    expect(await suspectedBy(await app.read(people.recorder), suspected)).toBeNull();
    // The suspected paper isn't one to be corrected.
    const stores = await app.read(people.recorder);
    expect(await waitingFor(stores, app.clock(), people.recorder)).toEqual({
      check: 0,
      papers: 0,
      decide: 1,
      confirm: 0,
      elsewhere: 1
    });
  });

  it('only one’s own declaration can be false, and only once', async () => {
    const reported = await declare({ subject: 'p2' });
    // The colleague hasn't answered in time, so that it is checked without an answer.
    here.at('2026-10-12T02:00:00Z');
    await expect(suspect(reported)).rejects.toMatchObject({ code: 'false-not-own' });
    const id = await declare();
    const once = { key: key(), claim: id, seen: 1, words: why };
    const first = await suspectClaim(here.app, people.recorder, once);
    expect(await suspectClaim(here.app, people.recorder, once)).toEqual(first);
    await expect(suspect(id, { seen: 2 })).rejects.toMatchObject({ code: 'claim-state' });
  });
});

it('rules that say nothing of false declarations don’t offer the state', async () => {
  const here = await testApp();
  const people = await aCommittee(here);
  expect(falseDeclarationOf(await here.app.read(people.recorder))).toBeNull();
  const { id } = await declareClaim(here.app, people.p1, { key: 'one-claim', ...typed, item: 'mediation' });
  await expect(
    suspectClaim(here.app, people.recorder, { key: 'one-doubt', claim: id, seen: 1, words: why })
  ).rejects.toMatchObject({ code: 'false-not-in-rules' });
  await here.end();
});
