import { attemptLimits } from '$lib/server/platform/auth/attempt-limits';
import { knownDevices } from '$lib/server/platform/auth/known-devices';
import { sessionSecret } from '$lib/server/platform/settings/secret';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../tests/contract/test-app';
import { POST as add } from './add/+server';
import { POST as challenge } from './challenge/+server';
import { POST as newChallenge } from './new-challenge/+server';
import { POST as signIn } from './sign-in/+server';

let here: TestApp;
beforeEach(async () => {
  here = await testApp();
});
afterEach(() => here.end());

const knock = async (
  endpoint: (event: never) => Promise<Response>,
  body: object,
  { origin = 'http://localhost:4000', type = 'application/json', cookie = '' } = {}
) => {
  const headers = { 'content-type': type, origin, cookie, 'x-sunboard-ip': '192.0.2.1' };
  const request = new Request(origin, { method: 'POST', headers, body: JSON.stringify(body) });
  const locals = { app: here.app, actor: null, signedIn: null };
  const answer = await endpoint({ locals, request, url: new URL(origin) } as never);
  return {
    status: answer.status,
    body: await answer.json(),
    retryAfter: answer.headers.get('retry-after')
  };
};
const secretOf = ({ app }: TestApp) => sessionSecret(app.settings, expect.unreachable);

const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

const response = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' }
};

it('a challenge is bound to the host name, and opens nothing by itself', async () => {
  expect(await knock(challenge, {})).toMatchObject({ status: 200, body: { rpId: 'localhost' } });
  expect(await knock(signIn, { response })).toMatchObject(refused(401, 'passkey-refused'));
});

it('nobody adds a passkey without being signed in', async () => {
  expect(await knock(newChallenge, {})).toMatchObject(refused(401, 'signed-out'));
  const made = { ...response, response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } };
  expect(await knock(add, { response: made })).toMatchObject(refused(401, 'signed-out'));
});

it('where browsers have no passkeys the endpoints say so', async () => {
  for (const origin of ['http://192.168.1.20:4000', 'https://elsewhere.example'])
    expect(await knock(challenge, {}, { origin })).toMatchObject(refused(403, 'passkey-not-here'));
});

it('a stranger’s challenges stop an address for less than a minute, and no browser that has signed in before', async () => {
  const nobody = { id: 'a', hash: '', handedOver: false };
  const cookie = `sunboard.device=${knownDevices(secretOf(here)).remember(null, nobody)}`;
  for (let i = 0; i < attemptLimits['passkey-address'].most; i += 1)
    expect((await knock(challenge, {})).status).toBe(200);
  here.at('2026-10-05T04:00:20Z');
  expect(await knock(challenge, {})).toMatchObject({
    ...refused(429, 'sign-in-too-often'),
    retryAfter: '40'
  });
  expect((await knock(challenge, {}, { cookie })).status).toBe(200);
  here.at('2026-10-05T04:01:00Z');
  expect((await knock(challenge, {})).status).toBe(200);
}, 60_000);

it('a browser that has signed in before has bounds of its own', async () => {
  const nobody = { id: 'a', hash: '', handedOver: false };
  const cookie = `sunboard.device=${knownDevices(secretOf(here)).remember(null, nobody)}`;
  for (let i = 0; i < attemptLimits['passkey-device'].most; i += 1)
    expect((await knock(challenge, {}, { cookie })).status).toBe(200);
  expect(await knock(challenge, {}, { cookie })).toMatchObject(refused(429, 'sign-in-too-often'));
  expect((await knock(challenge, {})).status).toBe(200);
});

it.each([{}, { response: 1 }, { response: { ...response, id: '' } }, { response, more: 1 }])(
  'refuses %j',
  async (body) => {
    expect(await knock(signIn, body)).toMatchObject(refused(422, 'bad-input'));
  }
);
