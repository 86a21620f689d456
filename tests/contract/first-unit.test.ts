import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { createApp, type AppWithStore } from '$lib/server/app';
import { readSetup, type FirstUnit } from '$lib/server/domain/setup/setup-input';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setupInput } from '../make/setup';
import { testApp } from './test-app';
import { databases, type Somewhere } from './stores';

const clock = () => new Date('2026-11-05T04:00:00Z');

function first(more: Parameters<typeof setupInput>[0] = {}): FirstUnit {
  const read = readSetup(setupInput(more), '2026-11-05');
  if (!read.ok) throw new Error(Object.keys(read.troubles).join());
  return read.first;
}

describe.each(databases)('the first unit on $kind', (database) => {
  const { kind, migrated } = database;
  let somewhere: Somewhere;
  let appWithStore: AppWithStore;
  const open = () => createApp(somewhere.settings, { clock });

  const counts = async () => {
    const { rows } = await sql<Record<string, unknown>>`select (select count(*) from unit) units,
      (select count(*) from role) roles, (select count(*) from auth_user) accounts,
      (select count(*) from auth_account) passwords, (select count(*) from audit) records`.execute(
      appWithStore.store
    );
    return Object.values(rows[0] ?? {}).map(Number);
  };
  const one = [1, 1, 1, 1, 1];
  const none = [0, 0, 0, 0, 0];

  beforeEach(async () => {
    somewhere = await migrated();
    appWithStore = await open();
  });
  afterEach(async () => {
    await appWithStore.app.close();
    await somewhere.remove();
  });

  it('an empty app has an address of 160 bits, another one after each start, and none once it is founded', async () => {
    const { setup } = appWithStore.app;
    expect(setup.path).toMatch(/^\/setup\/[\w-]{27}$/);
    const secret = (setup.path ?? '').slice('/setup/'.length);
    expect([setup.opens(secret), setup.opens(`${secret}x`), setup.opens('')]).toEqual([true, false, false]);
    await appWithStore.app.close();
    appWithStore = await open();
    expect(appWithStore.app.setup.opens(secret)).toBe(false);
    expect(await appWithStore.app.setup.isNeeded()).toBe(true);
    await appWithStore.app.setup.found({ key: 'first-key', first: first() });
    expect(await appWithStore.app.setup.isNeeded()).toBe(false);
    await appWithStore.app.close();
    appWithStore = await open();
    expect(appWithStore.app.setup.path).toBeNull();
  });

  it('a unit with a document of its own finds it as a step that is still to come', async () => {
    const { app, store } = appWithStore;
    await app.setup.found({ key: 'first-key', first: first({ own: 'yes' }) });
    const { id: unit } = await store.selectFrom('unit').select('id').executeTakeFirstOrThrow();
    const operator = {
      account: 'o',
      session: null,
      name: '',
      unit,
      roles: ['operator'],
      subject: null
    } as const;
    expect(await app.beginnings(operator)).toMatchObject({ document: false });
    await store.deleteFrom('scheme_draft').execute();
    expect(await app.beginnings(operator)).toMatchObject({ document: null });
  });

  it('founds unit, operator, role and the first record of the trail; the operator can sign in', async () => {
    const { auth, setup } = appWithStore.app;
    await setup.found({ key: 'first-key', first: first({ masked: 'yes', timeZone: 'Asia/Urumqi' }) });
    expect(await counts()).toEqual(one);
    const { headers } = await auth.api.signInUsername({
      body: { username: 'tangyue', password: 'correct horse' },
      returnHeaders: true
    });
    const cookie = headers.getSetCookie().map((each) => each.split(';')[0]);
    const signedIn = await appWithStore.app.entrance.signedIn(new Headers({ cookie: cookie.join('; ') }));
    const actor = signedIn?.actor;
    expect(actor).toMatchObject({ name: '唐岳', roles: ['operator'], subject: null });
    if (!actor) return;
    const { unit } = await appWithStore.app.read(actor);
    expect(unit).toMatchObject({ name: '阳光社区', masked: true, timeZone: 'Asia/Urumqi', publicityDays: 5 });
  });

  it('the same form twice founds once; another one is refused', async () => {
    const { setup } = appWithStore.app;
    await setup.found({ key: 'first-key', first: first() });
    await setup.found({ key: 'first-key', first: first() });
    for (const [key, name] of [
      ['other-key', '阳光社区'],
      ['first-key', '月亮社区']
    ] as const)
      await expect(setup.found({ key, first: first({ name }) })).rejects.toMatchObject({
        code: 'already-set-up',
        status: 410
      });
    expect(await counts()).toEqual(one);
  });

  it('twenty at once, on PostgreSQL through two apps: one is first', async () => {
    const second = kind === 'postgres' ? await open() : appWithStore;
    const asked = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? second : appWithStore).app.setup.found({
        key: `race-key-${index}`,
        first: first({ name: `社区 ${index}`, username: `operator${index}` })
      })
    );
    const done = await Promise.allSettled(asked);
    if (second !== appWithStore) await second.app.close();
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of done)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'already-set-up' });
    expect(await counts()).toEqual(one);
  });

  it('what breaks off half-way leaves nothing, and can be asked again', async () => {
    const { setup } = appWithStore.app;
    // The last write fails.
    await sql.raw('alter table audit rename to audit_away').execute(appWithStore.store);
    await expect(setup.found({ key: 'first-key', first: first() })).rejects.toThrow('audit');
    await sql.raw('alter table audit_away rename to audit').execute(appWithStore.store);
    expect(await counts()).toEqual(none);
    expect(await setup.isNeeded()).toBe(true);
    await setup.found({ key: 'first-key', first: first() });
    expect(await counts()).toEqual(one);
  });

  it('tells what is to be done next, until something is published', async () => {
    const home = await testApp({ database });
    const { recorder } = home;
    expect(await home.app.beginnings(recorder)).toEqual({
      accounts: false,
      roster: true,
      // The unit's ledger begins in September, so earlier months may be on paper.
      takeover: false,
      document: null,
      ledger: false,
      board: false
    });
    const unit = { unit: recorder.unit, subject: null, from: '2026-09-01' };
    await grantRole(home.store, { ...unit, account: 'r', role: 'recorder' });
    expect(await home.app.beginnings(recorder)).toMatchObject({ accounts: false });
    await grantRole(home.store, { ...unit, account: 'k', role: 'committee' });
    await home.book({ item: 'activity', subject: 'p1' });
    expect(await home.app.beginnings(recorder)).toMatchObject({
      accounts: true,
      ledger: true,
      board: false
    });
    await home.pair('一楼大厅');
    expect(await home.app.beginnings(recorder)).toMatchObject({ board: true });
    await home.seal('2026-09');
    expect(await home.app.beginnings(recorder)).not.toBeNull();
    await home.publish('2026-09');
    expect(await home.app.beginnings(recorder)).toBeNull();
    await home.end();
  });

  it('a malformed key is refused', async () => {
    await expect(appWithStore.app.setup.found({ key: 'x', first: first() })).rejects.toMatchObject({
      code: 'bad-key'
    });
  });
});
