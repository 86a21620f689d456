import { createAccount } from '$lib/server/platform/auth/auth';
import { isWiped, passSignedOut } from '$lib/server/platform/http/wiped-device';
import { answerLive } from '$lib/server/live-streams';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('a device that was wiped on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let server: Server;
  let url: string;
  const password = 'a sentence of my own';

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    const { app } = here;
    const account = await createAccount(app.auth, { username: 'liming', name: '李明', password });
    const { accounts } = await app.read(here.operator);
    const role = { account, from: '2026-10-01', to: null, by: null };
    await accounts.give({ ...role, role: 'member', subject: 'p2' });
    await app.entrance.signIn(browser.caller, { username: 'liming', password });
    server = createServer((req, res) => {
      // This replaces Kit, and answers who is signed in.
      const kit = async () => {
        const signedIn = await app.entrance.peek(new Headers({ cookie: req.headers.cookie ?? '' }));
        res.end(signedIn?.username ?? 'nobody');
      };
      const next = () => void (answerLive(app, req, res) || kit());
      if (isWiped(req.headers.cookie))
        passSignedOut({ log: app.log, endSession: app.entrance.endSession }, req, res, next);
      else next();
    });
    await new Promise<void>((listening) => server.listen(0, listening));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    here.app.streams.closeAll();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await here.end();
  });

  const session = () => browser.headers.get('cookie') ?? '';
  const marked = () => `sunboard-wiped=1; ${session()}`;
  const ask = (path: string, cookie: string) => fetch(url + path, { headers: { cookie } });
  const said = async (path: string, cookie: string) => (await ask(path, cookie)).text();

  it('is signed out by its first request, before that is answered, and stays so without the mark', async () => {
    expect(await said('/me', session())).toBe('liming');
    expect(await said('/me', marked())).toBe('nobody');
    expect(await said('/me', session())).toBe('nobody');
  });

  it('gets no live stream with its first request, and one that is open ends', async () => {
    const open = await ask('/api/live/me', session());
    expect(open.status).toBe(200);
    expect((await ask('/api/live/me', marked())).status).toBe(404);
    await open.text();
  });

  it('ends its own session alone', async () => {
    const phone = session();
    await here.app.entrance.signIn(new Browser().caller, { username: 'liming', password });
    const other = session();
    expect(await said('/me', `sunboard-wiped=1; ${phone}`)).toBe('nobody');
    expect(await said('/me', other)).toBe('liming');
  });

  it('another value, or another cookie with that name in it, is no mark', async () => {
    for (const other of ['sunboard-wiped=0', 'x-sunboard-wiped=1', 'sunboard-wiped=11'])
      expect(await said('/me', `${other}; ${session()}`)).toBe('liming');
  });

  it('is told nothing while its session can’t be ended, and is signed out once it can', async () => {
    const { schema } = here.store;
    await schema.alterTable('auth_session').renameTo('taken_away').execute();
    const refused = await ask('/me', marked());
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([500, 'private, no-store']);
    expect(await refused.text()).not.toContain('liming');
    await schema.alterTable('taken_away').renameTo('auth_session').execute();
    expect(await said('/me', session())).toBe('liming');
    expect(await said('/me', marked())).toBe('nobody');
  });
});
