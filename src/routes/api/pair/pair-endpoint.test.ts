import { afterEach, beforeEach, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../tests/contract/test-app';
import { POST } from './+server';

let here: TestApp;
beforeEach(async () => {
  here = await testApp();
});
afterEach(() => here.end());

/** A browser behind the hall's address, which keeps the cookies that it is given. */
function aBrowser() {
  const jar = new Map<string, string>();
  const cookies = {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => void jar.set(name, value)
  };
  return async () => {
    const url = new URL('http://localhost:4000/api/pair');
    const headers = { 'content-type': 'application/json', 'x-sunboard-ip': '203.0.113.7' };
    const request = new Request(url, { method: 'POST', headers, body: '{}' });
    const answer = await POST({ cookies, locals: { app: here.app }, request, url } as never);
    return { status: answer.status, body: await answer.json() };
  };
}

it('two hundred requests from one address keep none of the hall’s screens out', async () => {
  const screen = aBrowser();
  const before = await screen();
  for (let i = 0; i < 200; i += 1) await aBrowser()();
  const after = await aBrowser()();
  expect(after).toMatchObject({ status: 200, body: { state: 'waiting' } });
  expect(await screen()).toMatchObject({ status: 200, body: { code: before.body.code } });
});
