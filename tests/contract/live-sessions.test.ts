import { endRole } from '$lib/server/accounts/manage-accounts';
import { createAccount } from '$lib/server/auth/auth';
import { answerLive } from '$lib/server/live/answer-live';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../make/browser';
import { aHouse, type AHouse } from './a-house';
import { databases } from './stores';

vi.setConfig({ testTimeout: 30_000 });

describe.each(databases)('live streams of a member on $kind', (database) => {
  let here: AHouse;
  let browser: Browser;
  let server: Server;
  let url: string;
  let account: string;

  beforeEach(async () => {
    browser = new Browser();
    here = await aHouse({ database, plugins: [browser.plugin] });
    const password = 'a sentence of my own';
    account = await createAccount(here.house.auth, { username: 'liming', name: '李明', password });
    const { accounts } = await here.house.read(here.operator);
    const role = { account, from: '2026-10-01', to: null, by: null };
    await accounts.give({ ...role, role: 'member', subject: 'p2' });
    await accounts.give({ ...role, role: 'editor', subject: null });
    await here.house.entrance.signIn(browser.caller, { username: 'liming', password });
    server = createServer((req, res) => {
      if (!answerLive(here.house, req, res)) res.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, listening));
    url = `http://localhost:${(server.address() as AddressInfo).port}/api/live/me`;
  });
  afterEach(async () => {
    here.house.streams.hush();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await here.end();
  });

  const cookie = () => ({ cookie: browser.headers.get('cookie') ?? '' });
  /** Opens the stream; resolves with a promise of its end. */
  const open = async () => {
    const response = await fetch(url, { headers: cookie() });
    expect(response.status).toBe(200);
    return { ended: response.text() };
  };

  it('ends when its owner signs out, and can’t be opened again', async () => {
    const before = cookie();
    const { ended } = await open();
    await here.house.entrance.signOut(browser.headers);
    await ended;
    expect((await fetch(url, { headers: before })).status).toBe(404);
  });

  it('ends when the role does, by the office', async () => {
    const { ended } = await open();
    const { accounts } = await here.house.read(here.operator);
    const held = (await accounts.one(account)).roles.find(({ role }) => role === 'member');
    const asked = { key: 'end-the-role', account, role: held?.id ?? '', last: '' };
    await endRole(here.house, here.operator, asked);
    await ended;
  });

  it('ends when another process ended the session, and when the member leaves by the roster', async () => {
    const first = await open();
    await here.store.updateTable('subject').set({ to_date: '2026-10-05' }).execute();
    here.house.entrance.sessions.check();
    const second = await open();
    here.at('2026-10-06T00:00:00Z');
    here.house.entrance.sessions.check();
    await Promise.all([first.ended, second.ended]);
    here.at('2026-10-05T04:00:00Z');
    const third = await open();
    await here.store.deleteFrom('auth_session').execute();
    here.house.entrance.sessions.check();
    await third.ended;
  });

  it('a password that must be changed first opens none', async () => {
    await here.store
      .insertInto('initial_password')
      .values({ account_id: account, until: '2027-01-01T00:00:00.000Z' })
      .execute();
    expect((await fetch(url, { headers: cookie() })).status).toBe(404);
  });
});
