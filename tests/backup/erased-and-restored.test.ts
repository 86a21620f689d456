import { verifyUnit } from '$lib/server/domain/audit/verify-unit';
import { addAccount, endRole } from '$lib/server/domain/accounts/manage-accounts';
import { announce } from '$lib/server/domain/announcements/announce';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publishedApp, type PublishedApp } from './published-app';

let here: PublishedApp;
beforeEach(async () => {
  here = await publishedApp();
});
afterEach(() => here.end());

const wrong = async () => {
  const { trail, rows } = await verifyUnit(here.store, here.recorder.unit);
  return trail.ok ? rows : [trail];
};

/** Gives somebody a role, and returns its id. */
async function roleGiven(): Promise<{ account: string; role: string }> {
  const role = { role: 'editor', subject: '', department: '', from: '', to: '2026-12-31' };
  await addAccount(here.app, here.operator, {
    key: 'add-an-editor',
    username: 'hanbing',
    name: '韩冰',
    role
  });
  const { id, account_id } = await here.store
    .selectFrom('role')
    .where('role', '=', 'editor')
    .select(['id', 'account_id'])
    .executeTakeFirstOrThrow();
  return { account: account_id, role: id };
}

it('an erasure takes the key along: the chain stays whole, and nobody can try out what it was', async () => {
  expect(await wrong()).toEqual([]);
  const { id } = await here.store
    .selectFrom('entry_text')
    .innerJoin('entry', 'entry.id', 'entry_text.entry_id')
    .where('entry.no', '=', 'e1')
    .select('entry.id')
    .executeTakeFirstOrThrow();
  await sql`delete from entry_text where entry_id = ${id}`.execute(here.store);
  await sql`delete from subject_name where subject_id = (select min(subject_id) from subject_name)`.execute(
    here.store
  );
  expect(await wrong()).toEqual([]);
  const digests = await here.store.selectFrom('commitment').where('id', '=', id).select('digest').execute();
  const keys = await here.store.selectFrom('commitment_key').where('id', '=', id).select('key').execute();
  expect([digests.length, keys.length]).toEqual([1, 0]);
});

it('a restored backup is as its commands left it, with roles ended and texts erased again', async () => {
  const { account, role } = await roleGiven();
  await announce(
    here.app,
    { ...here.operator, roles: ['editor'] },
    { key: 'announce-it', title: '停水', body: '明天。' }
  );
  const { folder } = await here.backup();
  await endRole(here.app, here.operator, { key: 'end-the-role', account, role, last: '' });
  await sql`delete from entry_text`.execute(here.store);
  expect(await wrong()).toEqual([]);
  await here.restore(folder);
  const ended = await here.store
    .selectFrom('role')
    .where('id', '=', role)
    .select('to_date')
    .executeTakeFirstOrThrow();
  expect(ended.to_date).toBe('2026-10-04');
  expect(
    await here.store.selectFrom('commitment_key').where('what', '=', 'entry_text').select('id').execute()
  ).toEqual([]);
  expect(await wrong()).toEqual([]);
  await here.book({ item: 'activity' });
  expect(await wrong()).toEqual([]);
});
