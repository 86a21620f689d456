import { announce } from '$lib/server/domain/announcements/announce';
import type { Change } from '$lib/server/platform/changes/changes';
import { beginEpoch } from '$lib/server/platform/epoch/store-epoch';
import { publicAddress } from '$lib/server/platform/http/pages/page-key';
import { createApp, type AppWithStore } from '$lib/server/app';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { retried } from '$lib/server/platform/store/retried';
import { lockUnit } from '$lib/server/platform/changes/lock-unit';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { administer } from '../postgres/fresh-database';
import { testApp, type TestApp } from './test-app';
import { aUnit, postgres } from './stores';

/** Two apps on one PostgreSQL, like two server processes: they share nothing but the database. */
describe('two apps on one database', () => {
  let here: TestApp;
  let there: AppWithStore;
  let heard: Change[];

  beforeEach(async () => {
    here = await testApp({ database: postgres });
    there = await createApp(here.app.settings, { clock: () => here.app.clock() });
    heard = [];
    there.app.hub.listen(here.recorder.unit, (changes) => heard.push(...changes));
  });
  afterEach(async () => {
    await there.app.close();
    await here.end();
  });

  const hang = (appWithStore: AppWithStore, no: number) =>
    announce(appWithStore.app, here.recorder, { key: `announce-${no}`, title: `公告${no}`, body: '正文' });
  const numbers = async () => {
    const rows = await here.store
      .selectFrom('change_log')
      .where('kind', '=', 'announcement')
      .select('seq')
      .orderBy('seq')
      .execute();
    return rows.map(({ seq }) => seq);
  };
  const heardNumbers = () => heard.map(({ seq }) => seq);
  /** Cuts connections of that name, as a restarting database does. */
  const cut = (name: string) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = ${name}`.execute(here.store);

  it('what one commits, the other’s readers hear: in order, once', async () => {
    for (let no = 1; no <= 6; no += 1) await hang(no % 2 ? here : there, no);
    const all = await numbers();
    expect(all).toHaveLength(6);
    await expect.poll(heardNumbers).toEqual(all);
  });

  it('a page that the other app keeps is forgotten', async () => {
    let rendered = 0;
    const { code } = await hang(here, 1);
    await expect.poll(heardNumbers).toEqual(await numbers());
    await there.app.pages.through(
      new Request(`http://app/a/${code}`),
      async () => {
        rendered += 1;
        return new Response('<p>', { headers: { 'content-type': 'text/html' } });
      },
      () => ({ changedBy: { unit: here.recorder.unit }, until: new Date('2026-10-06') })
    );
    const answer = { writeHead: () => undefined, end: () => undefined } as never;
    const address = publicAddress(`/a/${code}`);
    const isKept = () =>
      address !== null &&
      there.app.pages.answerKept(address, { method: 'GET', headers: {} } as never, answer);
    expect(isKept()).toBe(true);
    await hang(here, 2);
    await expect.poll(isKept).toBe(false);
    expect(rendered).toBe(1);
  });

  it('what was committed while the line was cut is heard once it stands again, with nothing new to wake it', async () => {
    await hang(here, 1);
    await expect.poll(heardNumbers).toEqual(await numbers());
    const database = new URL(here.app.settings.databaseUrl ?? '').pathname.slice(1);
    const admit = (yes: boolean) =>
      administer((client) => client.query(`alter database ${database} allow_connections ${yes}`));
    await admit(false);
    await cut('sunboard live');
    for (let no = 2; no <= 5; no += 1) await hang(here, no);
    const all = await numbers();
    await admit(true);
    await expect.poll(heardNumbers).toEqual(all);
    await hang(there, 6);
    await expect.poll(heardNumbers).toEqual(await numbers());
  });

  it('a board that looks by itself gets what it has seen, though the word of it is still on its way', async () => {
    await hang(here, 1);
    const { unit } = here.recorder;
    expect((await there.app.screens.feed({ unit })).announcements).toHaveLength(1);
    const database = new URL(here.app.settings.databaseUrl ?? '').pathname.slice(1);
    const admit = (yes: boolean) =>
      administer((client) => client.query(`alter database ${database} allow_connections ${yes}`));
    await admit(false);
    await cut('sunboard live');
    await hang(here, 2);
    const missed = await there.app.public.changesAfter(unit, 0);
    expect(await there.app.screens.feed({ unit })).toMatchObject({
      revision: missed[missed.length - 1]?.seq,
      announcements: [{ title: '公告2' }, { title: '公告1' }]
    });
    await admit(true);
  });

  it('numbers become visible in their order: who comes second waits for who drew first', async () => {
    let release = () => {};
    const held = new Promise<void>((go) => (release = go));
    let drawn = () => {};
    const hasDrawn = new Promise<void>((go) => (drawn = go));
    const slow = here.app.runCommand(
      here.recorder,
      { permission: 'import', key: 'slow-0001' },
      async (stores) => {
        await stores.roster.save([person('slow')]);
        drawn();
        await held;
        return null;
      }
    );
    await hasDrawn;
    let done = false;
    const second = hang(there, 1).then(() => (done = true));
    const waiting = async () => {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(here.store);
      return done || rows.length > 0;
    };
    await expect.poll(waiting).toBe(true);
    release();
    await Promise.all([slow, second]);
    const rows = await here.store.selectFrom('change_log').select('seq').orderBy('seq').execute();
    // The first row is the app's own roster, from before anybody listened.
    await expect.poll(heardNumbers).toEqual(rows.slice(1).map(({ seq }) => seq));
  });

  it('one key at both at the same moment runs once, and both get its answer', async () => {
    let runs = 0;
    const action = ({ app }: AppWithStore) =>
      app.runCommand(here.recorder, { permission: 'import', key: 'double-01' }, async () => ({
        run: ++runs
      }));
    const answers = await Promise.all([action(here), action(there), action(here), action(there)]);
    expect(answers).toEqual([{ run: 1 }, { run: 1 }, { run: 1 }, { run: 1 }]);
  });

  it('what is read in one view is of one moment, whatever is committed or put back meanwhile', async () => {
    const member = here.member('p1');
    const { readTransaction } = there.app;
    const before = await myDelta(there.app, member, 0);
    there.app.readTransaction = (actor, run) =>
      readTransaction(actor, async (stores) => {
        const epoch = async () => {
          const known = await stores.changes.epoch();
          await here.book({ item: 'mediation' });
          await beginEpoch(here.store, here.app.clock());
          return known;
        };
        return run({ ...stores, changes: { ...stores.changes, epoch } });
      });
    const { cursor, entries, epoch } = await myDelta(there.app, member, 0);
    expect({ cursor, entries, epoch }).toEqual({ cursor: before.cursor, entries: [], epoch: before.epoch });
    there.app.readTransaction = readTransaction;
    const next = await myDelta(there.app, member, cursor, { epoch });
    expect(next).toMatchObject({ after: 0, entries: [{ item: 'mediation' }] });
    expect(next.epoch).not.toBe(epoch);
  });

  it('of two that lock each other out, the one that lost is run again', async () => {
    const other = await aUnit(there.store, '月亮社区');
    const units = [here.recorder.unit, other.unit.id] as const;
    let runs = 0;
    let meet = () => {};
    const met = new Promise<void>((go) => (meet = go));
    const crossing = ({ store }: AppWithStore, [first, second]: readonly [string, string]) =>
      retried(() =>
        store.transaction().execute(async (transaction) => {
          await lockUnit(transaction, first);
          runs += 1;
          if (runs === 2) meet();
          await met;
          await lockUnit(transaction, second);
        })
      );
    await Promise.all([crossing(here, units), crossing(there, [units[1], units[0]])]);
    expect(runs).toBe(3);
  });
});
