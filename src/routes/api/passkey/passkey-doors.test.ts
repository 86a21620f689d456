import { afterEach, beforeEach, expect, it } from 'vitest';
import { aHouse, type AHouse } from '../../../../tests/contract/a-house';
import { POST as add } from './add/+server';
import { POST as challenge } from './challenge/+server';
import { POST as newChallenge } from './new-challenge/+server';
import { POST as signIn } from './sign-in/+server';

let here: AHouse;
beforeEach(async () => {
  here = await aHouse();
});
afterEach(() => here.end());

const knock = async (
  door: (event: never) => Promise<Response>,
  body: object,
  { origin = 'http://localhost:4000', type = 'application/json' } = {}
) => {
  const headers = { 'content-type': type, origin, 'x-sunboard-ip': '192.0.2.1' };
  const request = new Request(origin, { method: 'POST', headers, body: JSON.stringify(body) });
  const locals = { house: here.house, actor: null, signedIn: null };
  const answer = await door({ locals, request, url: new URL(origin) } as never);
  return { status: answer.status, body: await answer.json() };
};
const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

const response = {
  ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
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

it('where browsers have no passkeys the doors say so', async () => {
  for (const origin of ['http://192.168.1.20:4000', 'https://elsewhere.example'])
    expect(await knock(challenge, {}, { origin })).toMatchObject(refused(403, 'passkey-not-here'));
});

it('challenges count as tries: a hundred, and the source waits', async () => {
  for (let i = 0; i < 100; i += 1) expect((await knock(challenge, {})).status).toBe(200);
  expect(await knock(challenge, {})).toMatchObject(refused(429, 'sign-in-too-often'));
});

it.each([{}, { response: 1 }, { response: { ...response, id: '' } }, { response, more: 1 }])(
  'refuses %j',
  async (body) => {
    expect(await knock(signIn, body)).toMatchObject(refused(422, 'bad-input'));
  }
);
