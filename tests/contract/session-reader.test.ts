import { createAccount } from '$lib/server/platform/auth/auth';
import { sessionReader } from '$lib/server/platform/auth/session-reader';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../make/browser';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const day = 24 * 60 * 60 * 1000;

describe.each(databases)('the session of a request on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let reader: ReturnType<typeof sessionReader>;
  const password = 'a sentence of my own';

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    const account = await createAccount(here.app.auth, { username: 'liming', name: '李明', password });
    const { accounts } = await here.app.read(here.operator);
    await accounts.give({ account, from: '2026-10-01', to: null, by: null, role: 'member', subject: 'p2' });
    await here.app.entrance.signIn(browser.caller, { username: 'liming', password });
    reader = sessionReader(here.store, 'sunboard.session_token', () => '2026-10-05');
  });
  afterEach(() => here.end());

  const ask = vi.fn((headers: Headers) =>
    here.app.auth.api.getSession({ headers, query: { disableRefresh: true } })
  );
  /** Reads the session, and tells how often the library was asked for it. */
  async function read(headers = new Headers({ cookie: browser.headers.get('cookie') ?? '' })) {
    ask.mockClear();
    const signedIn = await reader(headers, () => ask(headers));
    return { subject: signedIn?.actor.subject ?? null, asked: ask.mock.calls.length };
  }

  it('is asked of the library once', async () => {
    expect(await read()).toEqual({ subject: 'p2', asked: 1 });
    expect(await read()).toEqual({ subject: 'p2', asked: 0 });
  });

  it('opens nothing once it has ended, in whichever process', async () => {
    await read();
    await here.store.deleteFrom('auth_session').execute();
    expect(await read()).toEqual({ subject: null, asked: 1 });
    expect(await read()).toEqual({ subject: null, asked: 1 });
  });

  it('ends with the last role', async () => {
    await read();
    await here.store.updateTable('role').set({ to_date: '2026-10-04' }).execute();
    expect(await read()).toEqual({ subject: null, asked: 1 });
    expect(await here.store.selectFrom('auth_session').selectAll().execute()).toEqual([]);
  });

  it('is asked again when it is to be prolonged, and when it has expired', async () => {
    await read();
    const left = (days: number) =>
      here.store
        .updateTable('auth_session')
        .set({ expiresAt: new Date(Date.now() + days * day).toISOString() })
        .execute();
    await left(13.1);
    expect(await read()).toEqual({ subject: 'p2', asked: 0 });
    await left(12.9);
    expect(await read()).toEqual({ subject: 'p2', asked: 1 });
    await left(-0.1);
    expect(await read()).toEqual({ subject: null, asked: 1 });
  });

  it('isn’t known by its token alone: another signature is the library’s to refuse', async () => {
    await read();
    const cookie = browser.headers.get('cookie') ?? '';
    const forged = cookie.replace(/(session_token=[^.;]+\.)[^;]{4}/, '$1AAAA');
    expect(forged).not.toBe(cookie);
    const spaced = cookie.replace('=', ' =');
    for (const header of [forged, `${forged}; ${cookie}`, `${cookie}; ${forged}`, `${spaced}; ${forged}`])
      expect((await read(new Headers({ cookie: header }))).asked, header).toBe(1);
    expect(await read(new Headers({ cookie: forged }))).toEqual({ subject: null, asked: 1 });
  });
});
