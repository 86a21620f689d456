import { announce } from '$lib/server/domain/announcements/announce';
import { lockUnit } from '$lib/server/platform/changes/lock-unit';
import { openPostgres } from '$lib/server/platform/store/postgres/open-postgres';
import type { Store } from '$lib/server/platform/store/open-store';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postgres } from './stores';
import { testApp, type TestApp } from './test-app';

describe('commands that wait for their unit on postgres', () => {
  let here: TestApp;
  /** another process */
  let there: Store;

  beforeEach(async () => {
    here = await testApp({ database: postgres });
    there = await openPostgres(here.app.settings.databaseUrl ?? '');
  });
  afterEach(async () => {
    await there.destroy();
    await here.end();
  });

  /** Another process holds the unit's lock until it is told to end. */
  async function holdUnit() {
    let release = () => {};
    const isReleased = new Promise<void>((go) => (release = go));
    let held = () => {};
    const isHeld = new Promise<void>((go) => (held = go));
    const whole = there.transaction().execute(async (transaction) => {
      await lockUnit(transaction, here.recorder.unit);
      held();
      await isReleased;
    });
    await isHeld;
    return { release: () => (release(), whole) };
  }
  const waitingForLocks = async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(there);
    return rows[0]?.n ?? 0;
  };

  it('twelve of them hold one connection; reads and /readyz answer meanwhile, and all twelve are done', async () => {
    const { release } = await holdUnit();
    const twelve = Array.from({ length: 12 }, (_, no) =>
      announce(here.app, here.recorder, { key: `announce-${no}`, title: `公告${no}`, body: '正文' })
    );
    await expect.poll(waitingForLocks).toBe(1);
    expect(await here.app.trouble()).toBeNull();
    const reads = Array.from({ length: 20 }, async () =>
      (await here.app.read(here.recorder)).announcements.list()
    );
    expect((await Promise.all(reads)).every((list) => list.length === 0)).toBe(true);
    expect(await here.app.readTransaction(here.recorder, (stores) => stores.changes.head())).toBe(1);
    expect(await waitingForLocks()).toBe(1);
    await release();
    expect(new Set((await Promise.all(twelve)).map(({ code }) => code)).size).toBe(12);
  });

  it('a small command of a phone waits in the same line', async () => {
    const { release } = await holdUnit();
    const books = (no: number) =>
      here.app.runCommand(here.recorder, { permission: 'import', key: `import-00${no}` }, async () => no);
    const declares = (no: number) =>
      here.app.runCommand(
        here.member('p1'),
        { permission: 'declare', key: `declare-0${no}` },
        async () => no
      );
    const all = [books(1), declares(2), books(3), declares(4)];
    await expect.poll(waitingForLocks).toBe(1);
    expect(await here.app.trouble()).toBeNull();
    expect(await waitingForLocks()).toBe(1);
    await release();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
  });

  it('a lock that the database gives up on is refused as busy, not as a database that is away', async () => {
    const { release } = await holdUnit();
    const impatient = here.store.transaction().execute(async (transaction) => {
      await sql`set local lock_timeout = 50`.execute(transaction);
      await lockUnit(transaction, here.recorder.unit);
    });
    await expect(impatient).rejects.toMatchObject({ code: 'database-busy', status: 503 });
    await release();
  });
});
