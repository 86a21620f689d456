import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { ledgerDigest } from '$lib/server/platform/backup/contents/ledger-digest';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import { Problem } from '$lib/server/platform/problem/problem';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { person } from '../make/person';
import { testApp, type TestApp } from './test-app';

let here: TestApp;

beforeEach(async () => {
  here = await testApp();
});
afterEach(() => here.end());

const post = (key: string) =>
  here.app.runCommand(here.recorder, { permission: 'announce', key }, async (stores) => {
    const published = new Date('2026-10-05T04:00:00Z').toISOString();
    await stores.announcements.add({
      code: key,
      year: 2026,
      no: 1,
      title: key,
      body: '字'.repeat(20_000),
      published
    });
    return { code: key };
  });

/** Makes SQLite report a full disk without one: the file may not grow. */
const pages = (count: number) => sql.raw(`pragma max_page_count = ${count}`).execute(here.store);

it('a full disk is a refusal that says so; nothing is written, and with space again the same key goes through', async () => {
  await pages(1);
  await expect(post('too-much-1')).rejects.toMatchObject({ code: 'disk-full', status: 507 });
  await expect(post('too-much-1')).rejects.toBeInstanceOf(Problem);
  expect(await here.store.selectFrom('announcement').selectAll().execute()).toEqual([]);
  expect(
    await here.store.selectFrom('answer').where('client_key', '=', 'too-much-1').selectAll().execute()
  ).toEqual([]);
  await pages(1_000_000);
  expect(await post('too-much-1')).toEqual({ code: 'too-much-1' });
});

it('a disk that is full while a month is sealed: a refusal that says so, the ledger as it was, and then the same key', async () => {
  const { app, recorder, second } = here;
  await here.book({ item: 'mediation' });
  // There are so many people that their results need more pages.
  const people = Array.from({ length: 400 }, (_, at) => person(`q${at}`, `甲${at}`));
  await app.runCommand(recorder, { permission: 'import', key: 'people-01' }, async (stores) => {
    await stores.roster.save(people);
    return null;
  });
  const { shown } = await app.readTransaction(recorder, (stores) => draftSeal(stores, '2026-09'));
  const asked = { period: '2026-09', shown };
  const { proposal } = await proposeSeal(app, recorder, { key: 'propose-1', ...asked });
  const before = await ledgerDigest(here.store, recorder.unit);
  await sql`create table ballast (text text)`.execute(here.store);
  await pages(1);
  // Free pages inside the file are used up first.
  const fill = sql`insert into ballast values (${'字'.repeat(20_000)})`;
  await expect(fill.execute(here.store)).rejects.toThrow();
  const small = sql`insert into ballast values ('x')`;
  for (let full = false; !full;)
    full = await small.execute(here.store).then(
      () => false,
      () => true
    );
  const sealing = () => sealMonth(app, second, { key: 'seal-full-1', proposal, ...asked });
  await expect(sealing()).rejects.toMatchObject({ code: 'disk-full', status: 507 });
  expect(await ledgerDigest(here.store, recorder.unit)).toEqual(before);
  await pages(1_000_000);
  expect(await sealing()).toMatchObject({ period: '2026-09' });
  expect(await verifyAudit(here.store, recorder.unit)).toMatchObject({ ok: true });
});
