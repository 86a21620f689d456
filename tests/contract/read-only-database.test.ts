import { announce } from '$lib/server/domain/announcements/announce';
import { createApp, type AppWithStore } from '$lib/server/app';
import { faultOf } from '$lib/server/platform/http/fault-of';
import { refusalBody } from '$lib/server/platform/http/refusal';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administer } from '../postgres/fresh-database';
import { postgres } from './stores';
import { testApp, type TestApp } from './test-app';

describe('a PostgreSQL that only reads', () => {
  let here: TestApp;
  let there: AppWithStore;
  let name: string;

  beforeEach(async () => {
    here = await testApp({ database: postgres });
    name = new URL(here.app.settings.databaseUrl ?? '').pathname.slice(1);
    await administer((client) =>
      client.query(`alter database ${name} set default_transaction_read_only = on`)
    );
    // Connections take the setting when they are opened, as they do after a failover.
    there = await createApp(here.app.settings, { clock: () => here.app.clock() });
  });
  afterEach(async () => {
    await there.app.close();
    await administer((client) => client.query(`alter database ${name} reset default_transaction_read_only`));
    await here.end();
  });

  const hang = () =>
    announce(there.app, here.recorder, { key: 'announce-1', title: '公告', body: '正文' }).then(
      () => expect.fail('it was written'),
      (error: unknown) => error
    );

  it('isn’t ready, and goes on reading', async () => {
    expect(await there.app.trouble()).toBe('read-only');
    expect(await (await there.app.read(here.recorder)).announcements.list()).toEqual([]);
    expect(await here.app.trouble()).toBeNull();
  });

  it('refuses a write in words, and takes it as soon as another connection writes', async () => {
    const refused = await hang();
    expect(refused).toMatchObject({ code: 'database-read-only', status: 503 });
    const fault = faultOf(refused) ?? expect.fail('it is a fault');
    expect(fault).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(refusalBody(fault, { accept: 'text/html' }).body).toContain('只能读');
    await administer((client) => client.query(`alter database ${name} reset default_transaction_read_only`));
    // The connection that only read was closed, so the next write opens one to a database that writes.
    await announce(there.app, here.recorder, { key: 'announce-1', title: '公告', body: '正文' });
    const client = new pg.Client(here.app.settings.databaseUrl ?? '');
    await client.connect();
    const { rows } = await client.query<{ n: string }>('select count(*) as n from announcement');
    await client.end();
    expect(rows).toEqual([{ n: '1' }]);
  });
});
