import { isRedirect } from '@sveltejs/kit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testApp, type TestApp } from '../../../tests/contract/test-app';
import { accountTools } from '../../../tests/contract/account-tools';
import { Browser } from '../../../tests/make/browser';
import { actions as ofAccount } from '../account/+page.server';
import { actions } from './+page.server';

let here: TestApp;
/** the browser whose requests are answered now */
let browser: Browser;
const { key, add, own, signedIn } = accountTools(() => ({ here, browser }));

const hall = '203.0.113.7';
const elsewhere = '198.51.100.9';

beforeEach(async () => {
  browser = new Browser();
  here = await testApp({ plugins: [browser.plugin] });
  const { username, password } = await add('fangmin');
  expect(await signIn(username, password)).toBe('/sign-in');
  expect(await change(password, own)).toBe('/account?done=password');
});
afterEach(() => here.end());

/**
 * Sends a form as the browser does.
 * @returns where it is led, or why it is refused
 */
async function send(
  action: (event: never) => unknown,
  fields: Record<string, string>,
  source: string
): Promise<string | { code: string; wait: string | undefined }> {
  const url = new URL('http://localhost:4000/sign-in');
  const { headers } = browser;
  headers.set('x-sunboard-ip', source);
  headers.set('content-type', 'application/x-www-form-urlencoded');
  const request = new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const locals = { app: here.app, signedIn: await signedIn() };
  const sent: Record<string, string> = {};
  const event = {
    locals,
    request,
    url,
    cookies: browser,
    setHeaders: (more: object) => Object.assign(sent, more)
  };
  try {
    const { data } = (await action(event as never)) as { data: { refusal: { code: string } } };
    return { code: data.refusal.code, wait: sent['retry-after'] };
  } catch (error) {
    if (!isRedirect(error)) throw error;
    return error.location;
  }
}

const signIn = (username: string, password: string, source = hall) =>
  send(actions.default as never, { username, password }, source);
const change = (old: string, next: string) =>
  send(ofAccount.password as never, { key: key(), old, next, again: next }, hall);

/** Another browser tries passwords, from the hall and from elsewhere; ours is put back afterwards. */
async function strangers() {
  const back = browser.keep();
  browser.clear();
  for (const source of [hall, '192.0.2.1'])
    for (let i = 0; i < 6; i += 1) await signIn('fangmin', 'wrong', source);
  back();
}

it('signing in reads what it checks twice: before the password, and again once the session is there', async () => {
  browser = new Browser();
  const read = vi.spyOn(here.store, 'selectFrom');
  const { length } = read.mock.calls;
  expect(await signIn('fangmin', own)).toBe('/sign-in');
  const tables = read.mock.calls.slice(length).map(([table]) => table);
  read.mockRestore();
  expect(tables.filter((table) => table === ('auth_account' as never))).toHaveLength(2);
  // The successful sign-in has made the browser a known device.
  expect(browser.headers.get('cookie')).toContain('sunboard.device=');
});

it('whatever strangers try, a browser that has signed in before signs in at once', async () => {
  await here.app.entrance.signOut(browser.headers);
  await strangers();
  expect(await signedIn()).toBeNull();
  expect(await signIn('fangmin', own)).toBe('/sign-in');
  expect(await signedIn()).toMatchObject({ username: 'fangmin' });
});

it('whatever strangers try elsewhere, a new phone signs in at once', async () => {
  await strangers();
  browser.clear();
  expect(await signIn('fangmin', own, elsewhere)).toBe('/sign-in');
});

it('in the hall where strangers try, a new phone waits a minute at most and is told how long', async () => {
  await strangers();
  browser.clear();
  const refused = await signIn('fangmin', own);
  expect(refused).toMatchObject({ code: 'sign-in-unknown-device', wait: expect.stringMatching(/^\d+$/) });
  here.at('2026-10-05T04:01:00Z');
  expect(await signIn('fangmin', own)).toBe('/sign-in');
});

it('whatever strangers try, who is signed in changes their own password', async () => {
  await strangers();
  expect(await change(own, 'another sentence')).toBe('/account?done=password');
});
