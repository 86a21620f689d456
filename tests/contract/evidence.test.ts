import type { Actor } from '$lib/server/platform/access/actor';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim, keyClaim } from '$lib/server/domain/claims/declare-claim';
import { withdrawClaim } from '$lib/server/domain/claims/own-claim';
import { addEvidence, eraseEvidence, openEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { eraseAgain, erasedIn } from '$lib/server/platform/backup/contents/erased-texts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { aJpeg, aPng } from '../make/media';
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
/** The bytes take more than one part, and aren't text. They are made up. */
const bytes = aPng({ weight: 70_001 });

describe.each(databases)('files beside claims on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `evidence-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const declare = async (more: Partial<typeof typed> = {}, by = people.p1) =>
    (await declareClaim(here.app, by, { key: key(), ...typed, ...more })).id;
  const add = async (claim: string, by: Actor = people.p1, file = { name: '照片.png', bytes }) =>
    (await addEvidence(here.app, by, { key: key(), claim, file })).id;
  const open = (id: string, by: Actor) => openEvidence(here.app, by, id);
  const forward = (claim: string) =>
    forwardClaims(here.app, people.recorder, { key: key(), claims: [{ claim, seen: 1 }], words: '' });

  it('keeps a file byte for byte, once for a key, and hands it out under a name of our own', async () => {
    const claim = await declare();
    const input = { key: key(), claim, file: { name: '../照片.png', bytes } };
    const { id } = await addEvidence(here.app, people.p1, input);
    expect(await addEvidence(here.app, people.p1, input)).toEqual({ id });
    const opened = await open(id, people.p1);
    expect(opened).toMatchObject({ type: 'image/png', name: expect.stringMatching(/^申2026-1-\w{4}\.png$/) });
    expect(Buffer.compare(opened?.bytes ?? new Uint8Array(), bytes)).toBe(0);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('opens for who declared, whom it is about, recorder and committee; the superior once it is put before a meeting', async () => {
    const claim = await declare({ subject: 'p2' });
    const id = await add(claim);
    for (const actor of [people.p1, people.p2, people.recorder, people.c2, people.c1])
      expect(await open(id, actor), actor.account).not.toBeNull();
    const others: Actor[] = [
      here.member('p3'),
      here.operator,
      people.superior,
      { ...here.operator, roles: ['editor', 'department', 'assembly'] }
    ];
    for (const actor of others) expect(await open(id, actor), actor.account).toBeNull();
    here.at('2026-10-09T04:00:00Z');
    await forward(claim);
    expect(await open(id, people.superior)).not.toBeNull();
    expect(await open(id, here.operator)).toBeNull();
    expect(await open('no-such-file', people.recorder)).toBeNull();
  });

  it('refuses what isn’t a picture or a document, too many, and anybody else’s claim', async () => {
    const claim = await declare();
    const page = { name: 'a.png', bytes: new TextEncoder().encode('<script>') };
    await expect(add(claim, people.p1, page)).rejects.toMatchObject({ code: 'not-evidence' });
    await expect(add(claim, people.p2)).rejects.toMatchObject({ code: 'not-found' });
    await expect(add(claim, people.recorder)).rejects.toMatchObject({ code: 'not-found' });
    for (let at = 0; at < 3; at += 1) await add(claim);
    await expect(add(claim)).rejects.toMatchObject({ code: 'too-much-evidence' });
    await withdrawClaim(here.app, people.p1, { key: key(), claim, seen: 1 });
    await expect(add(claim)).rejects.toMatchObject({ code: 'claim-state' });
  });

  it.each([
    ['a picture that moves', aPng({ moves: true }), 'picture-moves'],
    ['two hundred megapixels', aPng({ says: { width: 10_000, height: 20_000 } }), 'picture-too-large'],
    ['a strip without end', aJpeg({ width: 13_000, height: 1 }), 'picture-too-large'],
    ['a head alone', aJpeg().slice(0, 30), 'picture-broken']
  ])('refuses %s, as an announcement does', async (_, picture, refused) => {
    const claim = await declare();
    await expect(add(claim, people.p1, { name: '照片', bytes: picture })).rejects.toMatchObject({
      code: refused
    });
    await expect(
      add(claim, people.p1, { name: '600点.jpg', bytes: aJpeg({ width: 4960, height: 7016 }) })
    ).resolves.toBeTruthy();
  });

  it('lies beside what came on paper, too', async () => {
    const { id } = await keyClaim(here.app, people.recorder, {
      key: key(),
      ...typed,
      subject: 'p2',
      paper: '表12'
    });
    await expect(add(id, people.recorder)).resolves.toBeTruthy();
    await expect(add(id, people.p2)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is erased for good: that there was one stays, and the database refuses its return', async () => {
    const claim = await declare();
    const id = await add(claim);
    const erase = (by: Actor) => eraseEvidence(here.app, by, { key: key(), evidence: id });
    await expect(erase(people.p2)).rejects.toMatchObject({ code: 'not-found' });
    await erase(people.p1);
    expect(await open(id, people.p1)).toBeNull();
    const { evidence } = await here.app.read(people.recorder);
    expect(await evidence.list([claim])).toMatchObject([{ id, name: null, kind: 'png', size: bytes.length }]);
    await expect(erase(people.recorder)).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      sql`insert into evidence_file (evidence_id, name) values (${id}, 'x')`.execute(here.store)
    ).rejects.toThrow(/was erased/);
    await expect(sql`delete from evidence`.execute(here.store)).rejects.toThrow(/append-only/);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('once decided or before the meeting, it goes by the recorder alone, and not by who it is about', async () => {
    const claim = await declare();
    const id = await add(claim);
    await withdrawClaim(here.app, people.p1, { key: key(), claim, seen: 1 });
    await expect(eraseEvidence(here.app, people.p1, { key: key(), evidence: id })).rejects.toMatchObject({
      code: 'claim-state'
    });
    await expect(
      eraseEvidence(here.app, { ...people.recorder, subject: 'p1' }, { key: key(), evidence: id })
    ).rejects.toMatchObject({ code: expect.stringMatching(/own-claim|claim-state/) });
    await eraseEvidence(here.app, people.recorder, { key: key(), evidence: id });
    expect(await open(id, people.recorder)).toBeNull();
  });

  it('isn’t erased by a recorder who was that person before', async () => {
    const id = await add(await declare());
    const { accounts } = await here.app.read(people.recorder);
    const past = { from: '2026-01-01', to: '2026-02-01', by: null };
    await accounts.give({ account: 'r', role: 'member', subject: 'p1', ...past });
    await expect(
      eraseEvidence(here.app, people.recorder, { key: key(), evidence: id })
    ).rejects.toMatchObject({ code: 'own-claim' });
    expect(await open(id, people.recorder)).not.toBeNull();
  });

  it('a restored backup erases again what was erased since', async () => {
    const claim = await declare();
    const [gone, kept] = [await add(claim), await add(claim)];
    const before = await erasedIn(here.store);
    expect(before.evidence).toEqual([]);
    expect(await eraseAgain(here.store, { ...before, evidence: [gone] })).toBeGreaterThan(1);
    expect(await open(gone, people.p1)).toBeNull();
    expect(await open(kept, people.p1)).not.toBeNull();
    expect((await erasedIn(here.store)).evidence).toEqual([gone]);
  });
});
