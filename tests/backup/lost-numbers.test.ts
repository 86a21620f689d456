import { createApp } from '$lib/server/app';
import { amendClaim } from '$lib/server/domain/claims/own-claim';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { returnClaims } from '$lib/server/domain/claims/check-claims';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { confirmCorrection, previewCorrection } from '$lib/server/domain/imports';
import { restoredLately } from '$lib/server/domain/restorations/restored-lately';
import { putBack } from '$lib/server/platform/backup/restore/put-back';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aCommittee } from '../contract/a-committee';
import { testSettings } from '../make/settings';
import { later, publishedApp, version, type PublishedApp } from './published-app';

let here: PublishedApp;
let people: Awaited<ReturnType<typeof aCommittee>>;
beforeEach(async () => {
  here = await publishedApp();
  people = await aCommittee(here);
});
afterEach(() => here.end());

const typed = { subject: '', item: 'mediation', date: '2026-10-03', quantity: '', value: '' };
const texts = { matterText: '', basis: '调字34号', story: '' };
const declare = (key: string, basis: string, app = here.app) =>
  declareClaim(app, people.p1, { key, ...typed, ...texts, basis });
async function object(key: string, app = here.app) {
  const [notice] = await (await app.read(people.recorder)).notices.list();
  const said = { about: 'own', entry: '', said: '少记了一次', contact: '' };
  return objectAsMember(app, people.p1, { key, notice: notice?.code ?? '', ...said });
}

/** Takes back a line of the ledger, and books nothing instead. */
async function takeBack(key: string, line: string, app = here.app): Promise<void> {
  const correction = { line, reason: '重复登记', instead: null };
  const { preview } = await previewCorrection(app, people.recorder, correction);
  await confirmCorrection(app, people.recorder, {
    key,
    correction,
    digest: preview.digest,
    answers: { answered: '', same: [] },
    decision: { date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号' }
  });
}
const linesOf = async (app = here.app) =>
  (await (await app.read(people.recorder)).ledger.numbered('更2026')).map(({ id }) => id);

it('gives no line of the ledger a number that another had before a restore, however often it is restored', async () => {
  await takeBack('key-back-1', 'e1');
  const { folder } = await here.backup();
  await takeBack('key-back-2', 'e2');
  expect(await linesOf()).toEqual(['更2026-1', '更2026-2']);
  const { ledger } = await here.app.read(people.recorder);
  for (let count = 1; count <= 2; count += 1) {
    await here.restore(folder);
    expect([await linesOf(), await ledger.lastLost('更2026')]).toEqual([['更2026-1'], 2]);
  }
  await takeBack('key-back-3', 'e2');
  expect(await linesOf()).toEqual(['更2026-1', '更2026-3']);
  // The office’s front page counts the entries; it has no words for single series of lines.
  const [restored] = await restoredLately(await here.app.read(people.recorder), later);
  expect(restored?.numbers).toEqual([]);
});

it('gives no number twice after a restore, and tells the office what is missing', async () => {
  await declare('key-claim-1', '1号');
  const { folder } = await here.backup();
  expect((await declare('key-claim-2', '2号')).no).toBe('申2026-2');
  expect((await declare('key-claim-3', '3号')).no).toBe('申2026-3');
  expect((await object('key-objection-1')).no).toBe('异2026-1');
  const restored = await here.restore(folder);

  const numbers = [
    { kind: 'claim', year: 2026, first: 2, last: 3, missing: 2 },
    { kind: 'objection', year: 2026, first: 1, last: 1, missing: 1 }
  ];
  const changes = [
    { kind: 'claim', count: 4 },
    { kind: 'objection', count: 1 }
  ];
  expect(restored?.missing).toEqual([
    {
      unit: people.p1.unit,
      changes,
      numbers: numbers.map((one) => ({ unit: people.p1.unit, ...one })),
      lines: []
    }
  ]);
  const stores = await here.app.read(people.recorder);
  expect(await restoredLately(stores, later)).toMatchObject([{ at: later.toISOString(), changes, numbers }]);
  const muchLater = new Date(later.getTime() + 91 * 24 * 60 * 60_000);
  expect(await restoredLately(stores, muchLater)).toEqual([]);

  expect((await declare('key-claim-4', '4号')).no).toBe('申2026-4');
  expect((await object('key-objection-2')).no).toBe('异2026-2');
});

it('keeps the numbers given through two restores of one old backup', async () => {
  const { folder } = await here.backup();
  await declare('key-claim-1', '1号');
  await declare('key-claim-2', '2号');
  await here.restore(folder);
  await putBack({
    dataDir: here.dataDir,
    path: folder,
    to: here.to,
    version,
    now: new Date(later.getTime() + 60_000),
    agree: async () => true
  });
  expect((await declare('key-claim-3', '3号')).no).toBe('申2026-3');
});

it('leaves a gap where no replaced database can be looked at', async () => {
  await declare('key-claim-1', '1号');
  await takeBack('key-back-1', 'e1');
  const { folder } = await here.backup();
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-lost-'));
  const now = new Date(later.getTime() + 36 * 60 * 60_000);
  const restored = await putBack({
    dataDir,
    path: folder,
    to: join(dataDir, 'kept'),
    now,
    version,
    agree: async () => true
  });
  expect(restored?.missing[0]).toMatchObject({ changes: null });
  const { app } = await createApp(testSettings(dataDir), { clock: () => now });
  try {
    expect((await declare('key-claim-2', '2号', app)).no).toBe('申2026-2002');
    expect((await object('key-objection-1', app)).no).toBe('异2026-2001');
    await takeBack('key-back-2', 'e2', app);
    expect(await linesOf(app)).toEqual(['更2026-1', '更2026-2002']);
    expect(await restoredLately(await app.read(people.recorder), now)).toMatchObject([{ changes: null }]);
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true });
  }
});

it('tells a phone what it lacks; a claim sent again keeps its id, so that what was sent about it finds it', async () => {
  const { folder } = await here.backup();
  const { id } = await declare('key-claim-1', '1号');
  const back = { key: 'key-return-1', claims: [{ claim: id, seen: 1 }], words: '缺依据' };
  await returnClaims(here.app, people.recorder, back);
  const amended = { key: 'key-amend-1', claim: id, seen: 2, ...typed, ...texts };
  await amendClaim(here.app, people.p1, amended);
  const keys = ['key-claim-1', 'key-amend-1'];
  expect((await here.app.answeredKeys(people.p1, keys)).sort()).toEqual([...keys].sort());
  expect(await here.app.answeredKeys(people.p2, keys)).toEqual([]);
  await here.restore(folder);
  expect(await here.app.answeredKeys(people.p1, keys)).toEqual([]);
  expect(await declare('key-claim-1', '1号')).toEqual({ id, no: '申2026-2' });
});
