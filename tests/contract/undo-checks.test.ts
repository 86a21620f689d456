import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { forwardClaims, mergeClaims, returnClaims } from '$lib/server/domain/claims/check-claims';
import { statusOf } from '$lib/server/domain/claims/claim-status';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { amendClaim } from '$lib/server/domain/claims/own-claim';
import { lastCheck, undoCheck } from '$lib/server/domain/claims/undo-check';
import type { Actor } from '$lib/server/platform/access/actor';
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

describe.each(databases)('undoing a check on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `undo-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const declare = async (more: Partial<typeof typed> = {}) =>
    (await declareClaim(here.app, people.p1, { key: key(), ...typed, ...more })).id;
  const stateOf = async (id: string) => {
    const { claims, unit } = await here.app.read(people.recorder);
    const [claim] = await claims.list({ ids: [id] });
    if (!claim) throw new Error(`no claim ${id}`);
    return statusOf(claim, '2026-10-05', unit.timeZone);
  };
  const check = (action: 'forward' | 'back', ids: string[], { seen = 1, words = '' } = {}) =>
    (action === 'forward' ? forwardClaims : returnClaims)(here.app, people.recorder, {
      key: key(),
      words,
      claims: ids.map((claim) => ({ claim, seen }))
    });
  const last = async () => lastCheck(await here.app.read(people.recorder), here.app.clock(), people.recorder);
  const undo = async (by: Actor = people.recorder) =>
    undoCheck(here.app, by, { key: key(), at: (await last())?.at ?? '' });

  it('puts back all that was checked together, as a further step', async () => {
    const ids = [await declare(), await declare({ date: '2026-10-04' })];
    expect(await last()).toBeNull();
    await check('forward', ids);
    expect(await last()).toMatchObject({ action: 'forward', claims: 2, left: 10 });
    expect(await undo()).toEqual({ claims: 2 });
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ state: 'open', last: 3 });
    expect(await last()).toBeNull();
    await check('forward', ids, { seen: 3 });
    expect((await stateOf(ids[0] ?? '')).state).toBe('forwarded');
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('puts back what was adjusted, sent back and merged', async () => {
    const [id, other] = [await declare(), await declare({ matterText: '另一件' })];
    const claims = [{ claim: id, seen: 1 }];
    const adjusted = { ...typed, quantity: '2' };
    await forwardClaims(here.app, people.recorder, { key: key(), claims, words: '', adjusted });
    expect((await stateOf(id)).fields.quantity).toBe(2);
    await undo();
    expect(await stateOf(id)).toMatchObject({ state: 'open', fields: { quantity: 1 } });
    here.at('2026-10-05T04:00:20Z');
    await check('back', [id], { seen: 3, words: '缺编号' });
    await undo();
    expect((await stateOf(id)).state).toBe('open');
    here.at('2026-10-05T04:00:40Z');
    await mergeClaims(here.app, people.recorder, { key: key(), claim: other, seen: 1, into: id });
    const { claims: store } = await here.app.read(people.recorder);
    expect(await store.list({ unended: true })).toHaveLength(1);
    await undo();
    expect((await store.list({ unended: true })).map((claim) => claim.id)).toEqual([id, other]);
  });

  it('offers ten seconds, takes a minute, and nothing that came after', async () => {
    const id = await declare();
    await check('forward', [id]);
    const at = here.app.clock().toISOString();
    here.at('2026-10-05T04:00:11Z');
    expect(await last()).toBeNull();
    here.at('2026-10-05T04:01:01Z');
    await expect(undoCheck(here.app, people.recorder, { key: key(), at })).rejects.toMatchObject({
      code: 'undo-late'
    });
    expect((await stateOf(id)).state).toBe('forwarded');
  });

  it('puts nothing back once somebody has gone on', async () => {
    const id = await declare();
    await check('back', [id], { words: '缺编号' });
    const at = here.app.clock().toISOString();
    await amendClaim(here.app, people.p1, { key: key(), claim: id, seen: 2, ...typed, basis: '35号' });
    expect(await last()).toBeNull();
    await expect(undoCheck(here.app, people.recorder, { key: key(), at })).rejects.toMatchObject({
      code: 'claim-changed'
    });
  });

  it('is for whoever did it alone, and for what checking does', async () => {
    const id = await declare();
    const at = here.app.clock().toISOString();
    // A member's declaration isn't a check.
    await expect(undoCheck(here.app, people.recorder, { key: key(), at })).rejects.toMatchObject({
      code: 'undo-late'
    });
    await check('forward', [id]);
    await expect(undo({ ...people.recorder, account: 'r2' })).rejects.toMatchObject({ code: 'undo-late' });
    await expect(undo(people.p1)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(undoCheck(here.app, people.recorder, { key: key(), at: '9' })).rejects.toMatchObject({
      code: 'undo-late'
    });
  });
});
