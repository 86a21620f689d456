import { Problem } from '$lib/server/problem';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aHouse, type AHouse } from './a-house';

let ground: AHouse;

beforeEach(async () => {
  ground = await aHouse();
});
afterEach(() => ground.end());

const post = (key: string) =>
  ground.house.act(ground.recorder, { act: 'announce', key }, async (stores) => {
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

/** SQLite's own word for it, without a disk that is full: the file may not grow. */
const pages = (count: number) => sql.raw(`pragma max_page_count = ${count}`).execute(ground.store);

it('a full disk is a refusal that says so; nothing is written, and with space again the same key goes through', async () => {
  await pages(1);
  await expect(post('too-much-1')).rejects.toMatchObject({ code: 'disk-full', status: 507 });
  await expect(post('too-much-1')).rejects.toBeInstanceOf(Problem);
  expect(await ground.store.selectFrom('announcement').selectAll().execute()).toEqual([]);
  expect(
    await ground.store.selectFrom('answer').where('client_key', '=', 'too-much-1').selectAll().execute()
  ).toEqual([]);
  await pages(1_000_000);
  expect(await post('too-much-1')).toEqual({ code: 'too-much-1' });
});
