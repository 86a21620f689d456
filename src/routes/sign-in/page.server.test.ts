import { addAccount } from '$lib/server/auth/auth';
import { expect, test } from 'vitest';
import { aHouse } from '../../../tests/contract/a-house';
import { load } from './+page.server';

test('an account without a role is told so, and not asked to sign in again', async () => {
  const { house, end } = await aHouse();
  await addAccount(house.auth, { username: 'nobody', name: '某人', password: 'long enough' });
  const { headers } = await house.auth.api.signInUsername({
    body: { username: 'nobody', password: 'long enough' },
    returnHeaders: true
  });
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const seen = (request: Request) =>
    load({ locals: { house, actor: null }, request, url: new URL('http://x.example/sign-in') } as never);
  expect(await seen(new Request('http://x.example', { headers: { cookie } }))).toMatchObject({
    noRole: true
  });
  expect(await seen(new Request('http://x.example'))).toMatchObject({ noRole: false });
  await end();
});
